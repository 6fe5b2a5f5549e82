import type { IdentityStatement } from './identity.js';
import { bareRegistration } from './registration.js';

/** An operator as statements may name it. */
export interface OperatorWanted {
  /** ICAO designators. */
  readonly codes: readonly string[];
  /** In small letters. */
  readonly names: readonly string[];
  /** Whether a name may be part of a longer one. */
  readonly inPart: boolean;
}

/** Somebody who says things about airframes. */
export interface StatementSource {
  /** @param icao24s as `formatIcao24` writes them */
  ofAddresses(icao24s: readonly string[]): Promise<readonly IdentityStatement[]>;
  /** @param bare as made by `bareRegistration` */
  ofRegistration(bare: string): Promise<readonly IdentityStatement[]>;
  ofOperator(wanted: OperatorWanted): Promise<readonly IdentityStatement[]>;
}

/** A source over statements that are all in memory. */
export function statementSource(all: readonly IdentityStatement[]): StatementSource {
  return {
    ofAddresses: async (icao24s) => all.filter(({ icao24 }) => icao24 !== null && icao24s.includes(icao24)),
    ofRegistration: async (wanted) =>
      all.filter(({ registration }) => registration !== null && bareRegistration(registration) === wanted),
    ofOperator: async (wanted) => all.filter((statement) => isOf(statement, wanted)),
  };
}

/** Whether a statement names the operator. */
export function isOf(
  { operator, operatorCode }: Pick<IdentityStatement, 'operator' | 'operatorCode'>,
  { codes, names, inPart }: OperatorWanted,
): boolean {
  if (operatorCode !== null && codes.includes(operatorCode)) return true;
  const written = operator?.toLowerCase();
  if (written === undefined) return false;
  return names.some((name) => written === name || (inPart && written.includes(name)));
}
