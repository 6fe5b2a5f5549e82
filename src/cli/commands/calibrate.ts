import { resolve } from 'node:path';
import { createCase, hasLedger } from '../../case/case-folder.js';
import { endModelFile, writeEndModel } from '../../case/end-model-file.js';
import { describeWhere } from '../../error.js';
import { englishSpeaker } from '../../i18n/index.js';
import type { CalibrationSummary } from '../../ingest/index.js';
import { ExitStatus } from '../error.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { addFormatOptions, type FormatOptions } from '../options/format.js';
import { absolutePaths } from '../options/paths.js';
import { oneBatch } from '../output/batches.js';
import { writeJsonDocument } from '../output/json.js';
import { reliabilityColumns } from '../output/reliability-table.js';
import { wantsColour, writeTable } from '../output/table.js';
import { openSession, type Session } from '../session.js';
import { integerWords } from '../words.js';
import type { Configure } from './configure.js';

type Options = CommonOptions & FormatOptions & { readonly truth?: string };

const HELP = `
Takes flights whose ends are known, hides what lies below some height or within some distance of the field, infers the ends
and compares. Ends are known where they were heard on the ground or low on a runway's centreline, or from a truth file: CSV
with the columns file,adep,ades, one row per file that holds one flight. Reads whatever \`airbridge ingest\` reads; the ledger is
left alone. The weights go into end-model.json in the case, and \`airbridge ingest\` uses them from then on; a ledger built with
another model has to be built anew. The table says how often the likeliest field was the right one and how likely it was said
to be, by a model that had not seen that field. Simulated traces are left out.

Examples:
  airbridge calibrate ~/archives/2025/02
  airbridge calibrate tracks --truth tracks/truth.csv --case baku
`;

export const configure: Configure = (command, context, end) => {
  command
    .argument('<path...>', 'files and folders of evidence')
    .option('--truth <file>', 'CSV of known ends: file,adep,ades');
  addFormatOptions(command, ['json']);
  addCommonOptions(command)
    .addHelpText('after', HELP)
    .action(async (paths: string[], options: Options) => {
      const session = await openSession(context, 'calibrate', options);
      const summary = await calibrated(session, paths, options.truth ?? null);
      await createCase(session.found);
      await writeEndModel(session.found.dir, summary.model);
      if (options.json === true) await writeJsonDocument(context.stdout, summary);
      else await print(session, summary);
      if (summary.problems.length > 0) end(ExitStatus.someInputsFailed);
    });
};

async function calibrated(
  { context }: Session,
  paths: readonly string[],
  truth: string | null,
): Promise<CalibrationSummary> {
  const { cwd } = context.surroundings;
  const truthFile = truth === null ? null : resolve(cwd, truth);
  return await context.services.calibrate(absolutePaths(paths, cwd), { truthFile, nowMs: context.nowMs });
}

async function print(session: Session, { model, sources, synthetic, problems }: CalibrationSummary) {
  const { context, found } = session;
  const n = integerWords;
  for (const { source, legs, ends, fields } of sources)
    await session.say(`${source}: ${n(ends)} known ends of ${n(legs)} flights, at ${n(fields)} fields`);
  if (synthetic > 0) await session.say(`Left out: ${n(synthetic)} simulated traces`);
  const colour = wantsColour(context.stdout, context.surroundings.env);
  await writeTable(context.stdout, reliabilityColumns, oneBatch(model.reliability), { colour });
  for (const { path, entry, reason } of problems)
    await context.stderr.write(
      `Could not be read: ${describeWhere({ file: path, entry })}: ${englishSpeaker().say(reason)}\n`,
    );
  await session.say(`Model ${model.version} is in ${endModelFile(found.dir)}`);
  if (await hasLedger(found.ledgerDir))
    await session.say(`The ledger in ${found.ledgerDir} has to be built anew to use it: move it away.`);
}
