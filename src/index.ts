/**
 * airbridge as a library: the table of contents. {@link openCase} is the front door; each room is also a subpath of its own
 * (`airbridge/legs`, …) for those who build on its parts.
 */

export type { CountReport } from './answers/count.js';
export type { CoverageAnswer } from './answers/coverage.js';
export type { LegDetail } from './answers/leg.js';
export type { Giving, ListAnswer } from './answers/listing.js';
export type { Question } from './answers/question.js';
export type { SightingsAnswer } from './answers/sightings.js';
export type { SurgeAnswered } from './answers/surge.js';
export type { TempoAnswered } from './answers/tempo.js';
export type { IdentityAnswer } from './aviation/identify.js';
export { AirbridgeError, describeWhere, type ErrorCode, type Where } from './error.js';
export type { Message, Speaker } from './i18n/index.js';
export { languages, speakerIn } from './i18n/index.js';
export { type IngestSummary, type Progress, shippedReferences } from './ingest/index.js';
export type { LegRecord, VisitRecord } from './ledger/tables/records.js';
export { type Case, type CaseOptions, openCase, type TempoOptions } from './open-case.js';
