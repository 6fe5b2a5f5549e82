import * as files from 'node:fs/promises';
import type { Command } from 'commander';
import { type EpisodeList, episodesOf } from '../../answers/episodes.js';
import { describeWhere } from '../../error.js';
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

/**
 * The episodes of the file named, else of events.csv of the case. Rows that cannot be read are said.
 *
 * @throws AirbridgeError `bad-value` when there is no episode in it
 */
export async function readEpisodes(session: Session, named: string | undefined): Promise<EpisodeList> {
  const list = await episodesOf(session.atHand, named ?? null, files);
  for (const { message, where, next } of list.refused)
    await session.say(`Left out: ${message} (${describeWhere(where)}). ${next ?? ''}`.trim());
  return list;
}
