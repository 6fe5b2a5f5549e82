export { ingest } from './ingest.js';
export type { IngestOptions } from './options.js';
export { shippedReferences } from './references.js';
export type { IngestProblem, IngestSummary, Progress } from './summary.js';
