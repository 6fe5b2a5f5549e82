import { createHash } from 'node:crypto';
import type { FixedQuestion } from '../question.js';
import type { Look } from './registration.js';

/** What a query log says of one question, as far as it is known. */
interface LoggedQuery {
  readonly at: string;
  readonly command: string;
  readonly filter?: {
    readonly at?: PlaceCodes | null;
    readonly from?: PlaceCodes | null;
    readonly to?: PlaceCodes | null;
    readonly sinceMs?: number | null;
    readonly untilMs?: number | null;
    readonly fleet?: { readonly name?: string } | null;
  };
}

interface PlaceCodes {
  readonly idents?: readonly string[];
  readonly countries?: readonly string[];
}

/** They tell what there is to read and who is who, not how often anybody flew. */
const NOT_LOOKING: ReadonlySet<string> = new Set(['coverage', 'problems', 'identity', 'register', 'claims']);

/**
 * Hash of a query log up to and with a line: each line is hashed with what came before it, so that none can be changed or
 * taken out unnoticed.
 */
export function logHash(lines: readonly string[]): string | null {
  let head: string | null = null;
  for (const line of lines)
    head = createHash('sha256')
      .update(`${head ?? ''}\n${line}`)
      .digest('hex');
  return head;
}

/**
 * The questions of a query log that touched the aircraft, the places and the days of a claim. What a line does not narrow it asked
 * of everything; a line that cannot be read may have asked anything.
 *
 * @param countryOf of an aerodrome, by `ident`
 */
export function looksAt(
  lines: readonly string[],
  question: FixedQuestion,
  countryOf: (ident: string) => string | null,
): Look[] {
  return lines.flatMap((text, k): Look[] => {
    const logged = loggedQuery(text);
    if (NOT_LOOKING.has(logged.command) || !touches(logged, question, countryOf)) return [];
    return [{ at: logged.at, command: logged.command, line: k + 1 }];
  });
}

const UNREADABLE: LoggedQuery = { at: new Date(0).toISOString(), command: '?' };

function loggedQuery(text: string): LoggedQuery {
  try {
    const { at, command, filter } = JSON.parse(text) as Partial<LoggedQuery>;
    if (typeof at !== 'string' || typeof command !== 'string' || Number.isNaN(Date.parse(at)))
      return UNREADABLE;
    return { at: new Date(at).toISOString(), command, ...(filter && { filter }) };
  } catch {
    return UNREADABLE;
  }
}

function touches(
  { filter }: LoggedQuery,
  question: FixedQuestion,
  countryOf: (ident: string) => string | null,
): boolean {
  if (filter === undefined) return true;
  const asked = [filter.at, filter.from, filter.to].filter((place) => place != null);
  const own = [question.at, question.from, question.to].filter((place) => place !== null);
  const isThere =
    asked.length === 0 ||
    own.length === 0 ||
    asked.some((one) => own.some((other) => shareAField(one, other, countryOf)));
  const isThen = question.period === null || overlaps(filter, question.period);
  const fleet = filter.fleet?.name;
  const isTheirs = fleet === undefined || question.fleet === null || fleet === question.fleet.name;
  return isThere && isThen && isTheirs;
}

function shareAField(
  { idents = [], countries = [] }: PlaceCodes,
  other: { readonly idents: readonly string[]; readonly countries: readonly string[] },
  countryOf: (ident: string) => string | null,
): boolean {
  const isIn = (ident: string, list: readonly string[]) => list.includes(countryOf(ident) ?? '');
  return (
    idents.some((ident) => other.idents.includes(ident) || isIn(ident, other.countries)) ||
    countries.some((code) => other.countries.includes(code)) ||
    other.idents.some((ident) => isIn(ident, countries))
  );
}

const DAY_MS = 86_400_000;

function overlaps(
  { sinceMs = null, untilMs = null }: { sinceMs?: number | null; untilMs?: number | null },
  { since, until }: { readonly since: string; readonly until: string },
): boolean {
  const endMs = Date.parse(until) + DAY_MS;
  return (sinceMs === null || sinceMs < endMs) && (untilMs === null || untilMs > Date.parse(since));
}
