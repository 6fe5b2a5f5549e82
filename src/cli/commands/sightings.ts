import { AirbridgeError } from '../../error.js';
import { sayWhose } from '../fleet.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { type FilterOptions, parseFilter, placesOf } from '../options/filter.js';
import { oneBatch } from '../output/batches.js';
import { writeJsonDocument } from '../output/json.js';
import { SIGHTING_COLUMNS, SIGHTINGS_LEGEND, sightingRecord } from '../output/sightings.js';
import { faint, wantsColour, writeTable } from '../output/table.js';
import { filterWords } from '../question.js';
import { namesIn, openSession, type Session } from '../session.js';
import { matchedSightings, placedSightings } from '../sightings.js';
import { withLedger } from '../with-ledger.js';
import type { Configure } from './configure.js';

type Options = CommonOptions & Pick<FilterOptions, 'at' | 'fleet' | 'since' | 'until'> & { json?: boolean };

const HELP = `
Flights known from print, from sightings.csv in the case folder, beside what the ledger has of them. One flight may be one
visit, any of several, or none; a total of several flights is not matched one by one: beside it stands what was heard in its
days. Nothing printed is ever added to a count. See docs/sightings.md.

Examples:
  airbridge sightings
  airbridge sightings --at LLOV --since 2020 --until 2020 --json
  airbridge sightings --at LLOV --fleet "Silk Way Airlines"
`;

export const configure: Configure = (command, context) => {
  command
    .option('--at <places>', 'only sightings at any of these', placesOf)
    .option('--fleet <name>', 'compare with visits of this fleet only')
    .option('--since <date>', 'only sightings that reach beyond this UTC date or time')
    .option(
      '--until <date>',
      'only sightings that begin up to this UTC date or time; a bare date includes that day',
    )
    .option('--json', 'JSON instead of a table');
  addCommonOptions(command)
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      const session = await openSession(context, 'sightings', options);
      const filter = await parseFilter(options, namesIn(session));
      const printed = await placedSightings(session);
      if (printed === null) throw noSightings(session);
      await withLedger(session, { filter }, async (engine) => {
        await sayWhose(session, engine, filter);
        const matches = await matchedSightings(session, engine, printed, filter);
        const { stdout, surroundings } = context;
        if (options.json === true) return await writeJsonDocument(stdout, matches.map(sightingRecord));
        const colour = wantsColour(stdout, surroundings.env);
        const shown = await writeTable(stdout, SIGHTING_COLUMNS, oneBatch(matches), { colour });
        if (shown === 0)
          return await session.say(`Nothing answers this question: ${filterWords('sightings', filter)}.`);
        await stdout.write(`\n${faint(SIGHTINGS_LEGEND, colour)}\n`);
      });
    });
};

function noSightings({ found }: Session): AirbridgeError {
  return new AirbridgeError(
    'case-missing',
    'the case has no sightings.csv',
    { file: found.dir },
    'Write one with a line for each flight in print: docs/sightings.md says how.',
  );
}
