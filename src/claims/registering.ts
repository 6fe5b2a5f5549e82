import type { CaseAtHand } from '../answers/index.js';
import { readLog } from '../case/logs.js';
import type { FixedClaim } from './check.js';
import type { FixedQuestion } from './question.js';
import { logHash, looksAt } from './registry/looks.js';
import type { Registering } from './registry/registration.js';

/** What there was to see when claims are registered. */
interface SeenState {
  /** The lines of the query log; null where there may have been one that is gone. */
  readonly queryLog: readonly string[] | null;
  /** Of the ledger's evidence; nulls where there is no ledger. */
  readonly cutoff: Registering['cutoff'];
  readonly version: string;
}

/**
 * The query log of a case. A ledger that was made and never asked anything has none; where not even its custody is logged, both logs may
 * have been taken away, and null is given.
 */
export async function queryLogOf(ledgerDir: string, hasLedger: boolean): Promise<readonly string[] | null> {
  const log = await readLog(ledgerDir, 'queries');
  if (log !== null || !hasLedger) return log ?? [];
  return (await readLog(ledgerDir, 'custody')) === null ? null : [];
}

/** What is registered of some claims: their questions, and what had been asked of the ledger by now. */
export async function registeringOf(
  claims: readonly FixedClaim[],
  atHand: CaseAtHand,
  seen: SeenState,
): Promise<Registering[]> {
  const lines = seen.queryLog ?? [];
  const countryOf = await countriesOf(claims, lines, atHand);
  return claims.map(({ question }) => ({
    registeredAt: new Date(atHand.nowMs()).toISOString(),
    question,
    looked: {
      queries: seen.queryLog?.length ?? null,
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
