import { open } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type Document, isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { AirbridgeError } from '../error.js';
import { takeLock } from './lock.js';
import { readText, writeText } from './whole-file.js';

/** A fleet's name stands for a list: a path alone, or with what the list does not say of itself. */
const FLEET = z.strictObject({
  file: z.string(),
  operator: z.string().optional(),
  asOf: z.iso.date().optional(),
  designators: z.array(z.string().regex(/^[A-Z]{3}$/, 'three capital letters are expected')).optional(),
});

/** A list of airframes to take in: a path alone, or with what the list does not say of itself. */
const IDENTITIES = z.strictObject({
  file: z.string(),
  asOf: z.iso.date().optional(),
  source: z.string().min(1).optional(),
});

/** What may stand in case.yaml. Anything else is refused, so that a slip of the pen is not read as nothing. */
const CASE_FILE = z.strictObject({
  title: z.string().optional(),
  inputs: z
    .array(z.string())
    .nullish()
    .transform((inputs) => inputs ?? []),
  places: z
    .record(z.string(), z.array(z.string()))
    .nullish()
    .transform((places) => places ?? {}),
  identities: z
    .array(z.union([z.string().transform((file) => ({ file })), IDENTITIES]))
    .nullish()
    .transform((identities) => identities ?? []),
  fleets: z
    .record(z.string(), z.union([z.string().transform((file) => ({ file })), FLEET]))
    .nullish()
    .transform((fleets) => fleets ?? {}),
});

/** A fleet as case.yaml names it. */
export interface NamedFleet {
  /** CSV, relative to the case folder or absolute. */
  readonly file: string;
  /** Only the rows of this operator. */
  readonly operator?: string | undefined;
  /** `2026-07-19`: the day up to which the list was kept. */
  readonly asOf?: string | undefined;
  /** ICAO designators its operators fly under. */
  readonly designators?: readonly string[] | undefined;
}

/** A list of airframes to take in, as case.yaml names it. */
interface NamedIdentities {
  /** File or folder, relative to the case folder or absolute. */
  readonly file: string;
  /** `2026-07-19`: the day the list speaks of. */
  readonly asOf?: string | undefined;
  /** Who says so, where the list is to be named otherwise than by its kind. */
  readonly source?: string | undefined;
}

/** What case.yaml says. */
export interface CaseFile {
  readonly title?: string | undefined;
  /** Files and folders of evidence, as written: absolute, or relative to the case folder. */
  readonly inputs: readonly string[];
  /** Named sets of places, each a list of aerodromes, countries or other names. */
  readonly places: Readonly<Record<string, readonly string[]>>;
  /** Lists of airframes taken in. */
  readonly identities: readonly NamedIdentities[];
  /** Named fleets. */
  readonly fleets: Readonly<Record<string, NamedFleet>>;
}

/** What a case says where there is no case.yaml. */
export const NO_CASE_FILE: CaseFile = { inputs: [], places: {}, identities: [], fleets: {} };

const NEW_CASE_FILE = `# An airbridge case. People write this file; \`airbridge ingest\` adds the inputs it was given.

# Files and folders of evidence, relative to this folder or absolute.
inputs: []

# Named sets of places, for --from, --to and --at. For example:
#   places:
#     baku: [UBBB, UB12, UBBG]

# Named fleets, for --fleet: lists of airframes (fleet.csv). For example:
#   fleets:
#     silkway: {file: fleet.csv, operator: Silk Way Airlines, asOf: 2026-07-19}
`;

/**
 * Reads a case.yaml.
 *
 * @throws AirbridgeError `case-invalid`, naming the line, the key and what may stand there
 */
export async function readCaseFile(file: string): Promise<CaseFile> {
  const lines = new LineCounter();
  const document = parseDocument(await textOf(file), { lineCounter: lines });
  const [fault] = document.errors;
  if (fault !== undefined) {
    const line = fault.linePos?.[0].line;
    const message = `case.yaml is not valid YAML: ${fault.message.split('\n')[0].replace(/ at line \d+.*$/, '')}`;
    throw new AirbridgeError('case-invalid', message, { file, ...(line && { line }) });
  }
  const parsed = CASE_FILE.safeParse(plain(document, file) ?? {});
  if (parsed.success) return parsed.data;
  throw invalid(file, document, lines, parsed.error.issues[0]);
}

/** Aliases of aliases may stand for more than any memory holds: the parser counts them and gives up. */
function plain(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (cause) {
    const message = `case.yaml cannot be used: ${(cause as Error).message}`;
    const next = 'Write out what the aliases (*name) stand for.';
    throw new AirbridgeError('case-invalid', message, { file }, next, { cause });
  }
}

