import { type Command, InvalidArgumentError } from 'commander';
import { GRADES } from '../../answers/question.js';

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
