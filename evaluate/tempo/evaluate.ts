import type { Outcome } from './report.js';
import { alarmsOf } from './run.js';
import { SCENARIOS } from './scenario.js';

const EFFECTS = [2, 3, 5];

/**
 * Every scenario without an effect, scenario B with effects, and F with one. The same seed gives the same figures on every
 * machine.
 */
export function evaluateTempo(runs: number, seed: number, progress: (what: string) => void): Outcome[] {
  const named = (name: string) => SCENARIOS.find((scenario) => scenario.name === name)!;
  const plan = [
    ...SCENARIOS.map((scenario) => ({ scenario, rateRatio: 1 })),
    ...EFFECTS.map((rateRatio) => ({ scenario: named('B'), rateRatio })),
    { scenario: named('F'), rateRatio: 3 },
  ];
  return plan.map(({ scenario, rateRatio }) => {
    progress(`scenario ${scenario.name}, rate ratio ${rateRatio}, ${runs} runs`);
    return { scenario, rateRatio, alarms: alarmsOf(scenario, rateRatio, runs, seed) };
  });
}
