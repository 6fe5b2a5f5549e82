import { chapman, OBSERVED_ERROR, twoEndsByYear, visitsLowerBound } from 'airbridge/analysis';
import { countedVisitOf, visitsOf } from 'airbridge/ledger';
import { Random } from 'airbridge/simulate';
import type { Outcome, Run } from './measures.js';
import { BREAKING, type CountScenario, GOALS, IDEAL, NOT_IDEAL } from './scenario.js';
import { FIELD, hear } from './world.js';

/** Every scenario, run so many times. */
export function countFindings(runs: number, onScenario: (name: string) => void = () => undefined) {
  const outcomesOf = (scenarios: readonly CountScenario[]): Outcome[] =>
    scenarios.map((scenario) => {
      onScenario(scenario.name);
      return { scenario, runs: runScenario(scenario, runs) };
    });
  return {
    goals: outcomesOf(GOALS),
    breaking: outcomesOf(BREAKING),
    ideal: outcomesOf(IDEAL),
    notIdeal: outcomesOf(NOT_IDEAL),
    runs,
  };
}

/** Runs a scenario so many times, each time with the same chance as in any other evaluation. */
export function runScenario(scenario: CountScenario, runs: number): Run[] {
  const random = new Random(`counts/${scenario.name}`);
  return Array.from({ length: runs }, (_, k) => runOnce(scenario, random.child(k)));
}

function runOnce(scenario: CountScenario, random: Random): Run {
  const { airframes, flown, heard } = hear(scenario, random);
  const visits = airframes.flatMap((legs, airframe) =>
    visitsOf(legs).map((visit) =>
      countedVisitOf(visit, airframe.toString(16).padStart(6, '0'), visit.aerodrome === FIELD),
    ),
  );
  const error = scenario.error === 'shipped' ? OBSERVED_ERROR : measure(scenario.falseEnds, random);
  const { atLeast, confirmed } = visitsLowerBound(visits, error);
  const years = twoEndsByYear(visits);
  const estimate = chapman(years);
  const interval = 'none' in estimate ? null : { low: estimate.low, high: estimate.high };
  return { flown, heard, atLeast, confirmed, interval };
}

/** As many known ends as the package's own figure rests on, of a world in which so many are wrong. */
function measure(falseEnds: number, random: Random) {
  const { of } = OBSERVED_ERROR;
  const wrong = Array.from({ length: of }, () => random.chance(falseEnds)).filter(Boolean).length;
  return { wrong, of };
}
