import { randomUUID } from 'node:crypto';
import { access, rename, rm, writeFile } from 'node:fs/promises';
import { dayText, type SourcedEpisode } from '../../analysis/index.js';
import { AirbridgeError } from '../../error.js';
import { systemError } from '../../source/index.js';
import { writeCsv } from './csv.js';

/** Columns of a list of episodes as airbridge writes it; of them it needs `start` alone to read one. */
const COLUMNS = ['id', 'start', 'end', 'name', 'class', 'deaths', 'source', 'licence', 'events'];

/**
 * The path, when something may be written there.
 *
 * @throws AirbridgeError `usage` when a file is there and `force` is not given
 */
export async function freePath(path: string, force: boolean): Promise<string> {
  const isTaken = await access(path).then(
    () => true,
    () => false,
  );
  if (isTaken && !force) throw taken(path);
  return path;
}

/**
 * Writes a list of episodes as CSV, safe to open in a spreadsheet; the whole list or none.
 *
 * @throws AirbridgeError `usage` when a file is there and `force` is not given, `unreadable`, `disk-full`
 */
export async function writeEpisodes(
  path: string,
  episodes: readonly SourcedEpisode[],
  force: boolean,
): Promise<void> {
  const text = await episodesCsv(episodes);
  const staging = force ? `${path}.${randomUUID()}.tmp` : path;
  try {
    await writeFile(staging, text, { flag: 'wx' });
    if (force) await rename(staging, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw taken(path);
    await rm(staging, { force: true });
    throw notWritten(error, path);
  }
}

async function episodesCsv(episodes: readonly SourcedEpisode[]): Promise<string> {
  let text = '';
  const write = async (more: string) => {
    text += more;
  };
  const rows = episodes.map((episode) => ({
    ...episode,
    start: dayText(episode.startDay),
    end: dayText(episode.endDay),
    events: episode.events.join(' '),
  }));
  await writeCsv({ write, isTerminal: false, columns: null }, COLUMNS, one(rows));
  return text;
}

async function* one<T>(batch: T): AsyncGenerator<T> {
  yield batch;
}

function taken(path: string): AirbridgeError {
  const next = 'Name another file with --into FILE, or replace this one with --force.';
  return new AirbridgeError(
    'usage',
    'a list of episodes is there already, and it may hold your own work',
    { file: path },
    next,
  );
}

function notWritten(error: unknown, path: string): AirbridgeError {
  const fault = systemError(error, path);
  if (fault.code === 'disk-full') return fault;
  const { code = 'unknown' } = error as NodeJS.ErrnoException;
  const next = 'Name a file in a folder that exists and that you may write to.';
  return new AirbridgeError('usage', `the list cannot be written (${code})`, { file: path }, next);
}