/** More than anybody writes by hand. */
const MOST_ALIASES = 100;

async function textOf(file: string): Promise<string> {
  const text = await readText(file);
  if (text !== null) return text;
  throw new AirbridgeError('case-missing', 'the case.yaml is gone', { file }, 'Put it back.');
}

/** Writes a case.yaml for a new case. */
export async function createCaseFile(file: string): Promise<void> {
  const handle = await open(file, 'wx');
  await handle.writeFile(NEW_CASE_FILE).finally(() => handle.close());
}

/**
 * Adds inputs to case.yaml, keeping what people wrote there. Paths in or beside the case folder are written relative to
 * it, so that both can move together; others are written whole.
 *
 * @param paths absolute
 */
export async function addInputs(file: string, paths: readonly string[], nowMs: () => number): Promise<void> {
  const folder = dirname(file);
  await addToList(file, 'inputs', nowMs, ({ inputs }) => {
    const known = new Set(inputs.map((input) => resolve(folder, input)));
    const added = [...new Set(paths)].filter((path) => !known.has(path));
    return added.map((path) => inputPath(folder, path));
  });
}

/**
 * Adds lists of airframes to case.yaml in the same way, with the day and the name they were given.
 *
 * @param added with absolute paths
 */
export async function addIdentities(
  file: string,
  added: readonly NamedIdentities[],
  nowMs: () => number,
): Promise<void> {
  const folder = dirname(file);
  await addToList(file, 'identities', nowMs, ({ identities }) => {
    const isKnown = (one: NamedIdentities) =>
      identities.some(
        (known) =>
          resolve(folder, known.file) === one.file && known.asOf === one.asOf && known.source === one.source,
      );
    return added.filter((one) => !isKnown(one)).map((one) => writtenIdentities(folder, one));
  });
}

function writtenIdentities(folder: string, { file, asOf, source }: NamedIdentities): unknown {
  const short = inputPath(folder, file);
  if (asOf === undefined && source === undefined) return short;
  return { file: short, ...(asOf && { asOf }), ...(source && { source }) };
}

/** Reads, adds and writes while nobody else does: of two programs that add at once, neither loses what the other added. */
async function addToList(
  file: string,
  key: string,
  nowMs: () => number,
  missingFrom: (said: CaseFile) => readonly unknown[],
): Promise<void> {
  const lock = await takeLock(join(dirname(file), 'ledger'), {
    command: 'add to case.yaml',
    nowMs,
    name: 'case.lock',
  });
  try {
    const added = missingFrom(await readCaseFile(file));
    if (added.length > 0) await writeText(file, withAdded(await textOf(file), key, added));
  } finally {
    await lock.release();
  }
}

function withAdded(text: string, key: string, added: readonly unknown[]): string {
  const document = parseDocument(text);
  const list = document.get(key);
  if (isSeq(list)) {
    if (list.items.length === 0) list.flow = false;
    for (const one of added) list.add(document.createNode(one));
  } else {
    document.set(key, document.createNode(added));
  }
  return document.toString();
}

function inputPath(folder: string, path: string): string {
  const short = relative(folder, path);
  const nearby = !isAbsolute(short) && !short.startsWith(`..${sep}..`);
  return nearby ? (short || '.').replaceAll(sep, '/') : path;
}

function invalid(
  file: string,
  document: Document,
  lines: LineCounter,
  issue: z.core.$ZodIssue,
): AirbridgeError {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path = unknown === undefined ? issue.path : [...issue.path, unknown];
  const field = path.join('.');
  const line = lineOf(document, lines, path);
  const message =
    unknown === undefined
      ? `case.yaml: ${field === '' ? 'the file' : field} is not as expected: ${issue.message}`
      : `case.yaml: ${field} is not a key airbridge knows`;
  const next = `Allowed are ${Object.keys(CASE_FILE.shape).join(', ')}: inputs is a list of paths, places a list of codes under each name, identities a list of paths or {file, asOf, source}, fleets a file under each name, or {file, operator, asOf, designators}.`;
  return new AirbridgeError('case-invalid', message, { file, ...(line && { line }), field }, next);
}

/** The line on which the key at `path` stands, or the nearest one above it. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number | undefined {
  const key = path.at(-1);
  const parent = path.length < 2 ? document.contents : document.getIn(path.slice(0, -1), true);
  const pair = isMap(parent) ? parent.items.find((item) => String(item.key) === String(key)) : undefined;
  const node = (pair?.key ?? (isSeq(parent) ? parent.items[Number(key)] : parent)) as {
    range?: number[];
  } | null;
  return node?.range === undefined ? undefined : lines.linePos(node.range[0]).line;
}
