import { legsOf } from '../../src/legs/build.js';
import type { LegEnd } from '../../src/legs/leg.js';
import type { References } from '../../src/legs/references.js';
import { simulateFlight } from '../../src/simulate/index.js';
import { readReadsbTrace } from '../../src/source/readsb/readsb.js';
import { dropBackwards } from '../../src/trace/clean.js';
import { mergeTraces } from '../../src/trace/merge.js';
import { sliceTrace, type Trace, traceOf } from '../../src/trace/trace.js';
import { NOW_MS } from './examples.js';

/** A SYNTHETIC flight to one end of a runway. */
interface Approach {
  readonly typecode: string;
  readonly from: string;
  readonly to: string;
  readonly runway: string;
  readonly qnhHpa: number;
}

/** The flight as it would be heard by somebody who hears everything. */
export function flownTo(
  { typecode, from: adep, to: ades, runway: arrivalRunway, qnhHpa }: Approach,
  references: References,
): Trace {
  const seed = `${ades} ${arrivalRunway} ${typecode} ${qnhHpa}`;
  const departUtc = '2024-03-05T06:30Z';
  const request = { typecode, adep, ades, arrivalRunway, departUtc, seed, weather: { qnhHpa } };
  const { days } = simulateFlight(request, references);
  return mergeTraces(
    days.map(({ json }) => dropBackwards(traceOf(readReadsbTrace(json, NOW_MS), 'a'.repeat(64), '')).trace),
  );
}

/** What is made of the end of a flight of which nothing nearer to the field than so many kilometres was heard. */
export function arrivalHeardTo(km: number, trace: Trace, to: string, references: References): LegEnd {
  const { aerodromes } = references;
  const { latitudeDeg, longitudeDeg, length } = trace.reports;
  const field = aerodromes.indexOf(to);
  let last = length - 1;
  while (aerodromes.distanceKm(field, latitudeDeg[last], longitudeDeg[last]) < km) last--;
  return legsOf(sliceTrace(trace, 0, last + 1), references).legs.at(-1)!.arrival;
}
