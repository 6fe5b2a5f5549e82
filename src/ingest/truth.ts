import { AirbridgeError, type Where } from '../error.js';
import { type Files, systemError } from '../source/files.js';
import { type CsvKind, readCsv } from '../source/syntax/csv.js';

/** What somebody wrote down of the one flight in a file of tracks. */
export interface KnownFile {
  /** Path, or the end of one, with slashes. */
  readonly file: string;
  /** Any code of the aerodrome table; empty where it is not known. */
  readonly adep: string;
  readonly ades: string;
  /** File and line of a truth file that says so. */
  readonly writtenAt?: Where;
}

const COLUMNS = ['file', 'adep', 'ades'] as const;
const KIND: CsvKind = {
  what: 'known ends',
  next: 'Its first line is file,adep,ades, with commas between; each other line a file that holds one flight, and where it began and ended. Correct it and run the command again.',
};

/**
 * Reads a truth file: CSV with columns `file,adep,ades`; others are passed over. A file named more than once holds several
 * flights, of which nobody says which is which, and is left out.
 *
 * @throws AirbridgeError `csv-invalid`
 */
function readKnownFiles(bytes: Uint8Array, path: string): KnownFile[] {
  const { columns, rows } = readCsv(bytes, KIND);
  const missing = COLUMNS.find((column) => !columns.includes(column));
  if (missing !== undefined) throw columnMissing(missing, columns);
  const known = rows.map((row) => ({
    writtenAt: { file: path, line: row.line },
    file: row.cell('file').replaceAll('\\', '/'),
    adep: row.cell('adep').toUpperCase(),
    ades: row.cell('ades').toUpperCase(),
  }));
  const times = new Map<string, number>();
  for (const { file } of known) times.set(file, (times.get(file) ?? 0) + 1);
  return known.filter(({ file }) => file !== '' && times.get(file) === 1);
}

function columnMissing(missing: string, columns: readonly string[]): AirbridgeError {
  const found = columns.length === 0 ? 'the file is empty' : `there are ${columns.join(', ').slice(0, 200)}`;
  const message = `cannot be read as a table of ${KIND.what}: it has no column ${missing}; ${found}`;
  return new AirbridgeError('csv-invalid', message, { line: 1 }, KIND.next);
}

/** The same from a file. @throws AirbridgeError `unreadable`, `csv-invalid` */
export async function readTruthFile(path: string, files: Files): Promise<KnownFile[]> {
  try {
    const handle = await files.open(path);
    return readKnownFiles(await handle.readFile().finally(() => handle.close()), path);
  } catch (error) {
    throw systemError(error, path);
  }
}

/** What is known of a file, by its path; null where nothing is. */
export function knownOfFile(known: readonly KnownFile[], path: string): KnownFile | null {
  const slashed = `/${path.replaceAll('\\', '/')}`;
  return known.find(({ file }) => slashed.endsWith(`/${file.replace(/^\.?\/+/, '')}`)) ?? null;
}
