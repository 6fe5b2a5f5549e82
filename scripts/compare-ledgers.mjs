/**
 * Whether two ledgers hold the same, table by table, whatever the order of their rows:
 *
 *     node scripts/compare-ledgers.mjs before/ledger/ledger.duckdb after/ledger/ledger.duckdb
 *
 * Reasons are compared as the English sentences they stand for, commas between thousands apart; ledgers up to version 6 of the schema
 * hold the sentences themselves. When a file was read, and the version of the schema, are left out. Exit status 1 where they differ.
 */
import { DuckDBInstance } from '@duckdb/node-api';
import { englishSpeaker, isMessage } from '../dist/i18n/index.js';

const SHOWN = 5;
/** Columns that two runs over the same evidence cannot have in common. */
const LEFT_OUT = new Map([
  ['files', ['ingested']],
  ['problems', ['seen']],
]);

const [before, after] = process.argv.slice(2);
const [one, other] = [await contentsOf(before), await contentsOf(after)];
let isSame = true;
for (const table of new Set([...one.keys(), ...other.keys()])) {
  const [rows, otherRows] = [one.get(table) ?? [], other.get(table) ?? []];
  const gone = without(rows, otherRows);
  const come = without(otherRows, rows);
  isSame &&= gone.length + come.length === 0;
  process.stdout.write(
    `${table.padEnd(12)} ${String(rows.length).padStart(8)} rows, ${gone.length} only before, ${come.length} only after\n`,
  );
  for (const row of gone.slice(0, SHOWN)) process.stdout.write(`  - ${row}\n`);
  for (const row of come.slice(0, SHOWN)) process.stdout.write(`  + ${row}\n`);
}
process.exitCode = isSame ? 0 : 1;

/**
 * Every row as text, by table.
 *
 * @param {string} file
 */
async function contentsOf(file) {
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const tables = await connection.runAndReadAll('SELECT table_name FROM duckdb_tables() ORDER BY 1');
  const contents = new Map();
  for (const [table] of tables.getRowsJson()) {
    const reader = await connection.runAndReadAll(`SELECT * FROM "${table}"`);
    contents.set(
      table,
      reader
        .getRowObjectsJson()
        .map((row) => textOf(String(table), row))
        .sort(),
    );
  }
  connection.closeSync();
  instance.closeSync();
  return contents;
}

/**
 * @param {string} table
 * @param {Record<string, unknown>} row
 */
function textOf(table, row) {
  if (table === 'meta' && row.key === 'schemaVersion') return 'schemaVersion';
  const names = Object.keys(row).filter((name) => !LEFT_OUT.get(table)?.includes(name));
  return JSON.stringify(names.map((name) => [name, withSentences(name, parsed(row[name]))]));
}

/** @param {unknown} value */
function parsed(value) {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {unknown}
 */
function withSentences(name, value) {
  if (name === 'reason') return sentenceOf(value);
  if (Array.isArray(value)) return value.map((item) => withSentences('', item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).map(([key, held]) => [key, withSentences(key, held)]);
}

/** @param {unknown} reason */
function sentenceOf(reason) {
  const sentence = isMessage(reason) ? englishSpeaker().say(reason) : String(reason);
  return sentence.replaceAll(/(?<=\d),(?=\d{3}\b)/g, '');
}

/**
 * The rows of one sorted list that another lacks; equal rows count as often as they are there.
 *
 * @param {readonly string[]} rows
 * @param {readonly string[]} others
 */
function without(rows, others) {
  const left = new Map();
  for (const row of others) left.set(row, (left.get(row) ?? 0) + 1);
  return rows.filter((row) => {
    const count = left.get(row) ?? 0;
    left.set(row, count - 1);
    return count <= 0;
  });
}
