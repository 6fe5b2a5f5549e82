import type { AerodromeTable } from '../aviation/aerodromes.js';
import { type EndWeights, utility } from './end-model.js';
import type { Outlook } from './outlook.js';
import { elsewhereFeatures, GLIDE_KM_PER_1000_FT, type Prospect, prospectOf } from './prospect.js';
import { canUse, type FieldNeeds } from './usable.js';

/** A field and how likely it is the one. */
export interface Weighed extends Prospect {
  readonly probability: number;
}

/** Above this height over the ground any field within hundreds of kilometres would do, and none is looked at. */
const LOOKED_AT_BELOW_FT = 20_000;
/** Level this high at the top of its leg, an aircraft is in cruise, and none is looked at either: it may come down anywhere. */
const CRUISING = { aboveFt: 10_000, belowTopFt: 300, withinFpm: 300, sinkWithinFt: 300 };
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
  readonly fields: readonly Prospect[];
  readonly elsewhere: Float64Array;
}

/** Every field that the aircraft may have come from or gone to, as it lies before it. */
export function prospectsOf(aerodromes: AerodromeTable, needs: FieldNeeds, outlook: Outlook): Prospects {
  const { latitudeDeg, longitudeDeg, altitudeFt, timeMs } = outlook;
  const nearest = aerodromes.nearest(latitudeDeg, longitudeDeg, GROUND_WITHIN_KM);
  const groundFt = nearest < 0 ? 0 : aerodromes.elevationFt[nearest] || 0;
  const elsewhere = elsewhereFeatures(outlook, groundFt);
  const heightFt = altitudeFt - groundFt;
  if (heightFt > LOOKED_AT_BELOW_FT || isCruising(outlook, heightFt)) return { fields: [], elsewhere };
  const glideKm = (Math.max(0, heightFt || 0) / 1_000) * GLIDE_KM_PER_1000_FT;
  const fields = aerodromes
    .near(latitudeDeg, longitudeDeg, AT_LEAST_KM + DETOUR * glideKm)
    .filter((field) => canUse(aerodromes, field, needs, timeMs))
    .map((field) => prospectOf(aerodromes, field, outlook));
  return { fields, elsewhere };
}

/** Whether nothing says yet that the aircraft comes down, or still that it climbs. */
function isCruising({ belowTopFt, verticalRateFpm, sinkFt }: Outlook, heightFt: number): boolean {
  const isLevel =
    !(Math.abs(verticalRateFpm) > CRUISING.withinFpm) && !(Math.abs(sinkFt) > CRUISING.sinkWithinFt);
  return heightFt > CRUISING.aboveFt && belowTopFt < CRUISING.belowTopFt && isLevel;
}

/**
 * How likely each field in reach is the one, the likeliest first; what is left to 1 is "elsewhere or unknown".
 *
 * From this leg's own reports, the type and the fields alone (method, section 1).
 */
export function posteriorOf({ fields, elsewhere }: Prospects, model: EndWeights): Weighed[] {
  const utilities = fields.map(({ features }) => utility(model.field, features));
  const other = utility(model.elsewhere, elsewhere);
  const most = Math.max(other, ...utilities);
  const total = utilities.reduce((sum, u) => sum + Math.exp(u - most), Math.exp(other - most));
  return fields
    .map((prospect, k) => ({ ...prospect, probability: Math.exp(utilities[k] - most) / total }))
    .filter(({ probability }) => probability >= WORTH_NAMING)
    .sort((a, b) => b.probability - a.probability || a.field - b.field);
}
