import {
  axisOf,
  dayOf,
  fitSeries,
  Random,
  seriesOf,
  timingTest,
  windowStretches,
  windowsOf,
} from 'airbridge/analysis';
import type { Timing } from './report.js';
import { draw, PERIOD, SCENARIOS } from './scenario.js';

const WINDOWS = 12;
const REPEATS = 21;

/** How long the primary test takes: all shifts for 12 windows, both fits included. */
export function timeRotation(nowMs: () => number): Timing {
  const days = PERIOD.endDay - PERIOD.startDay + 1;
  const episodes = Array.from({ length: WINDOWS }, (_, k) => {
    const startDay = PERIOD.startDay + Math.floor(((k + 0.5) * days) / WINDOWS);
    return { id: String(k), name: String(k), startDay, endDay: startDay, class: '', source: '' };
  });
  const windows = windowsOf(episodes, { beforeDays: 30, afterDays: 30 });
  const axis = axisOf({ firstDay: PERIOD.startDay, perDay: new Float64Array(days).fill(0.5) });
  const visitDays = draw(SCENARIOS[1], 1, new Random(1)).stays.map((stay) => dayOf(stay.arrivalLatestMs!));
  const times = Array.from({ length: REPEATS }, () => {
    const start = nowMs();
    const series = seriesOf(axis, visitDays, windows);
    timingTest(fitSeries(series), windowStretches(series));
    return nowMs() - start;
  }).sort((a, b) => a - b);
  return {
    visits: visitDays.length,
    windows: windows.length,
    milliseconds: times[Math.floor(REPEATS / 2)],
  };
}
