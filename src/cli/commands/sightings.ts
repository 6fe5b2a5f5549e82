import { filterOf, filterWords, namesIn, type Question, sightingsAnswer } from '../../answers/index.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { placesOf } from '../options/filter.js';
import { oneBatch } from '../output/batches.js';
import { writeJsonDocument } from '../output/json.js';
import { SIGHTING_COLUMNS, SIGHTINGS_LEGEND, sightingRecord } from '../output/sightings.js';
import { faint, wantsColour, writeTable } from '../output/table.js';
import { openSession } from '../session.js';
import { sayWhose } from '../whose.js';
import { withLedger } from '../with-ledger.js';
import type { Configure } from './configure.js';

type Options = CommonOptions & Pick<Question, 'at' | 'fleet' | 'since' | 'until'> & { json?: boolean };

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
      const filter = await filterOf(options, namesIn(session.atHand));
      await withLedger(session, { filter }, async (open) => {
        const { matches, fleetGaps } = await sightingsAnswer(open, filter);
        await sayWhose(session, filter, fleetGaps);
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
