import { PROBLEMS_SQL, problemsAnswer } from '../../answers/problems.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { addFormatOptions, type FormatOptions, formatOf } from '../options/format.js';
import { problemLines } from '../output/ingest.js';
import { writeJsonDocument } from '../output/json.js';
import { writeSql } from '../output/sql.js';
import { openSession } from '../session.js';
import { withLedger } from '../with-ledger.js';
import type { Configure } from './configure.js';

type Options = CommonOptions & FormatOptions;

const HELP = `
What \`airbridge ingest\` could not read, or not to its end: file, entry of an archive, byte, and the reason. What is listed here
is in no answer. A file that was mended, or is gone, leaves the list when \`airbridge ingest\` is given its path again.

Examples:
  airbridge problems
  airbridge problems --json
`;

export const configure: Configure = (command, context) => {
  addFormatOptions(command, ['json', 'sql']);
  addCommonOptions(command)
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      const session = await openSession(context, 'problems', options);
      if (formatOf(options) === 'sql') return await writeSql(session, [PROBLEMS_SQL]);
      await withLedger(session, { problems: true }, async (open) => {
        const unread = await problemsAnswer(open);
        if (options.json === true) return await writeJsonDocument(context.stdout, unread);
        if (unread.length === 0) return await session.say('All that was taken in could be read to its end.');
        await context.stdout.write(unread.map(problemLines).join(''));
      });
    });
};
