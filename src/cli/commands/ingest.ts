import { existsSync } from 'node:fs';
import { sep } from 'node:path';
import { addInputs } from '../../case/case-file.js';
import { createCase, hasLedger } from '../../case/case-folder.js';
import { inputsOf } from '../../ingest/case-inputs.js';
import type { IngestSummary } from '../../ingest/index.js';
import { ingestInto } from '../build-ledger.js';
import { ExitStatus } from '../error.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { addFormatOptions, type FormatOptions } from '../options/format.js';
import { absolutePaths } from '../options/paths.js';
import { tellIngest } from '../output/ingest.js';
import { writeJsonDocument } from '../output/json.js';
import { noteInCase, openSession, type Session } from '../session.js';
import type { Configure } from './configure.js';

type Options = CommonOptions & FormatOptions;

const HELP = `
Reads readsb/tar1090 traces (trace_full_*.json), Flightradar24 CSV and KML, FlightAware KML, KML tracks (gx:Track) and traffic
JSON, known by their content, in gzip or plain: single files, folder trees, tars, split tars (.tar.aa, .tar.ab …: name any
part) and .tar.gz. What a format cannot tell, such as the address or who is on the ground, is said. A file already in, by its
SHA-256, is skipped, so running it again costs nothing, and an ingest that was interrupted goes on where it was. What cannot
be read is listed at the end; the rest goes in, and the exit status is 3. The paths are added to case.yaml, so that the ledger
can be built anew, which any command does that finds none.

Examples:
  airbridge ingest examples
  airbridge ingest ~/archives/2025/02/07 v2025.02.08-planes-readsb-prod-0.tar --case baku
`;

export const configure: Configure = (command, context, end) => {
  command.argument('<path...>', 'files and folders of evidence');
  addFormatOptions(command, ['json']);
  addCommonOptions(command)
    .addHelpText('after', HELP)
    .action(async (paths: string[], options: Options) => {
      const session = await openSession(context, 'ingest', options);
      const summary = await ingestPaths(session, paths);
      if (options.json === true) await writeJsonDocument(context.stdout, summary);
      else await tellIngest(session, summary);
      if (summary.problems.length > 0) end(ExitStatus.someInputsFailed);
    });
};

async function ingestPaths(session: Session, paths: readonly string[]): Promise<IngestSummary> {
  const { found, context } = session;
  const absolute = absolutePaths(paths, context.surroundings.cwd);
  await createCase(found);
  const others = (await hasLedger(found.ledgerDir))
    ? []
    : notAmong(absolute, inputsOf(found, session.caseFile));
  // Before anything is read: an ingest that is interrupted must not leave evidence that the case does not know of.
  const there = absolute.filter((path) => existsSync(path));
  await noteInCase(session, there.join(', '), (file) => addInputs(file, there, context.nowMs));
  const summary = await ingestInto(session, absolute);
  if (others.length > 0)
    await session.say(`Not in this ledger, although ${found.file} names them: ${others.join(', ')}`);
  return summary;
}

/** Those of `inputs` that are neither one of `paths` nor below one. */
const notAmong = (paths: readonly string[], inputs: readonly string[]): string[] =>
  inputs.filter((input) => !paths.some((path) => `${input}${sep}`.startsWith(`${path}${sep}`)));
