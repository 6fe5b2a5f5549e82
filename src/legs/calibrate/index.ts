export { type CalibratedModel, Calibration, contentHash, type SourceCount } from './calibrate.js';
export type { KnownLeg } from './examples.js';
export type { Reliability } from './reliability.js';
