import type { AerodromeTable } from '../aviation/aerodromes.js';
import { destination } from '../geo/geodesic.js';
import type { Place } from './field.js';
import { identOf } from './identity.js';
import type { Random } from './random.js';
import { EVERYWHERE, type Network, networkOf, type Receiver } from './receivers.js';
import { msOf } from './request.js';
import type { Growth, ReceiverSite, Scenario, Somewhere } from './scenario.js';

const YEAR_MS = 365.25 * 86_400_000;
/** Ground as high as the nearest aerodrome within this; else at sea level. */
const SAME_GROUND_KM = 60;
const ANTENNA_FT = [12, 80] as const;
const USUAL_RANGE_NM = 230;

/** A place by name or by coordinates. @throws AirbridgeError `unknown-place` */
export function placeOf(where: Somewhere, aerodromes: AerodromeTable): Place {
  if (typeof where !== 'string') return where;
  const { latitudeDeg, longitudeDeg } = aerodromes.byIdent(identOf(aerodromes, where))!;
  return { latitudeDeg, longitudeDeg };
}

/** Every receiver of a scenario, those that are yet to come included. */
export function receiversOf(
  { receivers = [], growth }: Pick<Scenario, 'receivers' | 'growth'>,
  aerodromes: AerodromeTable,
  random: Random,
): Receiver[] {
  const named = receivers === 'everywhere' ? [] : receivers;
  return [
    ...named.map((site, k) => receiverAt(site, `receiver ${k + 1}`, aerodromes)),
    ...growth.flatMap((one, k) => grown(one, `growth ${k + 1}`, aerodromes, random.child(k))),
  ];
}

/** What hears a scenario's sky. */
export function networkFor(
  { receivers, growth }: Pick<Scenario, 'receivers' | 'growth'>,
  all: readonly Receiver[],
): Network {
  const isSilent = receivers === undefined && growth.length === 0;
  return receivers === 'everywhere' || isSilent ? EVERYWHERE : networkOf(all);
}

function receiverAt(site: ReceiverSite, name: string, aerodromes: AerodromeTable): Receiver {
  const place = placeOf(site.at, aerodromes);
  return {
    name,
    ...place,
    groundFt: site.groundFt ?? groundFt(place, aerodromes),
    antennaFt: site.antennaFt,
    rangeNm: site.rangeNm,
    sinceMs: site.since === undefined ? Number.NEGATIVE_INFINITY : msOf(site.since, 'since'),
    untilMs: site.until === undefined ? Number.POSITIVE_INFINITY : msOf(site.until, 'until'),
  };
}

/** Receivers set up one by one, each to stay. */
function grown(growth: Growth, name: string, aerodromes: AerodromeTable, random: Random): Receiver[] {
  const sinceMs = msOf(growth.since, 'since');
  const years = (msOf(growth.until, 'until') - sinceMs) / YEAR_MS;
  const count = Math.max(0, Math.ceil(years * growth.perYear));
  const centres = growth.around.map((where) => placeOf(where, aerodromes));
  return Array.from({ length: count }, (_, k) => {
    const chance = random.child(k);
    const centre = chance.pick(centres);
    // The root spreads them evenly over the circle instead of crowding its middle.
    const km = growth.withinKm * Math.sqrt(chance.next());
    const place = destination(centre.latitudeDeg, centre.longitudeDeg, chance.between(0, 360), km);
    return {
      name: `${name}.${k + 1}`,
      ...place,
      groundFt: groundFt(place, aerodromes),
      antennaFt: chance.between(...ANTENNA_FT),
      rangeNm: USUAL_RANGE_NM,
      sinceMs: sinceMs + (k / growth.perYear) * YEAR_MS,
      untilMs: Number.POSITIVE_INFINITY,
    };
  });
}

function groundFt({ latitudeDeg, longitudeDeg }: Place, aerodromes: AerodromeTable): number {
  const nearest = aerodromes.nearest(latitudeDeg, longitudeDeg, SAME_GROUND_KM);
  return nearest < 0 ? 0 : aerodromes.elevationFt[nearest] || 0;
}
