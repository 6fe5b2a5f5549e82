export type { CalibrationSummary } from './calibrate.js';
export {
  type IdentityRequest,
  type ImportedIdentities,
  importIdentities,
} from './identities.js';
export { ingest } from './ingest.js';
export type { IngestOptions } from './options.js';
export { shippedReferences } from './references.js';
export type { FormatSummary, IngestProblem, IngestSummary, Progress } from './summary.js';
