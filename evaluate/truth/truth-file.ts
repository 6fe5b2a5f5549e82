import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** A row of a truth file. Columns it does not have are empty. */
export interface TruthRow {
  readonly source: string;
  /** Path of the track, below the folder of tracks. */
  readonly file: string;
  readonly hex: string;
  readonly callsign: string;
  readonly adep: string;
  readonly ades: string;
  readonly takeoff_utc: string;
  readonly landing_utc: string;
  readonly notes: string;
}

const NEEDED = ['source', 'file', 'adep', 'ades'] as const;

/** @throws Error when it is no truth file */
export function readTruthFile(path: string): TruthRow[] {
  const rows: Record<string, string>[] = parse(readFileSync(path), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  });
  const missing = NEEDED.filter((column) => rows.length > 0 && !(column in rows[0]));
  if (rows.length === 0 || missing.length > 0) {
    throw new Error(
      `${path} is no truth file: ${rows.length === 0 ? 'no rows' : `no column ${missing.join(', ')}`}`,
    );
  }
  const empty = { hex: '', callsign: '', takeoff_utc: '', landing_utc: '', notes: '' };
  return rows.map((row) => ({ ...empty, ...row }) as unknown as TruthRow);
}
