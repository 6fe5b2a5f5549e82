import * as files from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { NO_CASE_FILE } from '../../case/case-file.js';
import { endModelFile, readEndModel } from '../../case/end-model-file.js';
import {
  affectedBy,
  checkBag,
  type FoundFile,
  isFolder,
  isIntact,
  type Recomputation,
  type RecordedDossier,
  readRecorded,
  recompute,
} from '../../dossier/index.js';
import { AirbridgeError } from '../../error.js';
import { openReader } from '../../ledger/store/store.js';
import { walk } from '../../source/index.js';
import type { Context } from '../context.js';
import { packageVersion } from '../context.js';
import { ExitStatus } from '../error.js';
import { writeJsonDocument } from '../output/json.js';
import { type Verification, verificationWords } from '../output/verify.js';

import type { Configure } from './configure.js';

interface Options {
  readonly archives?: readonly string[];
  readonly json?: boolean;
  readonly quiet?: boolean;
}

const HELP = `
Without --archives it checks every file of the dossier against its hashes, as \`sha256sum -c\` does, and names files that were changed, added,
removed or renamed. With --archives it looks there for every file of evidence the dossier rests on; of each that is missing or has other bytes it
names the legs, visits and claims that rest on it. Then it takes the archives in anew, asks the question again and compares legs, visits, coverage
and counts.

Exit status 0: all is as written. 3: something differs.

Examples:
  airbridge verify ovda
  airbridge verify ovda --archives /data/globe_history_2020 --archives /data/globe_history_2021
  airbridge verify ovda --json
`;

export const configure: Configure = (command, context, end) => {
  command
    .argument('<dossier>', 'the folder that `airbridge dossier` made')
    .option(
      '--archives <dir>',
      'a file or folder of evidence; may be given more than once',
      (path: string, before: string[] = []) => [...before, path],
    )
    .option('--json', 'one JSON document')
    .option('--quiet', 'no progress and no messages, only errors')
    .option('--debug', 'print the stack of an error')
    .addHelpText('after', HELP)
    .action(async (dossier: string, options: Options) => {
      const dir = resolve(context.surroundings.cwd, dossier);
      if (!(await isFolder(dir))) throw noFolder(dir);
      const verification = await verify(context, dir, options);
      if (options.json === true) await writeJsonDocument(context.stdout, verification);
      else await context.stdout.write(verificationWords(verification));
      if (!verification.isSound) end(ExitStatus.someInputsFailed);
    });
};

function noFolder(dir: string): AirbridgeError {
  const next = 'Name the folder that `airbridge dossier --out` made; unpack a zip file first.';
  return new AirbridgeError('bad-value', 'there is no such folder', { file: dir }, next);
}

async function verify(context: Context, dir: string, { archives, quiet }: Options): Promise<Verification> {
  const bag = await checkBag(dir);
  if (archives === undefined)
    return { bag, affected: null, recomputation: null, otherVersion: null, isSound: isIntact(bag) };
  const paths = archives.map((path) => resolve(context.surroundings.cwd, path));
  const recorded = await readRecorded(dir);
  const say = async (text: string) => {
    if (quiet !== true) await context.stderr.write(`${text}\n`);
  };
  await say('Looking for the files of evidence …');
  const affected = affectedBy(recorded.summary, await filesAmong(context, paths));
  await say('Taking the archives in anew …');
  const recomputation = await recomputed(context, recorded, paths);
  const version = packageVersion();
  const otherVersion =
    recorded.versions.airbridge === version
      ? null
      : { recorded: recorded.versions.airbridge ?? '?', own: version };
  const isSound = isIntact(bag) && affected.length === 0 && recomputation.isSame;
  return { bag, affected, recomputation, otherVersion, isSound };
}

async function filesAmong({ services }: Context, paths: readonly string[]): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for await (const one of walk(paths, files)) {
    if ('path' in one) found.push({ path: one.path, sha256: await services.sha256(one.path) });
  }
  return found;
}

/** A case of its own, in a folder that is gone afterwards. */
async function recomputed(
  context: Context,
  recorded: RecordedDossier,
  paths: readonly string[],
): Promise<Recomputation> {
  const dir = await files.mkdtemp(join(tmpdir(), 'airbridge-verify-'));
  try {
    if (recorded.endModel !== null) await files.writeFile(endModelFile(dir), recorded.endModel);
    const { services, nowMs } = context;
    const ledgerDir = join(dir, 'ledger');
    await services.ingest(paths, {
      ledgerDir,
      endModel: await readEndModel(dir),
      command: 'verify',
      nowMs,
      onProgress: () => undefined,
    });
    const engine = await openReader(ledgerDir, { command: 'verify', nowMs });
    try {
      const open = { dir, caseFile: NO_CASE_FILE, cwd: dir, services, nowMs, engine };
      return await recompute(open, recorded, packageVersion());
    } finally {
      await engine.close();
    }
  } finally {
    await files.rm(dir, { recursive: true, force: true });
  }
}
