import { filterOf, namesIn, type Question, surgeAnswer } from '../../answers/index.js';
import { checkSubject, spanOf } from '../../answers/span.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { addFilterOptions } from '../options/filter.js';
import { addFormatOptions, type FormatOptions } from '../options/format.js';
import { addSeedOption } from '../options/tempo.js';
import { writeJsonDocument } from '../output/json.js';
import { surgeJson, surgeWords } from '../output/surge.js';
import { openSession } from '../session.js';
import { sayWhose } from '../whose.js';
import { withLedger } from '../with-ledger.js';
import type { Configure } from './configure.js';

type Options = CommonOptions & Question & FormatOptions & { readonly each?: boolean; readonly seed: number };

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
      const filter = await filterOf(options, namesIn(session.atHand));
      checkSubject(filter);
      spanOf(filter);
      await withLedger(session, { filter }, async (open) => {
        const asked = { isEach: options.each === true, seed: options.seed };
        const { question, report, fleetGaps } = await surgeAnswer(open, filter, asked);
        await sayWhose(session, filter, fleetGaps);
        if (options.json === true) await writeJsonDocument(context.stdout, surgeJson(question, report));
        else await context.stdout.write(surgeWords(question, report));
      });
    });
};
