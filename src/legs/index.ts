export { type Legs, legsOf } from './build.js';
export type { CalibratedModel, Reliability, SourceCount } from './calibrate/index.js';
export {
  type Break,
  type BreakKind,
  explainHistory,
  type History,
  type HistoryLeg,
  type HistoryReferences,
} from './continuity/index.js';
export type { EndModel } from './end-model.js';
export { type Evidence, type Grade, gradeLeg } from './grade.js';
export { type Doubt, type FlagKind, type IntegrityFlag, isEndDoubted } from './integrity/index.js';
export type { Candidate, Leg, LegEnd, LegEvent, LegSource } from './leg.js';
export type { OpenEnd } from './open-end.js';
export { decodePath, encodePath, type PathPoint } from './path.js';
export { Phase, type Phases, phasesOf } from './phase.js';
export { type Profile, profileOf } from './profile.js';
export type { ListedAircraft, References } from './references.js';
export { SHIPPED_END_MODEL } from './shipped-end-model.js';
export { type Span, splitLegs, type Touch } from './split.js';
