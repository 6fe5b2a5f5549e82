import type { Outcome } from './report.js';
import { alarmsOf } from './run.js';
import { SCENARIOS } from './scenario.js';

const EFFECTS = [2, 3, 5];

/** Every scenario without an effect, and scenario B with effects. The same seed gives the same figures on every machine. */
export function evaluateTempo(runs: number, seed: number, progress: (what: string) => void): Outcome[] {
  const bursts = SCENARIOS.filter(({ name }) => name === 'B');
  const plan = [
    ...SCENARIOS.map((scenario) => ({ scenario, rateRatio: 1 })),
    ...EFFECTS.flatMap((rateRatio) => bursts.map((scenario) => ({ scenario, rateRatio }))),
  ];
  return plan.map(({ scenario, rateRatio }) => {
    progress(`scenario ${scenario.name}, rate ratio ${rateRatio}, ${runs} runs`);
    return { scenario, rateRatio, alarms: alarmsOf(scenario, rateRatio, runs, seed) };
  });
}
