import type { AerodromeTable } from '../../aviation/aerodromes.js';
import { canUse, type FieldNeeds } from '../field/usable.js';
import { type EndJudgement, type EndWeights, utility } from './end-model.js';
import { type Outlook, wasHigh } from './outlook.js';
import { elsewhereFeatures, GLIDE_KM_PER_1000_FT, type Prospect, prospectOf } from './prospect.js';
import { VISITING } from './visiting.js';

/** A field and how likely it is the one. */
export interface Weighed extends Prospect {
  readonly probability: number;
}

/** Above this height over the ground any field within hundreds of kilometres would do, and none is looked at. */
const LOOKED_AT_BELOW_FT = 20_000;
/** Level this high at the top of its leg, an aircraft is in cruise, and none is looked at either: it may come down anywhere. */
const CRUISING = { belowTopFt: 300, withinFpm: 300, sinkWithinFt: 300 };
/** Light aircraft cruise lower: from 3,000 ft above the ground on cruising levels are prescribed for them (ICAO Annex 2, 4.7). */
const CRUISING_ABOVE_FT = { fast: 10_000, slow: 5_000 } as const;
/** Fields this near are looked at whatever the height. */
const AT_LEAST_KM = 15;
/** Approaches are flown up to this much longer than the glide path. */
const DETOUR = 2;
/** Nearest field whose elevation stands for the ground below. */
const GROUND_WITHIN_KM = 100;
/** Fields less likely than this are not worth naming. */
const WORTH_NAMING = 1e-4;

/** Fields in reach of an end, each with its features; and those of "elsewhere". */
export interface Prospects {
  readonly wasHigh: boolean;
  readonly fields: readonly Prospect[];
  readonly elsewhere: Float64Array;
}

/** Every field that the aircraft may have come from or gone to, as it lies before it. */
export function prospectsOf(aerodromes: AerodromeTable, needs: FieldNeeds, outlook: Outlook): Prospects {
  const { latitudeDeg, longitudeDeg, altitudeFt, timeMs } = outlook;
  const nearest = aerodromes.nearest(latitudeDeg, longitudeDeg, GROUND_WITHIN_KM);
  const groundFt = nearest < 0 ? 0 : aerodromes.elevationFt[nearest] || 0;
  const elsewhere = elsewhereFeatures(outlook, groundFt);
  const isHigh = wasHigh(outlook);
  const heightFt = altitudeFt - groundFt;
  if (heightFt > LOOKED_AT_BELOW_FT || isCruising(outlook, heightFt))
    return { wasHigh: isHigh, fields: [], elsewhere };
  const glideKm = (Math.max(0, heightFt || 0) / 1_000) * GLIDE_KM_PER_1000_FT;
  const fields = aerodromes
    .near(latitudeDeg, longitudeDeg, AT_LEAST_KM + DETOUR * glideKm)
    .filter((field) => canUse(aerodromes, field, needs, timeMs))
    .map((field) => prospectOf(aerodromes, field, outlook));
  return { wasHigh: isHigh, fields, elsewhere };
}

/** Whether nothing says yet that the aircraft comes down, or still that it climbs. */
function isCruising({ isFast, belowTopFt, verticalRateFpm, sinkFt }: Outlook, heightFt: number): boolean {
  const isLevel =
    !(Math.abs(verticalRateFpm) > CRUISING.withinFpm) && !(Math.abs(sinkFt) > CRUISING.sinkWithinFt);
  const isHigh = heightFt > CRUISING_ABOVE_FT[isFast ? 'fast' : 'slow'];
  return isHigh && belowTopFt < CRUISING.belowTopFt && isLevel;
}

/**
 * How likely each field in reach is the one, the likeliest first; what is left to 1 is "elsewhere or unknown".
 *
 * From this leg's own reports, the type and the fields alone (method, section 1).
 *
 * @param returns what the leg's other end tells of this one
 */
export function posteriorOf(prospects: Prospects, model: EndJudgement, returns = NO_RETURN): Weighed[] {
  const { fields } = prospects;
  const slope = prospects.wasHigh ? model.highSlope : 1;
  const utilities = withReturns(utilitiesOf(prospects, model), fields, returns, model.returnOdds);
  const chances = chancesOf(prospects, utilities, slope);
  return fields
    .map((prospect, k) => ({ ...prospect, probability: chances.fields[k] }))
    .filter(({ probability }) => probability >= WORTH_NAMING)
    .sort((a, b) => b.probability - a.probability || a.field - b.field);
}

/** By row of the aerodrome table: how likely a leg's other end lies there. See legs/other-end. */
export type ReturnChances = ReadonlyMap<number, number>;
export const NO_RETURN: ReturnChances = new Map();

/** A number for each field in reach, and one for "elsewhere". */
export interface OfEach {
  readonly fields: readonly number[];
  readonly elsewhere: number;
}

/** How much speaks for each field and for "elsewhere". */
export function utilitiesOf({ fields, elsewhere }: Prospects, model: EndWeights): OfEach {
  return {
    fields: fields.map(({ features }) => utility(model.field, features)),
    elsewhere: utility(model.elsewhere, elsewhere),
  };
}

/**
 * What speaks for each field with what the leg's other end adds. Where both ends are weighed, and one at which the leg both began
 * and ended counts for `odds` times as much as two, this is what is left of the sum over all that the other end may be.
 */
export function withReturns(
  utilities: OfEach,
  prospects: readonly Pick<Prospect, 'field'>[],
  returns: ReturnChances,
  odds: number,
): OfEach {
  if (returns.size === 0) return utilities;
  const fields = utilities.fields.map(
    (one, k) => one + Math.log1p((odds - 1) * (returns.get(prospects[k].field) ?? 0)),
  );
  return { ...utilities, fields };
}

/**
 * Probabilities from utilities. Where the aircraft may only be visiting a field, part of what speaks for that field is given to
 * all the others, as they would share it if that field were not there.
 */
export function chancesOf({ fields }: Pick<Prospects, 'fields'>, utilities: OfEach, slope: number): OfEach {
  const landing = sharesOf(utilities, slope);
  if (!fields.some(({ isVisit }) => isVisit)) return landing;
  const goneOn = utilities.fields.map((one, k) => (fields[k].isVisit ? Number.NEGATIVE_INFINITY : one));
  const visiting = sharesOf({ ...utilities, fields: goneOn }, slope);
  const mixed = (a: number, b: number) => (1 - VISITING) * a + VISITING * b;
  return {
    fields: landing.fields.map((one, k) => mixed(one, visiting.fields[k])),
    elsewhere: mixed(landing.elsewhere, visiting.elsewhere),
  };
}

function sharesOf({ fields, elsewhere }: OfEach, slope: number): OfEach {
  const most = Math.max(elsewhere, ...fields);
  const odds = fields.map((one) => Math.exp(slope * (one - most)));
  const other = Math.exp(slope * (elsewhere - most));
  const total = odds.reduce((sum, one) => sum + one, other);
  return { fields: odds.map((one) => one / total), elsewhere: other / total };
}
