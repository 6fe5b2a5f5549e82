export { type BreakRecord, breaksBeside } from './breaks-query.js';
export { type Column, SCHEMA_VERSION, TABLES, type Table } from './columns.js';
export { type CountedVisit, countedVisitOf, countedVisits } from './counted-visits.js';
export { allRows, type Engine, type Row, type Value } from './engine.js';
export {
  type Fleet,
  type FleetGaps,
  type FleetMember,
  fleetGaps,
  memberAt,
  type UnlistedAirframe,
} from './fleet.js';
export { type LegRecord, legRecord, type VisitRecord, visitRecord } from './records.js';
export { openReader, openStaging, type Staging } from './store.js';
export { type Visit, type VisitLeg, visitsOf } from './visits.js';
