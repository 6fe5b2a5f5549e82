export { type Cleaned, cleanTrace, dropBackwards } from './clean.js';
export type { Dropped, DropReason } from './dropped.js';
export { type Gap, gapsIn } from './gap.js';
export { mergeTraces } from './merge.js';
export { packTrace, unpackTrace } from './pack.js';
export {
  offsetAt,
  type PressureOffset,
  type PressurePlace,
  type PressureSample,
  satelliteHeightFt,
  satelliteSample,
  surfaceSample,
} from './pressure.js';
export { Others, type OthersOffset } from './pressure-others.js';
export { pickTrace, sliceTrace, type Trace, type TraceSource, traceOf } from './trace.js';
