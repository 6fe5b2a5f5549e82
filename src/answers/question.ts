import { formatIcao24, parseIcao24 } from '../aviation/icao24.js';
import type { Fleet } from '../case/fleet.js';
import { AirbridgeError } from '../error.js';
import type { Filter, PlaceFilter } from '../ledger/queries/filter.js';
import { parseSince, parseUntil } from './dates.js';

/** The grades a question may name; `none`: neither end is known. */
export const GRADES = ['confirmed', 'probable', 'partial', 'continuity', 'none'] as const;

/** A question to a case, in the words of whoever asks: what is left out narrows nothing. */
export interface Question {
  /** 24-bit addresses: six hex digits each, `~` in front of a non-ICAO one. */
  readonly icao24?: readonly string[];
  /** Registrations; hyphens do not matter, `*` stands for anything. */
  readonly registration?: readonly string[];
  /** Any callsign received on the leg; `*` stands for anything. */
  readonly callsign?: readonly string[];
  /** Operators by callsign: ICAO designators or names. */
  readonly operator?: readonly string[];
  /** ICAO type designators. */
  readonly type?: readonly string[];
  /** A fleet: a name of case.yaml, an operator of the case's fleet.csv, or a CSV file. */
  readonly fleet?: string;
  /** Places, with commas between: aerodromes by ICAO, IATA or name, countries, sets of the case. */
  readonly from?: string;
  readonly to?: string;
  readonly at?: string;
  /** UTC: a year, month, day, minute or second; `until` includes what it names. */
  readonly since?: string;
  readonly until?: string;
  readonly grade?: readonly string[];
  readonly flagged?: boolean;
  readonly limit?: number;
}

/** What turns names into codes: the aviation tables, and the case's own sets. */
export interface Names {
  places(text: string): Promise<PlaceFilter>;
  /** @returns the ICAO designator */
  operator(text: string): Promise<string>;
  fleet(text: string): Promise<Fleet>;
}

/**
 * The filter a question asks for.
 *
 * @throws AirbridgeError `usage`, `bad-value`, `unknown-place` or `unknown-fleet`, naming the option
 */
export async function filterOf(question: Question, names: Names): Promise<Filter> {
  const place = async (text: string | undefined) => (text === undefined ? null : await names.places(text));
  return {
    ...parsePeriod(question),
    icao24: (question.icao24 ?? []).map((text) => formatIcao24(parseIcao24(text))),
    registration: upperCase(question.registration),
    callsign: upperCase(question.callsign),
    operator: await Promise.all((question.operator ?? []).map((text) => names.operator(text))),
    typecode: upperCase(question.type),
    fleet: question.fleet === undefined ? null : await names.fleet(question.fleet),
    from: await place(question.from),
    to: await place(question.to),
    at: await place(question.at),
    grade: (question.grade ?? []).map(parseGrade),
    flagged: question.flagged === true,
    limit: question.limit ?? null,
  };
}

/**
 * The period of `--since` and `--until`, open where one is not given.
 *
 * @throws AirbridgeError `usage`
 */
function parsePeriod(question: Pick<Question, 'since' | 'until'>): Pick<Filter, 'sinceMs' | 'untilMs'> {
  const sinceMs = question.since === undefined ? null : parseSince(question.since);
  const untilMs = question.until === undefined ? null : parseUntil(question.until);
  if (sinceMs !== null && untilMs !== null && untilMs <= sinceMs) throw reversed(question);
  return { sinceMs, untilMs };
}

function reversed({ since, until }: Pick<Question, 'since' | 'until'>): AirbridgeError {
  const where = { field: '--since … --until', value: `${since} … ${until}` };
  return new AirbridgeError('usage', 'the period ends before it begins', where, 'Exchange the two dates.');
}

function parseGrade(text: string): (typeof GRADES)[number] {
  const grade = GRADES.find((known) => known === text.toLowerCase());
  if (grade !== undefined) return grade;
  throw new AirbridgeError(
    'usage',
    'there is no such grade',
    { field: '--grade', value: text },
    `Grades are ${GRADES.join(', ')}.`,
  );
}

const upperCase = (values: readonly string[] = []): string[] => values.map((value) => value.toUpperCase());
