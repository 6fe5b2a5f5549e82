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
export type { EndModel } from './ends/end-model.js';
export type { OpenEnd } from './ends/open-end.js';
export { SHIPPED_END_MODEL } from './ends/shipped-end-model.js';
export { Phase, type Phases, phasesOf } from './flight/phase.js';
export { type Profile, profileOf } from './flight/profile.js';
export { type Span, splitLegs, type Touch } from './flight/split.js';
export { type Evidence, type Grade, gradeLeg } from './grade.js';
export { type Doubt, type FlagKind, type IntegrityFlag, isEndDoubted } from './integrity/index.js';
export type { Candidate, Leg, LegEnd, LegEvent, LegSource } from './leg.js';
export { decodePath, encodePath, type PathPoint } from './path/path.js';
export type { ListedAircraft, References } from './references.js';
