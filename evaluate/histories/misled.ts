import { type Leg, legsOf, type References } from 'airbridge/legs';
import { airframesOf, readScenario, type SimulatedAirframe, type TruthLeg } from 'airbridge/simulate';
import { mergeTraces } from 'airbridge/trace';
import { traceOfDays } from '../inputs/simulated-airframe.js';
import { FIRST_SEED } from './skies.js';

/** SYNTHETIC: airliners around the eastern Mediterranean for three days, with and without somebody who disturbs their receivers. */
const FLIGHTS = {
  since: '2024-01-10',
  until: '2024-01-13',
  receivers: 'everywhere',
  fleets: [
    {
      count: 8,
      typecodes: ['A320', 'B738'],
      bases: ['LLBG', 'LCLK', 'LTAI', 'UBBB'],
      destinations: ['UBBB', 'LGAV', 'LROP', 'LLBG', 'OJAI', 'UGTB'],
      flightsPerDay: 4,
    },
  ],
};
const PERIOD = { since: FLIGHTS.since, until: FLIGHTS.until };

/** How each sky is disturbed, and the word that the truth of a disturbed flight carries. */
const DISTURBED = [
  { name: 'undisturbed', word: null, interference: [] },
  {
    name: 'misled around Tel Aviv',
    word: 'spoofing',
    interference: [{ ...PERIOD, kind: 'spoofing', at: 'LLBG', radiusKm: 150, to: 'OLBA' }],
  },
  {
    name: 'jammed around Larnaca',
    word: 'jamming',
    interference: [{ ...PERIOD, kind: 'jamming', at: 'LCLK', radiusKm: 80 }],
  },
] as const;

/** Two aircraft are under one address at once where both are in the air for so long in one leg. */
const TOGETHER_MS = 30 * 60_000;

/** Legs of which something is wrong, or nothing, and what is said of them. */
export interface MisledResult {
  readonly name: string;
  /** Legs that rest on something false, those of them with a flag, and those of grade confirmed. */
  readonly wrong: number;
  readonly flagged: number;
  readonly confirmed: number;
  /** Legs with nothing false, and those of them with a flag. */
  readonly right: number;
  readonly falseAlarms: number;
}

/** Every disturbed sky, and the undisturbed one with its aircraft put under one address by twos. */
export function misledResults(references: References, runs: number, nowMs: number): MisledResult[] {
  const seeds = Array.from({ length: runs }, (_, k) => FIRST_SEED + k);
  const skyOf = (interference: readonly object[]) =>
    seeds.flatMap((seed) => [...airframesOf(readScenario({ ...FLIGHTS, interference }), seed, references)]);
  const alone = DISTURBED.map(({ name, word, interference }) => {
    const judged = skyOf(interference).flatMap((airframe) =>
      legsOf(traceOfDays(airframe.days, nowMs), references).legs.map((leg) => ({
        leg,
        isWrong: word === 'spoofing' && isDisturbed(airframe.legs, leg, word),
      })),
    );
    return resultOf(name, judged);
  });
  return [...alone, resultOf('two at once under one address', paired(skyOf([]), references, nowMs))];
}

interface Judged {
  readonly leg: Leg;
  readonly isWrong: boolean;
}

function resultOf(name: string, judged: readonly Judged[]): MisledResult {
  const wrong = judged.filter(({ isWrong }) => isWrong).map(({ leg }) => leg);
  const right = judged.filter(({ isWrong }) => !isWrong).map(({ leg }) => leg);
  const flagged = (legs: readonly Leg[]): number => legs.filter(({ flags }) => flags.length > 0).length;
  return {
    name,
    wrong: wrong.length,
    flagged: flagged(wrong),
    confirmed: wrong.filter(({ grade }) => grade === 'confirmed').length,
    right: right.length,
    falseAlarms: flagged(right),
  };
}

function isDisturbed(
  truths: readonly TruthLeg[],
  { firstSeenMs, lastSeenMs }: Leg,
  word: 'spoofing',
): boolean {
  return truths.some(
    ({ disturbed, offBlockUtc, onBlockUtc }) =>
      disturbed.includes(word) &&
      Date.parse(offBlockUtc) <= lastSeenMs &&
      Date.parse(onBlockUtc) >= firstSeenMs,
  );
}

/** Neighbours in the list share an address. Of their legs, those are wrong in which both flew; the others are left out. */
function paired(sky: readonly SimulatedAirframe[], references: References, nowMs: number): Judged[] {
  return sky.slice(1).flatMap((airframe, k) => {
    const pair = [sky[k], airframe].map(({ days }) => traceOfDays(days, nowMs));
    const mixed = mergeTraces(pair.map((trace) => ({ ...trace, icao24: pair[0].icao24 })));
    const flown = pair.map((trace) => legsOf(trace, references).legs);
    return legsOf(mixed, references)
      .legs.filter((leg) => flown.every((legs) => legs.some((own) => together(own, leg) > TOGETHER_MS)))
      .map((leg) => ({ leg, isWrong: true }));
  });
}

const together = (one: Leg, other: Leg): number =>
  Math.min(one.lastSeenMs, other.lastSeenMs) - Math.max(one.firstSeenMs, other.firstSeenMs);
