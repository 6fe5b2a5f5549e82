import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { NAME_KINDS, type NameRow } from '../aviation/names.js';
import { AirbridgeError } from '../error.js';

const COLUMNS = ['name', 'language', 'kind', 'code'];

/**
 * The case's own names (names.csv: name, language, kind, code), which `read` uses beside the shipped ones; none where there is no
 * such file.
 *
 * @throws AirbridgeError `names-invalid`, naming the line and what may stand there
 */
export async function namesOfCase(caseDir: string): Promise<readonly NameRow[]> {
  const file = join(caseDir, 'names.csv');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? [] : rowsOf(text, file);
}

function rowsOf(text: string, file: string): NameRow[] {
  const next = `The first line is ${COLUMNS.join(',')}; kinds are ${NAME_KINDS.join(', ')}.`;
  const rows = records(text, file, next);
  return rows.map((row, i) => {
    const { name, language, kind, code } = row;
    const known = NAME_KINDS.find((one) => one === kind);
    const missing = COLUMNS.find((column) => column !== 'code' && (row[column] ?? '') === '');
    if (known !== undefined && missing === undefined)
      return { name, language, kind: known, code: code ?? '' };
    const field = missing ?? 'kind';
    throw new AirbridgeError(
      'names-invalid',
      `${field} is not as expected`,
      { file, line: i + 2, field, value: row[field] },
      next,
    );
  });
}

function records(text: string, file: string, next: string): Record<string, string>[] {
  try {
    return parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true });
  } catch (cause) {
    throw new AirbridgeError('names-invalid', (cause as Error).message, { file }, next, { cause });
  }
}
