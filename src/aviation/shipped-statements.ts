import type { AircraftRecord, AircraftTable } from './aircraft.js';
import type { AircraftSourceRecord } from './aircraft-sources.js';
import { formatIcao24, parseIcao24 } from './icao24.js';
import { type IdentityStatement, NO_STATEMENT } from './identity.js';
import { isOf, type StatementSource } from './statement-source.js';

/** What the package's own aircraft table says, each of its sources for itself. */
export function shippedStatements(
  aircraft: AircraftTable,
  sources: ReadonlyMap<string, AircraftSourceRecord>,
): StatementSource {
  const statements = (records: readonly AircraftRecord[]) =>
    records.map((record) => statementOf(record, sources.get(record.source)?.asOf ?? null));
  return {
    ofAddresses: async (icao24s) =>
      statements(icao24s.flatMap((icao24) => aircraft.recordsOf(parseIcao24(icao24)))),
    ofRegistration: async (bare) => statements(aircraft.byRegistration(bare)),
    ofOperator: async (wanted) =>
      statements(aircraft.where((record) => isOf({ ...record, operatorCode: record.operatorIcao }, wanted))),
  };
}

function statementOf(record: AircraftRecord, asOf: string | null): IdentityStatement {
  const { source, registration, typecode, description, operator, operatorIcao, serial, yearBuilt } = record;
  return {
    ...NO_STATEMENT,
    source,
    asOf,
    icao24: formatIcao24(record.icao24),
    registration,
    typecode,
    description,
    operator,
    operatorCode: operatorIcao,
    isMilitary: record.isMilitary,
    serial,
    yearBuilt,
  };
}
