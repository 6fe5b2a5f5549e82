import * as files from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { ClusterRules, EventChoice, EventsImport } from '../../analysis/index.js';
import { EPISODE_RULES, eventsAnswer } from '../../answers/events.js';
import { createCase } from '../../case/case-folder.js';
import { ExitStatus } from '../error.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { addFormatOptions, type FormatOptions } from '../options/format.js';
import { wholeFrom } from '../options/number.js';
import { freePath, writeEpisodes } from '../output/episode-file.js';
import { importJson, importMessages, writeImport } from '../output/events.js';
import { writeJsonDocument } from '../output/json.js';
import { wantsColour } from '../output/table.js';
import { openSession, type Session } from '../session.js';
import type { Configure } from './configure.js';

type Options = CommonOptions &
  FormatOptions & {
    readonly into?: string;
    readonly force?: boolean;
    readonly dryRun?: boolean;
    readonly sensitivity?: boolean;
    readonly country?: readonly string[];
    readonly where?: readonly string[];
    readonly type?: readonly string[];
    readonly activeDeaths: number;
    readonly mergeDays: number;
    readonly coreDeaths: number;
  };

const HELP = `
Reads UCDP GED and candidate CSV, ACLED exports, tables (id,start,end,name,class,source, or date,deaths) and calendars (ICS), plain, in
gzip or in a zip, by their content. Deaths become episodes: each record's best estimate is spread over its days; a day is
active from --active-deaths on; at most --merge-days quiet days lie inside one episode; only records dated to within six days open
one. Episodes of tables and calendars stay as they are. The list goes into events.csv of the case, which is yours: it is
never overwritten unasked. A row that cannot be taken is named with its line, and the exit status is 3.

Examples:
  airbridge events import ged251-csv.zip --country Azerbaijan,Armenia --sensitivity --dry-run
  airbridge events import ged251-csv.zip --country Azerbaijan,Armenia --case ovda
  airbridge events import summits.ics --into ovda/summits.csv
`;

export const configure: Configure = (command, context, end) => {
  const importing = command
    .command('import')
    .description('make a list of episodes from published events')
    .argument('<file...>', 'files with events');
  addChoiceOptions(importing);
  importing
    .option('--into <file>', 'where the list goes instead of events.csv in the case')
    .option('--force', 'replace the list that is there')
    .option('--dry-run', 'print what would be written, and write nothing');
  addFormatOptions(importing, ['json']);
  addCommonOptions(importing)
    .addHelpText('after', HELP)
    .action(async (names: string[], options: Options) => {
      const session = await openSession(context, 'events', options);
      const target = options.dryRun === true ? null : await targetOf(session, options);
      const made = await madeFrom(session, names, options);
      const written = made.episodes.length > 0 ? target : null;
      if (written !== null) await write(session, written, made, options);
      if (options.json === true) await writeJsonDocument(context.stdout, importJson(made, written));
      else await writeImport(context.stdout, made, wantsColour(context.stdout, context.surroundings.env));
      for (const message of importMessages(made, written)) await session.say(message);
      if (made.refused.length > 0) end(ExitStatus.someInputsFailed);
    });
};

function addChoiceOptions(command: Command): void {
  command
    .option('--country <list>', 'only events in these countries, by name or its beginning', wordsOf)
    .option('--where <list>', 'only events with one of these words in place, conflict or sides', wordsOf)
    .option('--type <list>', 'only events with one of these words in their type', wordsOf)
    .option(
      '--active-deaths <n>',
      'deaths from which a day is active',
      wholeFrom(1),
      EPISODE_RULES.activeDeaths,
    )
    .option(
      '--merge-days <n>',
      'most quiet days in a row in one episode',
      wholeFrom(0),
      EPISODE_RULES.mergeDays,
    )
    .option('--core-deaths <n>', 'deaths that make an episode core', wholeFrom(1), EPISODE_RULES.coreDeaths)
    .option('--sensitivity', 'also say what 1, 5 and 10 deaths and gaps of 7, 14 and 30 days would make');
}

async function madeFrom(
  { context }: Session,
  names: readonly string[],
  options: Options,
): Promise<EventsImport> {
  const paths = names.map((name) => resolve(context.surroundings.cwd, name));
  const { activeDeaths, mergeDays, coreDeaths, country = [], where = [], type = [] } = options;
  const rules: ClusterRules = { activeDeaths, mergeDays, coreDeaths };
  const choice: EventChoice = { countries: country, where, types: type };
  const withSensitivity = options.sensitivity === true;
  return await eventsAnswer(paths, { rules, choice, withSensitivity }, files);
}

/** Asked before anything is read: nobody waits for a list that has no place. */
async function targetOf({ context, found }: Session, { into, force }: Options): Promise<string> {
  const path = into === undefined ? join(found.dir, 'events.csv') : resolve(context.surroundings.cwd, into);
  return await freePath(path, force === true);
}

async function write({ found }: Session, path: string, made: EventsImport, options: Options): Promise<void> {
  if (options.into === undefined) await createCase(found);
  await writeEpisodes(path, made.episodes, options.force === true);
}

const wordsOf = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
