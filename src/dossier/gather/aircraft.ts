import { identityAnswer, type OpenCase } from '../../answers/index.js';
import type { LegRecord, VisitRecord } from '../../ledger/index.js';
import { grouped } from '../../source/syntax/grouped.js';
import type { DossierAircraft, DossierStatement } from '../content.js';

/** Every aircraft of the legs shown, by address, with what sources say of it. What is withheld by default is withheld here. */
export async function aircraftOf(
  open: OpenCase,
  legs: readonly LegRecord[],
  visits: readonly VisitRecord[],
): Promise<DossierAircraft[]> {
  const aircraft: DossierAircraft[] = [];
  const byAddress = [...grouped(legs, ({ icao24 }) => icao24 ?? '').entries()].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  for (const [icao24, own] of byAddress) {
    const statements = icao24 === '' ? [] : await statementsOn(open, icao24);
    aircraft.push(summary(icao24 === '' ? null : icao24, own, visits, statements));
  }
  return aircraft;
}

async function statementsOn(open: OpenCase, icao24: string): Promise<DossierStatement[]> {
  const { asAddress } = await identityAnswer(open, icao24);
  return (asAddress?.statements ?? []).map(
    ({ source, asOf, registration, typecode, operator, validFrom, validTo }) => ({
      source,
      asOf,
      registration,
      typecode,
      operator,
      validFrom,
      validTo,
    }),
  );
}

function summary(
  icao24: string | null,
  legs: readonly LegRecord[],
  visits: readonly VisitRecord[],
  statements: readonly DossierStatement[],
): DossierAircraft {
  const last = <T>(of: (leg: LegRecord) => T | null): T | null =>
    legs
      .map(of)
      .filter((value) => value !== null)
      .at(-1) ?? null;
  return {
    icao24,
    registration: last(({ registration }) => registration),
    withheld: last(({ withheld }) => withheld),
    typecode: last(({ typecode }) => typecode),
    operator: last(({ operator }) => operator),
    operatorByFleet: last(({ operatorByFleet }) => operatorByFleet),
    legs: legs.length,
    visits: visits.filter((visit) => visit.icao24 === icao24).length,
    firstSeenUtc: legs.map(({ firstSeenUtc }) => firstSeenUtc).sort()[0],
    lastSeenUtc: legs
      .map(({ lastSeenUtc }) => lastSeenUtc)
      .sort()
      .at(-1)!,
    statements,
  };
}
