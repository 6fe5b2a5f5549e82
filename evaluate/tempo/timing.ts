import {
  axisOf,
  fitSeries,
  Random,
  rotationTest,
  seriesOf,
  windowStretches,
  windowsOf,
} from 'airbridge/analysis';
import type { Timing } from './report.js';
import { draw, PERIOD, SCENARIOS } from './scenario.js';

const WINDOWS = 12;
const REPEATS = 21;

/** How long the primary test takes: all shifts for 12 windows, the fit included. */
export function timeRotation(nowMs: () => number): Timing {
  const days = PERIOD.lastDay - PERIOD.firstDay + 1;
  const episodes = Array.from({ length: WINDOWS }, (_, k) => {
    const startDay = PERIOD.firstDay + Math.floor(((k + 0.5) * days) / WINDOWS);
    return { id: String(k), name: String(k), startDay, endDay: startDay, class: '', source: '' };
  });
  const windows = windowsOf(episodes, { beforeDays: 30, afterDays: 30 });
  const axis = axisOf({ firstDay: PERIOD.firstDay, perDay: new Float64Array(days).fill(0.5) });
  const { visitDays } = draw(SCENARIOS[1], 1, new Random(1));
  const times = Array.from({ length: REPEATS }, () => {
    const start = nowMs();
    const series = seriesOf(axis, visitDays, windows);
    rotationTest(fitSeries(series), windowStretches(series));
    return nowMs() - start;
  }).sort((a, b) => a - b);
  return {
    visits: visitDays.length,
    windows: windows.length,
    milliseconds: times[Math.floor(REPEATS / 2)],
  };
}
