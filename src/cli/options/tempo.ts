import * as files from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { DAY_MS, DEFAULT_RULES, type Episode, importEvents, type Span } from '../../analysis/index.js';
import { AirbridgeError, describeWhere } from '../../error.js';
import type { Filter } from '../../ledger/queries/filter.js';
import { readEventFiles } from '../../source/index.js';
import type { Session } from '../session.js';
import { wholeFrom } from './number.js';

/** Adds the seed of what is simulated. */
export function addSeedOption(command: Command): Command {
  return command.option(
    '--seed <n>',
    'of what is simulated: the same seed, the same answer',
    wholeFrom(0),
    1,
  );
}

/** Episodes to compare with, and what had to be left out. */
export interface EpisodeList {
  readonly file: string;
  readonly episodes: readonly Episode[];
  /** Whether any row was refused. */
  readonly isWhole: boolean;
}

/**
 * Reads the list of episodes: the file named, else events.csv of the case. Rows that cannot be taken are said.
 *
 * @throws AirbridgeError `bad-value` when there is no episode in it
 */
export async function readEpisodes(session: Session, named: string | undefined): Promise<EpisodeList> {
  const { context, found } = session;
  const file = named === undefined ? join(found.dir, 'events.csv') : resolve(context.surroundings.cwd, named);
  const request = {
    rules: DEFAULT_RULES,
    choice: { countries: [], where: [], types: [] },
    withSensitivity: false,
  };
  const made = await importEvents(readEventFiles([file], files), request);
  // A lone fault is the whole answer: it need not be said twice.
  if (made.episodes.length === 0 && made.refused.length === 1) throw noEpisodes(file, made.refused[0]);
  for (const { message, where, next } of made.refused)
    await session.say(`Left out: ${message} (${describeWhere(where)}). ${next ?? ''}`.trim());
  if (made.episodes.length === 0) throw noEpisodes(file, null);
  return { file, episodes: made.episodes, isWhole: made.refused.length === 0 };
}

function noEpisodes(file: string, fault: AirbridgeError | null): AirbridgeError {
  const makeOne =
    'Make one with `airbridge events import`, or name one with --events: a table with the columns id,start,end,name,class,source.';
  if (fault === null) return new AirbridgeError('bad-value', 'the list holds no episode', { file }, makeOne);
  const message = `there are no episodes to compare with: ${fault.message}`;
  const next = fault.where.line === undefined ? makeOne : fault.next;
  return new AirbridgeError('bad-value', message, { file, ...fault.where }, next, { cause: fault });
}

/** The period a filter names in whole days; null unless both of its ends are given. */
export function spanOf({ sinceMs, untilMs }: Filter): Span | null {
  if (sinceMs === null && untilMs === null) return null;
  if (sinceMs === null || untilMs === null) {
    throw new AirbridgeError(
      'usage',
      'half a period is given',
      { field: sinceMs === null ? '--since' : '--until' },
      'Give both --since and --until, or neither: then the period reaches from the first to the last visit there.',
    );
  }
  return { startDay: Math.ceil(sinceMs / DAY_MS), endDay: Math.floor(untilMs / DAY_MS) - 1 };
}

/** A tempo is that of somebody somewhere. */
export function checkSubject(filter: Filter): void {
  const { at, fleet, operator, icao24, registration, callsign } = filter;
  const lists = [operator, icao24, registration, callsign];
  if (at !== null || fleet !== null || lists.some((list) => list.length > 0)) return;
  throw new AirbridgeError(
    'usage',
    'whose visits, and where to?',
    {},
    'Name a place with --at, aircraft with --fleet or --operator, or both.',
  );
}
