import { holm } from '../holm.js';
import { lowerTail, rotate, upperTail } from './rotation.js';
import type { FittedSeries } from './series.js';
import { stretchesOn, sumOver, type Window } from './windows.js';

/** Below this many expected visits nothing can be said of one episode alone. */
const EVALUABLE = 1;

/** One episode's window on its own. */
export interface EpisodeResult {
  readonly window: Window;
  readonly observed: number;
  readonly expected: number;
  readonly evaluable: boolean;
  /** Visits per expected visit, compared with the days outside all windows; null where nothing can be compared. */
  readonly ratio: number | null;
  /** Shares of shifts that bring as many visits or more, as few or fewer; null when not evaluable. */
  readonly p: { readonly upper: number; readonly lower: number } | null;
  /** The same, adjusted by Holm for the number of evaluable episodes. */
  readonly adjusted: { readonly upper: number; readonly lower: number } | null;
}

/** The tally of episodes above expectation, and how often shifts reach it. */
export interface Tally {
  readonly above: number;
  readonly evaluable: number;
  /** Null when no episode is evaluable. */
  readonly p: number | null;
}

/** Each episode alone, and all of them as a tally (method, section 4, step 6). */
export function perEpisode(fitted: FittedSeries): { episodes: EpisodeResult[]; tally: Tally } {
  const judged = fitted.windows.map((window) => judge(fitted, window));
  const evaluable = judged.filter(({ result }) => result.evaluable);
  const adjust = (tail: 'upper' | 'lower') => holm(evaluable.map(({ result }) => result.p?.[tail] ?? 1));
  const [upper, lower] = [adjust('upper'), adjust('lower')];
  const episodes = judged.map((one) => {
    const k = evaluable.indexOf(one);
    return k < 0 ? one.result : { ...one.result, adjusted: { upper: upper[k], lower: lower[k] } };
  });
  return { episodes, tally: tallyOf(evaluable) };
}

interface Judged {
  readonly result: EpisodeResult;
  readonly rotated: Int32Array;
}

function judge(fitted: FittedSeries, window: Window): Judged {
  const stretches = stretchesOn(fitted.axis, [window]);
  const rotated = rotate(fitted.edges, fitted.times, stretches);
  const expected = sumOver(fitted.expected.perDay, stretches);
  const evaluable = expected >= EVALUABLE;
  const p = evaluable ? { upper: upperTail(rotated), lower: lowerTail(rotated) } : null;
  const ratio = ratioOutside(fitted, rotated[0], expected);
  const result = { window, observed: rotated[0], expected, evaluable, ratio, p, adjusted: null };
  return { result, rotated };
}

function ratioOutside(fitted: FittedSeries, observed: number, expected: number): number | null {
  const all = stretchesOn(fitted.axis, fitted.windows);
  const outside = fitted.times.length - sumOver(fitted.counts, all);
  const expectedOutside = fitted.times.length - sumOver(fitted.expected.perDay, all);
  return outside > 0 && expected > 0 ? (observed / expected) * (expectedOutside / outside) : null;
}

/** Windows keep their expected visits when they are shifted in operational time, so each shift has a tally of its own. */
function tallyOf(evaluable: readonly Judged[]): Tally {
  if (evaluable.length === 0) return { above: 0, evaluable: 0, p: null };
  const shifts = evaluable[0].rotated.length;
  const tallies = Array.from(
    { length: shifts },
    (_, s) => evaluable.filter(({ rotated, result }) => rotated[s] > result.expected).length,
  );
  return {
    above: tallies[0],
    evaluable: evaluable.length,
    p: tallies.filter((tally) => tally >= tallies[0]).length / shifts,
  };
}
