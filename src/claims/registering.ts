import type { CaseAtHand } from '../answers/index.js';
import { readLog } from '../case/logs.js';
import type { FixedClaim } from './check.js';
import type { FixedQuestion } from './question.js';
import { logHash, looksAt } from './registry/looks.js';
import type { Registering } from './registry/registration.js';

/** What there was to see when claims are registered. */
export interface SeenState {
  /** Where the query log is. */
  readonly ledgerDir: string;
  readonly hasLedger: boolean;
  /** Of the ledger's evidence; nulls where there is no ledger. */
  readonly cutoff: Registering['cutoff'];
  readonly version: string;
}

/** What is registered of some claims: their questions, and what had been asked of the ledger by now. */
export async function registeringOf(
  claims: readonly FixedClaim[],
  atHand: CaseAtHand,
  seen: SeenState,
): Promise<Registering[]> {
  const log = await readLog(seen.ledgerDir, 'queries');
  const lines = log ?? [];
  const isUnknown = log === null && seen.hasLedger;
  const countryOf = await countriesOf(claims, lines, atHand);
  return claims.map(({ question }) => ({
    registeredAt: new Date(atHand.nowMs()).toISOString(),
    question,
    looked: {
      queries: isUnknown ? null : lines.length,
      sha256: logHash(lines),
      touching: looksAt(lines, question, countryOf),
    },
    cutoff: seen.cutoff,
    airbridge: seen.version,
  }));
}

/** Tells the country of an aerodrome, as far as any country is asked about. */
async function countriesOf(
  claims: readonly FixedClaim[],
  lines: readonly string[],
  { services }: CaseAtHand,
): Promise<(ident: string) => string | null> {
  const codes = new Set([
    ...claims.flatMap(({ question }) => countriesIn(question)),
    ...loggedCountries(lines),
  ]);
  const countries = new Map<string, string>();
  for (const code of codes) {
    const members = await services.membersOf({ idents: [], countries: [code], label: code });
    for (const ident of members) countries.set(ident, code);
  }
  return (ident) => countries.get(ident) ?? null;
}

const countriesIn = ({ at, from, to }: FixedQuestion): string[] =>
  [at, from, to].flatMap((place) => place?.countries ?? []);

/** Country codes that stand in a log; more than there are do no harm. */
const loggedCountries = (lines: readonly string[]): string[] =>
  lines.flatMap((line) =>
    [...line.matchAll(/"countries":\[([^\]]*)\]/g)].flatMap(([, list]) => list.match(/[A-Z]{2}/g) ?? []),
  );
