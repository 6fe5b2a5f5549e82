import {
  airframesOf,
  readScenario,
  type SimulatedAirframe,
  type Track,
  type World,
} from 'airbridge/simulate';
import type { Trace } from 'airbridge/trace';
import type { Input } from '../input.js';
import { cutsOf } from './cut.js';
import { traceOfDays, trueLegOf } from './simulated-airframe.js';
import { POORLY_HEARD, SEED, WELL_HEARD } from './skies.js';

const SIMULATOR = 'simulator, ';

/** Whether a source's name says that nobody flew its flights. */
export const isSimulated = (source: string): boolean => source.startsWith(SIMULATOR);

/**
 * SYNTHETIC skies as inputs: each airframe with all its flights in one trace, as the archive has it, and each flight with both
 * ends cut off. Airframes of which nothing was heard are left out.
 */
export function simulatedInputs(world: World, nowMs: number): Input[] {
  return [WELL_HEARD, POORLY_HEARD].flatMap((written) => {
    const scenario = readScenario(written);
    const source = `${SIMULATOR}${written.title}`;
    const airframes = [...airframesOf(scenario, SEED, world)].filter(({ days }) => days.length > 0);
    const flights = airframes.map((airframe) => inputOf(source, airframe, nowMs));
    return [...flights, ...flights.flatMap(cutsOf)];
  });
}

function inputOf(source: string, { days, legs, tracks }: SimulatedAirframe, nowMs: number): Input {
  const trace = traceOfDays(days, nowMs);
  // To the minute: the id goes on to the millisecond.
  const truth = legs.map((leg) => trueLegOf(leg, `${leg.typecode} ${leg.id.replace(/:\d\d\.\d+Z$/, 'Z')}`));
  const altitudeFt = trueAltitudesFt(trace, tracks);
  return { source, kind: 'flight', gapMinutes: null, trace, legs: truth, trueAltitudeFt: altitudeFt };
}

/** The true altitude at each report, which the report itself tells only as pressure. Tracks are in order, one a second. */
function trueAltitudesFt({ reports }: Trace, tracks: readonly Track[]): Float64Array {
  let k = 0;
  return Float64Array.from(reports.timeMs, (time) => {
    while (k < tracks.length - 1 && time >= tracks[k + 1].timeMs[0]) k++;
    const { timeMs, altitudeFt, length } = tracks[k];
    const second = Math.round((time - timeMs[0]) / 1000);
    return altitudeFt[Math.min(length - 1, Math.max(0, second))];
  });
}
