import {
  axisOf,
  concordanceOf,
  exposureByMonth,
  exposureOf,
  fitSeries,
  LEAVE_ONE_OUT_LEVEL,
  LEVEL,
  leaveOneOut,
  Random,
  rotationTest,
  seriesOf,
  shareHeard,
  windowStretches,
  worstOf,
} from 'airbridge/analysis';
import { draw, type Observed, PERIOD, type Scenario, WINDOWS } from './scenario.js';

/** How often each test found something at its nominal 5 %. */
export interface Alarms {
  readonly runs: number;
  readonly visitsPerRun: number;
  readonly rotation: number;
  readonly concordance: number;
  /** The primary test, the concordance and leave-one-out together. */
  readonly rule: number;
}

/** Runs the tests of tempo on many draws of a scenario. Exposure is estimated anew in each. */
export function alarmsOf(scenario: Scenario, rateRatio: number, runs: number, seed: number): Alarms {
  const random = new Random(seed);
  let [visits, rotation, concordance, rule] = [0, 0, 0, 0];
  for (let run = 0; run < runs; run++) {
    const observed = draw(scenario, rateRatio, random);
    const found = testsOn(observed);
    visits += observed.visitDays.length;
    rotation += Number(found.rotation);
    concordance += Number(found.concordance);
    rule += Number(found.rotation && found.concordance && found.holdsWithoutAny());
  }
  return {
    runs,
    visitsPerRun: visits / runs,
    rotation: rotation / runs,
    concordance: concordance / runs,
    rule: rule / runs,
  };
}

function testsOn({ visitDays, known }: Observed) {
  const exposure = exposureOf(exposureByMonth(known, PERIOD), shareHeard);
  const series = seriesOf(axisOf(exposure), visitDays, WINDOWS);
  const stretches = windowStretches(series);
  const concordance = concordanceOf(series.axis, series.counts, stretches);
  return {
    rotation: rotationTest(fitSeries(series), stretches).p <= LEVEL,
    concordance: concordance !== null && concordance.p <= LEVEL,
    holdsWithoutAny: () => (worstOf(leaveOneOut(series))?.p ?? 1) <= LEAVE_ONE_OUT_LEVEL,
  };
}
