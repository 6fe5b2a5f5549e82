import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AirbridgeError } from '../error.js';
import { MANIFEST, PAYLOAD, readManifest, sha256Of, TAG_MANIFEST } from './bag/bag.js';
import type { DossierSummary } from './data/summary.js';

/** How the files of a dossier compare with its manifests. */
export interface BagCheck {
  readonly files: number;
  readonly changed: readonly string[];
  readonly missing: readonly string[];
  /** In the folder and in no manifest. */
  readonly added: readonly string[];
  /** The same bytes under another name. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  /** Symbolic links, which a dossier never holds and which are not followed. */
  readonly links: readonly string[];
}

/** Whether everything is as it was written. */
export const isIntact = ({ changed, missing, added, renamed, links }: BagCheck): boolean =>
  [changed, missing, added, renamed, links].every((list) => list.length === 0);

/**
 * Checks every file of a dossier against its manifests.
 *
 * @throws AirbridgeError `bad-value` when the folder is no dossier
 */
export async function checkBag(dir: string): Promise<BagCheck> {
  const expected = await manifestsOf(dir);
  const { files, links } = await filesIn(dir);
  const present = new Set(files);
  const added = files.filter((file) => !expected.has(file) && file !== TAG_MANIFEST);
  const absent = [...expected.keys()].filter((file) => !present.has(file));
  const changed: string[] = [];
  for (const [file, sha256] of expected) {
    if (present.has(file) && sha256Of(await readFile(join(dir, file))) !== sha256) changed.push(file);
  }
  const renamed = await renamedAmong(dir, absent, added, expected);
  const from = new Set(renamed.map((one) => one.from));
  const to = new Set(renamed.map((one) => one.to));
  return {
    files: expected.size,
    changed: changed.sort(),
    missing: absent.filter((file) => !from.has(file)).sort(),
    added: added.filter((file) => !to.has(file)).sort(),
    renamed,
    links: links.sort(),
  };
}

async function manifestsOf(dir: string): Promise<Map<string, string>> {
  const read = (name: string) => readFile(join(dir, name), 'utf8').catch(() => null);
  const manifest = await read(MANIFEST);
  if (manifest === null) {
    const next = 'Name the folder that `airbridge dossier --out` made: bagit.txt lies in it.';
    throw new AirbridgeError(
      'bad-value',
      'this is no dossier: it has no manifest',
      { file: join(dir, MANIFEST) },
      next,
    );
  }
  const payload = readManifest(manifest);
  const tags = readManifest((await read(TAG_MANIFEST)) ?? '');
  const outside = [...payload.keys()].filter(
    (file) => !file.startsWith(PAYLOAD) || file.split('/').includes('..'),
  );
  if (outside.length > 0) {
    throw new AirbridgeError(
      'bad-value',
      'the manifest names a file outside the dossier',
      { file: join(dir, MANIFEST), value: outside[0] },
      'Do not trust this dossier.',
    );
  }
  return new Map([...payload, ...[...tags].filter(([file]) => !file.split('/').includes('..'))]);
}

async function filesIn(dir: string): Promise<{ files: string[]; links: string[] }> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const inside = (entry: (typeof entries)[number]): string =>
    join(entry.parentPath, entry.name)
      .slice(dir.length + 1)
      .replaceAll('\\', '/');
  return {
    files: entries.filter((entry) => entry.isFile()).map(inside),
    links: entries.filter((entry) => entry.isSymbolicLink()).map(inside),
  };
}

async function renamedAmong(
  dir: string,
  missing: readonly string[],
  added: readonly string[],
  expected: ReadonlyMap<string, string>,
): Promise<{ from: string; to: string }[]> {
  const renamed: { from: string; to: string }[] = [];
  for (const to of added) {
    const sha256 = sha256Of(await readFile(join(dir, to)));
    const from = missing.find((file) => expected.get(file) === sha256);
    if (from !== undefined) renamed.push({ from, to });
  }
  return renamed;
}

/** The files of a dossier's payload that a recomputation is compared with. */
export interface RecordedDossier {
  readonly summary: DossierSummary;
  readonly filter: unknown;
  readonly versions: Readonly<Record<string, string>>;
  readonly endModel: string | null;
  /** By file name: legs.csv, visits.csv, coverage.csv. */
  readonly tables: ReadonlyMap<string, string>;
}

const TABLES = ['legs.csv', 'visits.csv', 'coverage.csv'] as const;

/** @throws AirbridgeError `bad-value` when a file that is needed is missing or no JSON */
export async function readRecorded(dir: string): Promise<RecordedDossier> {
  const text = (name: string) => readFile(join(dir, PAYLOAD, name), 'utf8');
  try {
    const question = JSON.parse(await text('question.json')) as {
      filter: unknown;
      versions: Record<string, string>;
    };
    const tables: [string, string][] = [];
    for (const name of TABLES) tables.push([name, await text(name)]);
    return {
      summary: JSON.parse(await text('summary.json')) as DossierSummary,
      filter: question.filter,
      versions: question.versions,
      endModel: await text('end-model.json').catch(() => null),
      tables: new Map(tables),
    };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AirbridgeError(
      'bad-value',
      `the dossier cannot be recomputed: ${reason}`,
      { file: dir },
      'Get an unchanged copy of it.',
      { cause },
    );
  }
}

/** Whether a path is a folder of this machine, and no link to one. */
export const isFolder = async (path: string): Promise<boolean> =>
  await lstat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
