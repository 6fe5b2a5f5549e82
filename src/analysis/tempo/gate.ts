import type { EpisodeResult } from './per-episode.js';

/** With fewer visits, or fewer episodes that expect one, there are counts and a figure, but no p-value. */
export const FEWEST_VISITS = 30;
const FEWEST_EPISODES = 4;
/** A verdict needs exposure on so large a share of the days inside windows. */
const LEAST_KNOWN = 0.8;

/** What is known before anything is tested. */
export interface Tallied {
  readonly visits: number;
  readonly visitsOnUnknownDays: number;
  readonly days: number;
  readonly daysKnown: number;
  /** Of these, days on which exposure is that of months further off. */
  readonly daysBorrowed: number;
  readonly windowDays: number;
  readonly windowDaysKnown: number;
  readonly windows: number;
  readonly windowsOutside: number;
}

/** Reasons why nothing can be tested at all, each a sentence. */
export function reasonsNotToTest(tallied: Tallied): string[] {
  const { visits, daysKnown, windows, windowDaysKnown } = tallied;
  if (daysKnown === 0)
    return [
      'The chance of detecting a visit is unknown on every day of the period, so that a quiet time cannot be told from a deaf one: nothing can be concluded.',
    ];
  const reasons = [];
  if (visits === 0)
    reasons.push(
      'No visit is counted on a day with known exposure, so there is no tempo to compare: nothing can be concluded.',
    );
  if (windows === 0)
    reasons.push(
      'No episode lies within the period, so there is nothing to compare with: nothing can be concluded.',
    );
  else if (windowDaysKnown === 0)
    reasons.push('Exposure is unknown on every day inside the windows: nothing can be concluded about them.');
  if (windowDaysKnown > 0 && windowDaysKnown === daysKnown)
    reasons.push(
      'The windows cover every day with known exposure, so no day is left to compare with: nothing can be concluded.',
    );
  return reasons;
}

/** Reasons why no p-value is given although everything can be counted. */
export function reasonsWithoutTest({ visits }: Tallied, episodes: readonly EpisodeResult[]): string[] {
  const evaluable = episodes.filter((episode) => episode.evaluable).length;
  const reasons = [];
  if (visits < FEWEST_VISITS)
    reasons.push(`Visits counted: ${visits}; with fewer than ${FEWEST_VISITS} there are counts and no test.`);
  if (evaluable < FEWEST_EPISODES)
    reasons.push(
      `Of ${episodes.length} windows with days to compare, ${evaluable} can be judged (one visit or more expected); with fewer than ${FEWEST_EPISODES} chance cannot be told from a pattern, and there is no test.`,
    );
  return reasons;
}

/** What an answer that can be given does not show, each a sentence. */
export function caveatsOf(tallied: Tallied): string[] {
  const { days, daysKnown, windowDays, windowDaysKnown, visitsOnUnknownDays, windowsOutside } = tallied;
  const caveats = [];
  if (daysKnown < days)
    caveats.push(
      `Exposure is unknown on ${days - daysKnown} of ${days} days: they are cut out, and nothing is said of them.`,
    );
  if (visitsOnUnknownDays > 0)
    caveats.push(
      `Visits on days without known exposure: ${visitsOnUnknownDays}; they are left out, because they cannot be compared.`,
    );
  if (windowDaysKnown < LEAST_KNOWN * windowDays)
    caveats.push(
      `Exposure is known on ${windowDaysKnown} of ${windowDays} days inside windows, less than 80 %: no verdict could rest on this.`,
    );
  if (windowsOutside > 0)
    caveats.push(
      `Windows wholly outside the days that can be compared: ${windowsOutside}; nothing is said of them.`,
    );
  return caveats;
}
