import { type ReferenceColumns, tablesOver } from '../aviation/reference-columns.js';
import { readReferenceColumns } from '../aviation/tables.js';
import type { EndModel } from '../legs/ends/end-model.js';
import { SHIPPED_END_MODEL } from '../legs/ends/shipped-end-model.js';
import type { References } from '../legs/references.js';

/** Reference tables as legs are built with them, over columns that may be shared between threads. */
export function referencesOver(
  columns: ReferenceColumns,
  endModel: EndModel = SHIPPED_END_MODEL,
): References {
  const { aerodromes, types, aircraft, operators, geoid } = tablesOver(columns);
  return {
    aerodromes,
    types,
    geoid,
    endModel,
    operatorOf: (callsign, registration) => operators.byCallsign(callsign, registration)?.icao ?? null,
    aircraft: (icao24) => (icao24 === null ? null : aircraft.of(icao24)),
  };
}

/** The reference tables the package ships. */
export function shippedReferences(): References {
  return referencesOver(readReferenceColumns());
}
