import { type Command, InvalidArgumentError } from 'commander';
import { formatIcao24, parseIcao24 } from '../../aviation/icao24.js';
import type { Fleet } from '../../case/fleet.js';
import { AirbridgeError } from '../../error.js';
import type { Filter, PlaceFilter } from '../../ledger/queries/filter.js';
import { parseSince, parseUntil } from './date.js';

const GRADES = ['confirmed', 'probable', 'partial', 'continuity', 'none'] as const;

/** The filter options as commander gives them. */
export interface FilterOptions {
  readonly icao24?: readonly string[];
  readonly registration?: readonly string[];
  readonly callsign?: readonly string[];
  readonly operator?: readonly string[];
  readonly type?: readonly string[];
  readonly fleet?: string;
  readonly from?: string;
  readonly to?: string;
  readonly at?: string;
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

/** Adds the options that narrow a question; a count takes no limit. */
export function addFilterOptions(command: Command, { limit } = { limit: true }): Command {
  command
    .option('--icao24 <list>', '24-bit addresses: six hex digits each, ~ in front of a non-ICAO one', listOf)
    .option('--registration <list>', 'registrations; hyphens do not matter, * stands for anything', listOf)
    .option('--callsign <list>', 'any callsign heard on the leg; * stands for anything: SWA*', listOf)
    .option('--operator <list>', 'operators by callsign: ICAO designator, or name', listOf)
    .option(
      '--fleet <name>',
      'airframes that were in this fleet at the time: a name of case.yaml, an operator in the case’s fleet.csv, or a CSV',
    )
    .option('--type <list>', 'ICAO type designators: A332,IL76', listOf)
    .option(
      '--from <places>',
      'left from any of these: aerodromes by ICAO, IATA or name, countries, sets of the case',
      placesOf,
    )
    .option('--to <places>', 'went to any of these', placesOf)
    .option('--at <places>', 'at any of these, coming or going', placesOf)
    .option('--since <date>', 'from this UTC date or time on (take-off, else first report; visits: arrival)')
    .option('--until <date>', 'up to this UTC date or time; a bare date includes that day')
    .option('--grade <list>', `any of ${GRADES.join(', ')}; none: neither end is known`, listOf)
    .option('--flagged', 'only legs with an integrity flag, and visits that one leaves in doubt');
  if (limit) {
    command.option(
      '--limit <n>',
      'at most so many rows; on a terminal, tables stop at 50 by default',
      parseLimit,
    );
  }
  return command;
}

/**
 * The filter the options ask for.
 *
 * @throws AirbridgeError `usage`, `bad-value`, `unknown-place` or `unknown-fleet`, naming the option
 */
export async function parseFilter(options: FilterOptions, names: Names): Promise<Filter> {
  const place = async (text: string | undefined) => (text === undefined ? null : await names.places(text));
  return {
    ...parsePeriod(options),
    icao24: (options.icao24 ?? []).map((text) => formatIcao24(parseIcao24(text))),
    registration: upperCase(options.registration),
    callsign: upperCase(options.callsign),
    operator: await Promise.all((options.operator ?? []).map((text) => names.operator(text))),
    typecode: upperCase(options.type),
    fleet: options.fleet === undefined ? null : await names.fleet(options.fleet),
    from: await place(options.from),
    to: await place(options.to),
    at: await place(options.at),
    grade: (options.grade ?? []).map(parseGrade),
    flagged: options.flagged === true,
    limit: options.limit ?? null,
  };
}

/**
 * The period of `--since` and `--until`, open where one is not given.
 *
 * @throws AirbridgeError `usage`
 */
function parsePeriod(options: Pick<FilterOptions, 'since' | 'until'>): Pick<Filter, 'sinceMs' | 'untilMs'> {
  const sinceMs = options.since === undefined ? null : parseSince(options.since);
  const untilMs = options.until === undefined ? null : parseUntil(options.until);
  if (sinceMs !== null && untilMs !== null && untilMs <= sinceMs) throw reversed(options);
  return { sinceMs, untilMs };
}

function reversed({ since, until }: Pick<FilterOptions, 'since' | 'until'>): AirbridgeError {
  const where = { field: '--since … --until', value: `${since} … ${until}` };
  return new AirbridgeError('usage', 'the period ends before it begins', where, 'Exchange the two dates.');
}

/** A comma-separated list; the option may be given more than once. */
export function listOf(text: string, before: readonly string[] = []): string[] {
  const values = text
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');
  if (values.length === 0) throw new InvalidArgumentError('The list is empty.');
  return [...before, ...values];
}

/** Places as one list, however many times the option was given. */
export const placesOf = (text: string, before?: string): string =>
  before === undefined ? text : `${before},${text}`;

function parseLimit(text: string): number {
  const limit = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(limit) || limit === 0) {
    throw new InvalidArgumentError('Give a whole number from 1.');
  }
  return limit;
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
