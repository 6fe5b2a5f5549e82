import { basename, dirname, join } from 'node:path';
import { AirbridgeError } from '../../error.js';

/** What `split` appends: letters in pairs or, with `-d`, two or three digits (GNU coreutils manual, "split invocation"). */
const PART = /^(.+\.(?:tar|tar\.gz|tgz)\.)([a-z]{2}|\d{2,3})$/i;
/** Pairs of letters that say how a whole tar is compressed. As parts they would be the 182nd and later ones. */
const COMPRESSIONS: ReadonlySet<string> = new Set(['gz', 'lz', 'xz']);
const LETTERS = 26;
const FIRST_LETTER = 0x61;

interface PartName {
  /** All before the part's own ending. */
  readonly stem: string;
  readonly ending: string;
  /** 0 for the first part. */
  readonly ordinal: number;
}

function partName(name: string): PartName | null {
  const [, stem, ending] = PART.exec(name)?.map((group) => group.toLowerCase()) ?? [];
  if (stem === undefined || COMPRESSIONS.has(ending)) return null;
  return { stem, ending, ordinal: ordinalOf(ending) };
}

function ordinalOf(ending: string): number {
  if (/\d/.test(ending)) return Number(ending);
  return (ending.charCodeAt(0) - FIRST_LETTER) * LETTERS + ending.charCodeAt(1) - FIRST_LETTER;
}

/** The ending of another part of the same archive. */
function endingOf(ordinal: number, { ending }: PartName): string {
  if (/\d/.test(ending)) return String(ordinal).padStart(ending.length, '0');
  return String.fromCharCode(
    FIRST_LETTER + Math.floor(ordinal / LETTERS),
    FIRST_LETTER + (ordinal % LETTERS),
  );
}

/** Whether a file is, by its name, one part of an archive that was cut in parts (`day.tar.aa`, `day.tar.ab`, …). */
export function isPart(path: string): boolean {
  return partName(basename(path)) !== null;
}

/**
 * Those parts of an archive that are there, in their order.
 *
 * @param path of one of them; a file that is no part is all there is of itself
 * @param names of all files in its folder
 */
export function presentParts(path: string, names: readonly string[]): string[] {
  const own = partName(basename(path));
  if (own === null) return [path];
  const parts = names.flatMap((name) => {
    const part = partName(name);
    const isSibling = part?.stem === own.stem && part.ending.length === own.ending.length;
    return part !== null && isSibling && /\d/.test(part.ending) === /\d/.test(own.ending)
      ? [{ ...part, name }]
      : [];
  });
  return parts.sort((one, other) => one.ordinal - other.ordinal).map(({ name }) => join(dirname(path), name));
}

/**
 * All parts of an archive, from the first on and without a gap. Whether the last is there only the archive itself can say.
 *
 * @param path of one of them; a file that is no part is all there is of itself
 * @param names of all files in its folder
 * @throws AirbridgeError `tar-truncated` naming the part that is missing
 */
export function allParts(path: string, names: readonly string[]): string[] {
  const parts = presentParts(path, names);
  const own = partName(basename(path));
  if (own === null) return parts;
  const missing = parts.findIndex((part, ordinal) => partName(basename(part))?.ordinal !== ordinal);
  if (missing === -1) return parts;
  const name = basename(path).slice(0, -own.ending.length) + endingOf(missing, own);
  const next = `Fetch ${name} too, and put all parts in one folder under their own names.`;
  throw new AirbridgeError(
    'tar-truncated',
    `part ${name} of this archive is missing`,
    { file: parts[0] },
    next,
  );
}

/** Where a byte of the whole lies: in which part, and how far in. */
interface PartPlace<Part> {
  readonly part: Part;
  readonly offset: number;
}

/** Finds the part that holds a byte; beyond the end, the last part. */
export function placeInParts<Part extends { readonly bytes: number }>(
  parts: readonly Part[],
  byte: number,
): PartPlace<Part> {
  let offset = byte;
  let index = 0;
  while (index < parts.length - 1 && offset >= parts[index].bytes) offset -= parts[index++].bytes;
  return { part: parts[index], offset };
}
