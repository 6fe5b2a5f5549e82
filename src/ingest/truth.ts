import { csvInvalid, readCsv } from '../source/csv.js';
import { type Files, systemError } from '../source/files.js';

/** What somebody wrote down of the one flight in a file of tracks. */
export interface KnownFile {
  /** Path, or the end of one, with slashes. */
  readonly file: string;
  /** Any code of the aerodrome table; empty where it is not known. */
  readonly adep: string;
  readonly ades: string;
}

const COLUMNS = ['file', 'adep', 'ades'] as const;

/**
 * Reads a truth file: CSV with columns `file,adep,ades`; others are passed over. A file named more than once holds several
 * flights, of which nobody says which is which, and is left out.
 *
 * @throws AirbridgeError `csv-invalid`
 */
function readKnownFiles(bytes: Uint8Array): KnownFile[] {
  const { columns, rows } = readCsv(bytes);
  const missing = COLUMNS.find((column) => !columns.includes(column));
  if (missing !== undefined)
    throw csvInvalid(`a truth file has the columns ${COLUMNS.join(', ')}`, 1, missing);
  const known = rows.map((row) => ({
    file: row.cell('file').replaceAll('\\', '/'),
    adep: row.cell('adep').toUpperCase(),
    ades: row.cell('ades').toUpperCase(),
  }));
  const times = new Map<string, number>();
  for (const { file } of known) times.set(file, (times.get(file) ?? 0) + 1);
  return known.filter(({ file }) => file !== '' && times.get(file) === 1);
}

/** The same from a file. @throws AirbridgeError `unreadable`, `csv-invalid` */
export async function readTruthFile(path: string, files: Files): Promise<KnownFile[]> {
  try {
    const handle = await files.open(path);
    return readKnownFiles(await handle.readFile().finally(() => handle.close()));
  } catch (error) {
    throw systemError(error, path);
  }
}

/** What is known of a file, by its path; null where nothing is. */
export function knownOfFile(known: readonly KnownFile[], path: string): KnownFile | null {
  const slashed = `/${path.replaceAll('\\', '/')}`;
  return known.find(({ file }) => slashed.endsWith(`/${file.replace(/^\.?\/+/, '')}`)) ?? null;
}
