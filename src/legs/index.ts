export { type Legs, legsOf } from './build.js';
export { type Evidence, type Grade, gradeLeg } from './grade.js';
export type { Candidate, Leg, LegEnd, LegEvent, LegSource } from './leg.js';
export { decodePath, encodePath, type PathPoint } from './path.js';
export { Phase, type Phases, phasesOf } from './phase.js';
export { type Profile, profileOf } from './profile.js';
export type { ListedAircraft, References } from './references.js';
export { type Span, splitLegs, type Touch } from './split.js';
