import {
  LEAVE_ONE_OUT_LEVEL,
  LEVEL,
  levelChangeFound,
  SHIFTS,
  type TempoCounts,
  type TempoTests,
} from '../../analysis/index.js';
import { englishSpeaker } from '../../i18n/index.js';
import { chanceWords, integerWords } from '../words.js';
import { pWords, ratioWords, twoDigits } from './tempo-numbers.js';

/** What came out, in plain words first, then in numbers. Never a verdict, and never how likely anything is to be true. */
export function findingLines(counts: TempoCounts, tests: TempoTests, isUndecidable: boolean): string[] {
  const reached = Math.round(tests.steadyP * SHIFTS);
  return [
    isUndecidable ? SELECTIVE : plainWords(tests),
    '',
    ...levelChangeFound(tests).map((found) => `  ${englishSpeaker().say(found)}`),
    `  inside windows      ${integerWords(counts.inside)} visits, ${twoDigits(counts.expectedInside)} expected; outside ${integerWords(counts.outside)}`,
    `  shifts              ${integerWords(reached)} of ${integerWords(SHIFTS)} bring as many into the windows: p ${pWords(tests.steadyP)}, with a change of level ${pWords(tests.stepped?.p ?? null)}`,
    `  rate ratio          ${ratioWords(tests.ratio)}${tests.ratio === null ? ': no visit lies outside the windows, so there is nothing to compare with' : ', 95 % interval'}`,
    `  second test         ${secondWords(tests)}`,
    `  without one episode ${leftOutWords(tests)}`,
    `  episodes            ${tallyWords(tests)}`,
    `  clustering          visits scatter ${twoDigits(tests.dispersion)} times as much as independent ones would; intervals are widened by it`,
    `  growth              ${growthWords(counts.growthPerYear)} a year, exposure taken out`,
    `  power               ${tests.power.map(({ rateRatio, rule }) => `${chanceWords(rule)} at ${rateRatio} times`).join(', ')}: how often the three conditions together would have held`,
  ];
}

const SELECTIVE =
  'Nothing can be concluded: reception inside the windows may differ from that outside, see below. The numbers follow all the same.';

function plainWords(tests: TempoTests): string {
  const { p, concordance, worstLeftOut, power } = tests;
  const second = concordance === null ? 1 : concordance.p;
  if (p > LEVEL && second > LEVEL) {
    const twice = power.find(({ rateRatio }) => rateRatio === 2);
    return `The visits do not keep closer to the episodes than shifted ones do. Had there truly been twice as many around them, these data would have shown it in ${chanceWords(twice?.rule ?? 0)} of simulations.`;
  }
  if (p > LEVEL || second > LEVEL)
    return 'The two tests disagree on whether visits keep closer to the episodes than chance brings them.';
  if (worstLeftOut === null || worstLeftOut.p > LEAVE_ONE_OUT_LEVEL)
    return `More visits lie around the episodes than shifts bring there, but one episode carries it${worstLeftOut === null ? '' : `: ${namesOf(worstLeftOut.window)}`}.`;
  return 'More visits lie around the episodes than shifts bring there, in both tests and whichever episode is left out.';
}

const secondWords = ({ concordance }: TempoTests): string =>
  concordance === null
    ? 'not possible with so few days'
    : `negative binomial, 28 days: p ${pWords(concordance.p)}, ratio ${ratioWords(concordance)}`;

const leftOutWords = ({ worstLeftOut }: TempoTests): string =>
  worstLeftOut === null
    ? 'not every one can be left out'
    : `largest p ${pWords(worstLeftOut.p)}, without ${namesOf(worstLeftOut.window)}`;

const tallyWords = ({ tally }: TempoTests): string =>
  `${tally.above} of ${tally.evaluable} that can be judged lie above expectation; shifts bring as many with p ${pWords(tally.p)}`;

/** The episodes of a window by name. */
export const namesOf = ({ episodes }: { readonly episodes: readonly { readonly name: string }[] }): string =>
  episodes.map(({ name }) => name).join(' + ');

const growthWords = (growth: number): string =>
  `${growth >= 0 ? '+' : '−'}${Math.round(Math.abs(growth) * 100)} %`;
