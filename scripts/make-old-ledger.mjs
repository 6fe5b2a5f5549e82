/**
 * Writes a ledger as an older airbridge made it, as SQL, for the tests of the migrations:
 *
 *     git worktree add --detach /tmp/old fcb5d70^ && (cd /tmp/old && npm ci)
 *     node scripts/make-old-ledger.mjs /tmp/old
 *
 * The evidence is one of the real examples, thinned out: an arrival at Denver, a stay and the flight to Salt Lake City.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { ROOT } from './lib/setup.mjs';

const EVIDENCE = '2025/02/09/traces/8c/trace_full_abfd8c.json';
/** Reports kept: one in so many seconds, low and high up. */
const STEP_LOW_S = 10;
const STEP_HIGH_S = 120;
const LOW_FT = 12_000;
/** Where the evidence lay, in the ledger that is written. */
const ARCHIVE = '/archives';

const checkout = resolve(process.argv[2] ?? '');
const folder = mkdtempSync(join(tmpdir(), 'airbridge-old-'));
try {
  const evidence = join(folder, EVIDENCE);
  mkdirSync(dirname(evidence), { recursive: true });
  writeFileSync(
    evidence,
    thinnedOut(gunzipSync(readFileSync(join(ROOT, 'examples/globe_history', EVIDENCE))).toString()),
  );
  const cli = join(checkout, 'dist/cli/main.js');
  execFileSync(process.execPath, [cli, 'ingest', evidence, '--quiet', '--case', join(folder, 'case')]);
  const { version, sql } = await dumped(join(folder, 'case/ledger/ledger.duckdb'));
  const file = join(ROOT, `test/ledger/old-schemas/version-${version}.sql`);
  writeFileSync(file, head(version) + sql.replaceAll(folder, ARCHIVE));
  process.stdout.write(`Wrote ${file}\n`);
} finally {
  rmSync(folder, { recursive: true });
}

/** @param {string} version */
function head(version) {
  const commit = execFileSync('git', ['log', '-1', '--format=%h of %cs'], {
    cwd: checkout,
    encoding: 'utf8',
  });
  return `-- A ledger of version ${version} as commit ${commit.trim()} wrote it (scripts/make-old-ledger.mjs).\n`;
}

/** @param {string} json a trace */
function thinnedOut(json) {
  const whole = JSON.parse(json);
  let lastS = Number.NEGATIVE_INFINITY;
  const trace = whole.trace.filter(
    (/** @type {[number, number, number, number | string | null]} */ report) => {
      const [timeS, , , altitudeFt] = report;
      const step = typeof altitudeFt === 'number' && altitudeFt > LOW_FT ? STEP_HIGH_S : STEP_LOW_S;
      if (timeS - lastS < step) return false;
      lastS = timeS;
      return true;
    },
  );
  return JSON.stringify({ ...whole, trace });
}

/** @param {string} file a ledger */
async function dumped(file) {
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const rowsOf = async (/** @type {string} */ sql) =>
    (await connection.runAndReadAll(sql)).getRowObjectsJson();
  const tables = await rowsOf('SELECT table_name, sql FROM duckdb_tables() ORDER BY table_oid');
  const statements = [];
  for (const { table_name: table, sql } of tables) {
    const columns = await rowsOf(
      `SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = '${table}' ORDER BY column_index`,
    );
    const literals = columns.map(({ column_name: name, data_type: type }) =>
      literalOf(`"${name}"`, `${type}`),
    );
    const rows = await rowsOf(`SELECT concat_ws(', ', ${literals.join(', ')}) AS line FROM "${table}"`);
    statements.push(`${sql}`, ...rows.map(({ line }) => `INSERT INTO ${table} VALUES (${line});`));
  }
  const [{ value }] = await rowsOf(`SELECT "value" FROM meta WHERE "key" = 'schemaVersion'`);
  connection.closeSync();
  return { version: `${value}`, sql: `${statements.join('\n')}\n` };
}

/**
 * An expression that gives a column's value as it is written in SQL.
 *
 * @param {string} column
 * @param {string} type
 */
function literalOf(column, type) {
  const known = type === 'BLOB' ? `'unhex(''' || hex(${column}) || ''')'` : quoted(column, type);
  return `coalesce(${known}, 'NULL')`;
}

/**
 * @param {string} column
 * @param {string} type
 */
function quoted(column, type) {
  const text = `${column}::VARCHAR`;
  return type === 'VARCHAR' || type === 'TIMESTAMP' ? `'''' || replace(${text}, '''', '''''') || ''''` : text;
}
