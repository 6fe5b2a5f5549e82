import { hasPlace, type Runway } from '../aviation/aerodrome.js';
import type { AerodromeTable } from '../aviation/aerodromes.js';
import { AirbridgeError } from '../error.js';
import { destination, haversineKm, initialBearingDeg, trackOffset } from '../geo/geodesic.js';
import { clamp, turnDeg } from './angle.js';
import type { Performance } from './performance.js';
import type { Random } from './random.js';

/** A place in degrees. */
export interface Place {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

/** One direction of a runway of the aerodrome table. */
export interface RunwayDirection extends Place {
  readonly aerodrome: string;
  /** Painted designator of the end it begins at; null where the table is silent. */
  readonly ident: string | null;
  readonly bearingDeg: number;
  readonly lengthKm: number;
  /** Of the part before the threshold a landing may not touch. */
  readonly displacedKm: number;
  readonly startElevationFt: number;
  readonly endElevationFt: number;
  /** On which side the apron is taken to be: that of the aerodrome's reference point. */
  readonly apronSide: 1 | -1;
}

const KM_PER_FT = 0.0003048;
/** Share of a runway a take-off or landing roll may take. */
const USABLE_SHARE = 0.85;

/** The place `alongKm` along a runway from its beginning and `acrossKm` to the right of it. */
export function onRunway(runway: RunwayDirection, alongKm: number, acrossKm: number): Place {
  const { latitudeDeg, longitudeDeg, bearingDeg } = runway;
  const behind = alongKm < 0 ? 180 : 0;
  const along = destination(latitudeDeg, longitudeDeg, bearingDeg + behind, Math.abs(alongKm));
  if (acrossKm === 0) return along;
  const home = initialBearingDeg(along.latitudeDeg, along.longitudeDeg, latitudeDeg, longitudeDeg);
  // Great circles turn: what is straight ahead here is not what it was at the threshold.
  const ahead = Math.abs(alongKm) < 0.001 ? bearingDeg : home + (alongKm > 0 ? 180 : 0);
  const side = acrossKm > 0 ? 90 : -90;
  return destination(along.latitudeDeg, along.longitudeDeg, ahead + side, Math.abs(acrossKm));
}

/** Where a place is relative to the runway: km along it from its beginning, km to the right of it. */
export function beside(runway: RunwayDirection, place: Place): { alongKm: number; acrossKm: number } {
  const { latitudeDeg, longitudeDeg, bearingDeg } = runway;
  return trackOffset(latitudeDeg, longitudeDeg, bearingDeg, place.latitudeDeg, place.longitudeDeg);
}

/** Height of the runway's surface above the sea, even slope assumed; beyond its ends that of the end. */
export function elevationFt(runway: RunwayDirection, alongKm: number): number {
  const share = clamp(alongKm / runway.lengthKm, 0, 1);
  return runway.startElevationFt + (runway.endElevationFt - runway.startElevationFt) * share;
}

/**
 * Both directions of every open, surveyed runway of the aerodrome that is long enough.
 *
 * @param ident one the table has
 * @throws AirbridgeError `bad-value` where no runway will do
 */
export function runwaysFor(
  aerodromes: AerodromeTable,
  ident: string,
  performance: Performance,
): RunwayDirection[] {
  const field = aerodromes.at(aerodromes.indexOf(ident));
  const needKm = Math.max(performance.takeoffRollM, performance.landingRollM) / 1000 / USABLE_SHARE;
  const found = aerodromes
    .runwaysOf(field.index)
    .filter((runway) => !runway.closed && runway.surface !== 'water')
    .flatMap((runway) => directions(runway, field.ident, field.elevationFt ?? 0, field))
    .filter((runway) => runway.lengthKm - runway.displacedKm >= needKm);
  if (found.length > 0) return found;
  throw new AirbridgeError(
    'bad-value',
    `no surveyed runway of at least ${Math.ceil(needKm * 1000)} m there`,
    { field: 'aerodrome', value: ident },
    'Choose a larger field or a smaller type.',
  );
}

/** The one asked for, else one of those most into the wind. @throws AirbridgeError `bad-value` */
export function chooseRunway(
  runways: readonly RunwayDirection[],
  wanted: string | null,
  windFromDeg: number,
  random: Random,
): RunwayDirection {
  if (wanted === null) {
    const intoWind = runways.filter((runway) => Math.abs(turnDeg(runway.bearingDeg, windFromDeg)) <= 90);
    return random.pick(intoWind.length > 0 ? intoWind : runways);
  }
  const named = runways.find((runway) => runway.ident === wanted);
  if (named !== undefined) return named;
  const known = runways.map((runway) => runway.ident).join(', ');
  const where = { field: 'runway', value: wanted };
  throw new AirbridgeError(
    'bad-value',
    `${runways[0].aerodrome} has no such runway`,
    where,
    `There is ${known}.`,
  );
}

function directions(runway: Runway, aerodrome: string, fieldFt: number, reference: Place): RunwayDirection[] {
  const [low, high] = runway.ends;
  if (!hasPlace(low) || !hasPlace(high)) return [];
  return [
    [low, high],
    [high, low],
  ].map(([from, to]) => {
    const way = [from.latitudeDeg, from.longitudeDeg, to.latitudeDeg, to.longitudeDeg] as const;
    const bearingDeg = initialBearingDeg(...way);
    const { latitudeDeg, longitudeDeg } = reference;
    const apron = trackOffset(from.latitudeDeg, from.longitudeDeg, bearingDeg, latitudeDeg, longitudeDeg);
    return {
      aerodrome,
      ident: from.ident,
      latitudeDeg: from.latitudeDeg,
      longitudeDeg: from.longitudeDeg,
      bearingDeg,
      lengthKm: haversineKm(...way),
      displacedKm: (from.displacedThresholdFt ?? 0) * KM_PER_FT,
      startElevationFt: from.elevationFt ?? fieldFt,
      endElevationFt: to.elevationFt ?? fieldFt,
      apronSide: apron.acrossKm >= 0 ? 1 : -1,
    };
  });
}
