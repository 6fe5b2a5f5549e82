/**
 * airbridge as a library: the table of contents. Each room is also a subpath of its own (`airbridge/legs`, …).
 */

export {
  chapman,
  type Episode,
  type EventsImport,
  importEvents,
  type LowerBound,
  surgesOf,
  type TempoAnswer,
  type TempoQuestion,
  tempoOf,
  type VisitFindings,
  visitFindings,
  visitsLowerBound,
} from './analysis/index.js';
export { AirbridgeError, describeWhere, type ErrorCode, type Where } from './error.js';
export {
  episodesFigure,
  epochsFigure,
  type Figure,
  specificationsFigure,
  visitsFigure,
} from './figures/index.js';
export { type IngestOptions, type IngestSummary, ingest, shippedReferences } from './ingest/index.js';
export {
  allRows,
  countedVisits,
  legRecord,
  openReader,
  TABLES,
  visitRecord,
  visitsOf,
} from './ledger/index.js';
export { decodePath, type Leg, legsOf, type References } from './legs/index.js';
export {
  type FlightRequest,
  readScenario,
  type Scenario,
  type SimulatedAirframe,
  type SimulatedSky,
  simulateFlight,
  simulateSky,
} from './simulate/index.js';
export {
  openEvidence,
  type Reports,
  readEventFiles,
  readReadsbTrace,
  readTracks,
  type Tracks,
  walk,
} from './source/index.js';
export { cleanTrace, mergeTraces, type Trace, traceOf } from './trace/index.js';
