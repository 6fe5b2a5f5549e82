import { type IdentityStatement, NO_STATEMENT } from '../aviation/identity.js';
import { type StatementSource, statementSource } from '../aviation/statement-source.js';
import type { Fleet, FleetMember } from './fleet.js';

/** What the case's fleets say of their members, as their writers do: nothing of it is withheld. */
export function fleetStatements(fleets: readonly Fleet[]): StatementSource {
  const all = fleets.flatMap(({ name, asOf, members }) =>
    members.map((member) => memberStatement({ source: `fleet ${name}`, asOf }, member)),
  );
  return statementSource(all);
}

/** What a list says of one of its members. */
export function memberStatement(
  list: Pick<IdentityStatement, 'source' | 'asOf'>,
  member: FleetMember,
): IdentityStatement {
  const { icao24, registration, typecode, operator, validFromMs, validToMs, source, note } = member;
  return {
    ...NO_STATEMENT,
    ...list,
    icao24,
    registration,
    typecode,
    operator,
    validFrom: validFromMs === null ? null : dayOf(validFromMs),
    // The first instant at which it no longer holds, as the last day on which it does.
    validTo: validToMs === null ? null : dayOf(validToMs - 1),
    note:
      [source === null ? null : `from: ${source}`, note].filter((part) => part !== null).join('; ') || null,
  };
}

const dayOf = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, 10);
