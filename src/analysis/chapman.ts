import { type Message, message } from '../i18n/message.js';
import { Z_95 } from './distributions.js';

/** Visits of one stretch of time by which of their ends were heard. */
export interface TwoEnds {
  /** First year, and last where neighbours were put together. */
  readonly fromYear: number;
  readonly toYear: number;
  /** Visits of which the arrival was heard, the departure, and both: M, n and m of the method. */
  readonly arrivals: number;
  readonly departures: number;
  readonly both: number;
}

/** How many visits there may have been, from those heard at one end only (method, section 3). */
export interface ChapmanEstimate {
  readonly strata: readonly TwoEnds[];
  /** Visits heard at either end: S. */
  readonly seen: number;
  /** Visits that nobody heard, as estimated: f. */
  readonly unseen: number;
  readonly estimate: number;
  /** 95 %, rounded outward. */
  readonly low: number;
  readonly high: number;
  readonly condition: Message;
}

/** Why there is no estimate. */
export interface NoEstimate {
  readonly none: Message;
}

/** Fewer visits heard at both ends carry no stratum. */
const ENOUGH_BOTH = 7;

/**
 * The estimate of method, section 3: Chapman's estimator (Univ. Calif. Publ. Stat. 1, 1951) with Seber's variance (Biometrika 57,
 * 1970) for each stratum, and for their sum the log-normal interval of the visits nobody heard (Burnham et al., Wildlife Monographs
 * 98, 1987), which never reaches below the visits that were heard.
 *
 * @param years one for each year, in order; years without visits may be left out
 */
export function chapman(years: readonly TwoEnds[]): ChapmanEstimate | NoEstimate {
  const both = sumOf(years, ({ both }) => both);
  if (both < ENOUGH_BOTH) return { none: message('estimate.tooFewBoth', { both, needed: ENOUGH_BOTH }) };
  const strata = mergedStrata(years);
  const seen = sumOf(strata, seenIn);
  const unseen = sumOf(strata, (stratum) => chapmanEstimate(stratum) - seenIn(stratum));
  if (unseen <= 0) return { none: message('estimate.allHeard') };
  const { low, high } = logNormalInterval(seen, unseen, sumOf(strata, chapmanVariance));
  const outward = { low: Math.floor(low), high: Math.ceil(high) };
  return {
    strata,
    seen,
    unseen,
    estimate: seen + unseen,
    ...outward,
    condition: message('estimate.condition'),
  };
}

/** N̂ of one stratum. */
export function chapmanEstimate({ arrivals, departures, both }: TwoEnds): number {
  return ((arrivals + 1) * (departures + 1)) / (both + 1) - 1;
}

/** V of one stratum. */
export function chapmanVariance({ arrivals, departures, both }: TwoEnds): number {
  const numerator = (arrivals + 1) * (departures + 1) * (arrivals - both) * (departures - both);
  return numerator / ((both + 1) ** 2 * (both + 2));
}

/** [S + f/C, S + f·C] with C = exp(1.96 √ln(1 + V/f²)). */
export function logNormalInterval(seen: number, unseen: number, variance: number) {
  const spread = Math.exp(Z_95 * Math.sqrt(Math.log1p(variance / unseen ** 2)));
  return { low: seen + unseen / spread, high: seen + unseen * spread };
}

/** Neighbouring years together until each stratum has enough; what is left at the end goes to the last one. */
function mergedStrata(years: readonly TwoEnds[]): TwoEnds[] {
  const strata: TwoEnds[] = [];
  let open: TwoEnds | null = null;
  for (const year of years) {
    open = open === null ? year : together(open, year);
    if (open.both < ENOUGH_BOTH) continue;
    strata.push(open);
    open = null;
  }
  if (open === null) return strata;
  const last = strata.pop();
  return [...strata, last === undefined ? open : together(last, open)];
}

function together(a: TwoEnds, b: TwoEnds): TwoEnds {
  return {
    fromYear: a.fromYear,
    toYear: b.toYear,
    arrivals: a.arrivals + b.arrivals,
    departures: a.departures + b.departures,
    both: a.both + b.both,
  };
}

const seenIn = ({ arrivals, departures, both }: TwoEnds): number => arrivals + departures - both;

const sumOf = (strata: readonly TwoEnds[], of: (stratum: TwoEnds) => number): number =>
  strata.reduce((sum, stratum) => sum + of(stratum), 0);
