import { surgeReport } from '../../analysis/index.js';
import { sayWhose } from '../fleet.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { addFilterOptions, type FilterOptions, parseFilter } from '../options/filter.js';
import { addFormatOptions, type FormatOptions } from '../options/format.js';
import { addSeedOption, checkSubject, spanOf } from '../options/tempo.js';
import { writeJsonDocument } from '../output/json.js';
import { surgeJson, surgeWords } from '../output/surge.js';
import { filterWords } from '../question.js';
import { namesIn, openSession } from '../session.js';
import { timingEvidence } from '../timing.js';
import { withLedger } from '../with-ledger.js';
import type { Configure } from './configure.js';

type Options = CommonOptions &
  FilterOptions &
  FormatOptions & { readonly each?: boolean; readonly seed: number };

const HELP = `
Were there times with more visits than the rest of the period would make one expect, with no events given? The time is cut
into bins of 28 days; of all stretches of one to six bins the one that stands out most is compared with what a bootstrap of
999 draws makes of the same place without a surge. Looking everywhere costs power: the answer says how much is left. With --each
every aerodrome is looked at on its own, and p is also given for having looked at all of them.

Examples:
  airbridge surge --at LLOV --fleet silkway
  airbridge surge --at Azerbaijan --operator AZQ --each --json
`;

export const configure: Configure = (command, context) => {
  addFilterOptions(command, { limit: false });
  command.option('--each', 'each aerodrome on its own');
  addSeedOption(command);
  addFormatOptions(command, ['json']);
  addCommonOptions(command)
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      const session = await openSession(context, 'surge', options);
      const filter = await parseFilter(options, namesIn(session));
      checkSubject(filter);
      const period = spanOf(filter);
      await withLedger(session, { filter }, async (engine) => {
        await sayWhose(session, engine, filter);
        const question = filterWords('visits', filter);
        const isEach = options.each === true;
        const request = { period, label: question, isEach, seed: options.seed };
        const report = surgeReport(await timingEvidence(engine, filter), request);
        if (options.json === true) await writeJsonDocument(context.stdout, surgeJson(question, report));
        else await context.stdout.write(surgeWords(question, report));
      });
    });
};
