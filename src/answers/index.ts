/** What a person asks of a case, answered whole: each a function from an open case and a question to one plain record. */

export { filterWords, questionMessage } from './asked.js';
export { type CountReport, countReport } from './count.js';
export { type CoverageAnswer, coverageAnswer } from './coverage.js';
export { fleetGapsOf } from './fleet.js';
export { identityAnswer } from './identity.js';
export { type LegDetail, legDetail, type SourceFile } from './leg.js';
export {
  type Giving,
  LEGS,
  type ListAnswer,
  type Listing,
  listAnswer,
  listQuery,
  VISITS,
} from './listing.js';
export { type CaseAtHand, namesIn, type OpenCase } from './open-case.js';
export { filterOf, type Question } from './question.js';
export { type Services, servicesOver } from './services.js';
export { type SightingsAnswer, sightingsAnswer } from './sightings.js';
export { type SurgeAnswered, surgeAnswer } from './surge.js';
export { type TempoAnswered, type TempoAsked, tempoAnswer } from './tempo.js';
