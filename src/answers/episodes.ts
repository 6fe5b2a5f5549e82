import { join, resolve } from 'node:path';
import { DEFAULT_RULES, type Episode, importEvents } from '../analysis/index.js';
import { AirbridgeError } from '../error.js';
import { type Files, readEventFiles } from '../source/index.js';
import type { CaseAtHand } from './open-case.js';

const EVENTS_FILE = 'events.csv';

/** Episodes to compare with, and what had to be left out. */
export interface EpisodeList {
  readonly file: string;
  readonly episodes: readonly Episode[];
  /** Rows that could not be read. */
  readonly refused: readonly AirbridgeError[];
}

/**
 * Reads a list of episodes: the file named, else events.csv of the case.
 *
 * @throws AirbridgeError `bad-value` when there is no episode in it
 */
export async function episodesOf(
  { dir, cwd }: CaseAtHand,
  named: string | null,
  files: Files,
): Promise<EpisodeList> {
  const file = named === null ? join(dir, EVENTS_FILE) : resolve(cwd, named);
  const choice = { countries: [], where: [], types: [] };
  const request = { rules: DEFAULT_RULES, choice, withSensitivity: false };
  const { episodes, refused } = await importEvents(readEventFiles([file], files), request);
  if (episodes.length === 0) throw noEpisodes(file, refused);
  return { file, episodes, refused };
}

/** A lone fault is the whole answer; of several the first is named. */
function noEpisodes(file: string, refused: readonly AirbridgeError[]): AirbridgeError {
  const makeOne =
    'Make one with `airbridge events import`, or name one with --events: a table with the columns id,start,end,name,class,source.';
  const [fault] = refused;
  if (fault === undefined)
    return new AirbridgeError('bad-value', 'the list holds no episode', { file }, makeOne);
  const message = `there are no episodes to compare with: ${fault.message}`;
  const next = fault.where.line === undefined ? makeOne : fault.next;
  return new AirbridgeError('bad-value', message, { file, ...fault.where }, next, { cause: fault });
}
