import {
  LEAVE_ONE_OUT_LEVEL,
  LEVEL,
  Random,
  type TempoAnswer,
  type TimingEvidence,
  tempoReport,
  tempoVerdict,
} from 'airbridge/analysis';
import { draw, EPISODES, PERIOD, type Scenario } from './scenario.js';

/** How often each test found something at its nominal 5 %, and what came of it. Shares of runs. */
export interface Alarms {
  readonly runs: number;
  readonly visitsPerRun: number;
  readonly rotation: number;
  /** The same with steady growth alone. */
  readonly steady: number;
  readonly concordance: number;
  /** The primary test, the concordance and leave-one-out together. */
  readonly rule: number;
  /** The verdict that a registered claim would have: the rule, and nothing speaks for selective reception. */
  readonly supported: number;
  /** Nothing concluded, because reception inside windows may differ from that outside. */
  readonly selective: number;
  /** How often the printed interval holds the true rate ratio, and the middle of the printed ratios (geometric). */
  readonly covered: number;
  readonly ratio: number;
  /** Printed power of the whole rule at the true rate ratio, on average; null where it was not simulated. */
  readonly statedPower: number | null;
}

/** Simulations of the power within a run; few, because it is averaged over runs. */
const POWER_SIMULATIONS = 20;

/** Puts many draws of a scenario through the same entry as `airbridge tempo`. Exposure is estimated anew in each. */
export function alarmsOf(scenario: Scenario, rateRatio: number, runs: number, seed: number): Alarms {
  const random = new Random(seed);
  const isPowerAsked = rateRatio > 1;
  const results = Array.from({ length: runs }, (_, run) => {
    const evidence = draw(scenario, rateRatio, random);
    const answers = scenario.reaches.map((days) =>
      answerTo(evidence, days, isPowerAsked ? POWER_SIMULATIONS : 0, run),
    );
    return suitsBest(answers.map((answer) => resultOf(answer, rateRatio)));
  });
  const share = (of: (result: Result) => boolean) => results.filter(of).length / runs;
  const withRatio = results.flatMap(({ ratio }) => (ratio === null ? [] : [ratio]));
  return {
    runs,
    visitsPerRun: meanOf(results.map(({ visits }) => visits)),
    rotation: share(({ p }) => p <= LEVEL),
    steady: share(({ steadyP }) => steadyP <= LEVEL),
    concordance: share(({ second }) => second <= LEVEL),
    rule: share(({ isRule }) => isRule),
    supported: share(({ isSupported }) => isSupported),
    selective: share(({ isSelective }) => isSelective),
    covered: meanOf(withRatio.map(({ isCovered }) => Number(isCovered))),
    ratio: Math.exp(meanOf(withRatio.map(({ ratio }) => Math.log(ratio)))),
    statedPower: isPowerAsked ? meanOf(results.flatMap(({ power }) => power ?? [])) : null,
  };
}

type Result = ReturnType<typeof resultOf>;

/** Whoever chooses after looking takes the smallest p. */
const suitsBest = (results: readonly Result[]): Result => results.reduce((a, b) => (b.p < a.p ? b : a));

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function answerTo(evidence: TimingEvidence, days: number, simulations: number, seed: number): TempoAnswer {
  const { main } = tempoReport(evidence, {
    episodes: EPISODES,
    reach: { beforeDays: days, afterDays: days },
    period: PERIOD,
    publishedDay: null,
    simulations,
    seed,
  });
  return main!.answer;
}

function resultOf(answer: TempoAnswer, rateRatio: number) {
  const { tests, tallied, undecidable } = answer;
  const second = tests?.concordance?.p ?? 1;
  const p = tests?.p ?? 1;
  const ratio = tests?.ratio ?? null;
  return {
    visits: tallied.visits,
    p,
    steadyP: tests?.steadyP ?? 1,
    second,
    isRule: p <= LEVEL && second <= LEVEL && (tests?.worstLeftOut?.p ?? 1) <= LEAVE_ONE_OUT_LEVEL,
    isSupported: tempoVerdict(answer).verdict === 'supported',
    isSelective: undecidable.length > 0,
    ratio:
      ratio === null || ratio.ratio === 0
        ? null
        : { ...ratio, isCovered: ratio.interval.low <= rateRatio && rateRatio <= ratio.interval.high },
    power: tests?.power.find((one) => one.rateRatio === rateRatio)?.rule,
  };
}
