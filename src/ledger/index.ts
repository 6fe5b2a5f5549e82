export {
  type Fleet,
  type FleetGaps,
  type FleetMember,
  fleetGaps,
  memberAt,
  type UnlistedAirframe,
} from '../case/fleet.js';
export { allRows, type Engine, type Row, type Value } from './engine/engine.js';
export { type BreakRecord, breaksBeside } from './queries/breaks-query.js';
export { type CountedVisit, countedVisitOf, countedVisits } from './queries/counted-visits.js';
export type { Column, Table } from './schema/column.js';
export { SCHEMA_VERSION, TABLES } from './schema/columns.js';
export type { NewRowOf, RowOf } from './schema/rows.js';
export { openReader, openStaging, type Staging } from './store/store.js';
export { type LegRecord, legRecord, type VisitRecord, visitRecord } from './tables/records.js';
export { type Visit, type VisitLeg, visitsOf } from './tables/visits.js';
