import { AirbridgeError } from '../../error.js';
import { allRows, type Engine, inTransaction } from '../engine/engine.js';
import { listLiteral, textLiteral } from '../engine/literal.js';
import { SCHEMA_VERSION, TABLES } from './columns.js';
import { createLedger } from './ddl.js';

/** One step of the schema: `sql` takes a ledger of version `to - 1` to version `to`. */
interface Migration {
  readonly to: number;
  readonly sql: string;
}

/** Every step since version 1. A change of columns.ts raises SCHEMA_VERSION and adds its step here. */
const MIGRATIONS: readonly Migration[] = [
  {
    // Up to version 1 there was no other format, and nobody counted the files of a day.
    to: 2,
    sql: `ALTER TABLE entries ADD COLUMN "format" VARCHAR DEFAULT 'readsb-trace';
ALTER TABLE entries ADD COLUMN "cannotProve" VARCHAR DEFAULT '[]';
CREATE TABLE "days" ("path" VARCHAR NOT NULL, "sha256" VARCHAR, "day" VARCHAR, "traces" INTEGER NOT NULL,
  "folders" INTEGER NOT NULL, "foldersExpected" INTEGER NOT NULL, "heatmaps" INTEGER NOT NULL,
  "heatmapsExpected" INTEGER NOT NULL, "parts" INTEGER, "whole" BOOLEAN);`,
  },
  {
    // Up to version 2 nothing made synthetic traces.
    to: 3,
    sql: `ALTER TABLE legs ADD COLUMN "synthetic" BOOLEAN DEFAULT false;
ALTER TABLE visits ADD COLUMN "synthetic" BOOLEAN DEFAULT false;
ALTER TABLE entries ADD COLUMN "synthetic" BOOLEAN DEFAULT false;`,
  },
  {
    // Up to version 3 a path had to be decoded to know where it lies, each leg stood for itself, and nobody took in identities.
    to: 4,
    sql: `ALTER TABLE legs ADD COLUMN "southDeg" FLOAT;
ALTER TABLE legs ADD COLUMN "westDeg" FLOAT;
ALTER TABLE legs ADD COLUMN "northDeg" FLOAT;
ALTER TABLE legs ADD COLUMN "eastDeg" FLOAT;
ALTER TABLE legs ADD COLUMN "flags" VARCHAR DEFAULT '[]';
ALTER TABLE visits ADD COLUMN "doubted" BOOLEAN DEFAULT false;
CREATE TABLE "breaks" ("icao24" VARCHAR NOT NULL, "kind" VARCHAR NOT NULL, "grade" VARCHAR, "at" TIMESTAMP NOT NULL,
  "until" TIMESTAMP NOT NULL, "adep" VARCHAR, "ades" VARCHAR, "distanceNm" DOUBLE, "probability" DOUBLE,
  "afterLeg" VARCHAR NOT NULL, "beforeLeg" VARCHAR NOT NULL, "reason" VARCHAR NOT NULL, "synthetic" BOOLEAN NOT NULL);
CREATE TABLE "identities" ("source" VARCHAR NOT NULL, "asOf" VARCHAR, "sha256" VARCHAR NOT NULL, "icao24" VARCHAR,
  "registration" VARCHAR, "typecode" VARCHAR, "description" VARCHAR, "operator" VARCHAR, "operatorCode" VARCHAR,
  "owner" VARCHAR, "isMilitary" BOOLEAN, "isPia" BOOLEAN, "isLadd" BOOLEAN, "serial" VARCHAR, "yearBuilt" INTEGER,
  "validFrom" VARCHAR, "validTo" VARCHAR, "note" VARCHAR);`,
  },
  {
    // Up to version 4 no leg told another of the pressure: heights of legs taken in until then stay as they were weighed.
    to: 5,
    sql: `ALTER TABLE legs ADD COLUMN "toldOffsets" BLOB;
ALTER TABLE legs ADD COLUMN "openEnds" VARCHAR DEFAULT '[]';`,
  },
  {
    // Up to version 5 only its leg said whether a movement was made up.
    to: 6,
    sql: `ALTER TABLE movements ADD COLUMN "synthetic" BOOLEAN DEFAULT false;
UPDATE movements SET "synthetic" = true WHERE "leg" IN (SELECT "id" FROM legs WHERE "synthetic");`,
  },
  {
    // Up to version 6 reasons were English sentences: they stay as they are, as the one value of a message.
    to: 7,
    sql: `UPDATE legs SET "adepCandidates" = ${listWithMessages('"adepCandidates"')} WHERE "adepCandidates" <> '[]';
UPDATE legs SET "adesCandidates" = ${listWithMessages('"adesCandidates"')} WHERE "adesCandidates" <> '[]';
UPDATE legs SET "flags" = ${listWithMessages('"flags"')} WHERE "flags" <> '[]';
UPDATE breaks SET "reason" = CAST(${sentenceMessage('"reason"')} AS VARCHAR);
UPDATE problems SET "reason" = CAST(${sentenceMessage('"reason"')} AS VARCHAR);`,
  },
];

/** SQL: a sentence as a message that says it in any language. */
function sentenceMessage(sentence: string): string {
  return `json_object('key', 'legacy.sentence', 'values', json_object('text', ${sentence}))`;
}

/** SQL: a JSON list of objects with each `reason` as a message. */
function listWithMessages(column: string): string {
  const one = `json_merge_patch(one, json_object('reason', ${sentenceMessage(`one->>'$.reason'`)}))`;
  return `CAST(to_json(list_transform(from_json(${column}, '["JSON"]'), lambda one: ${one})) AS VARCHAR)`;
}

const VERSION_KEY = 'schemaVersion';

/** Makes an empty ledger of the current version in an empty database. */
export async function makeLedger(engine: Engine): Promise<void> {
  const version = `INSERT INTO meta VALUES (${textLiteral(VERSION_KEY)}, '${SCHEMA_VERSION}')`;
  await inTransaction(engine, () => engine.execute(`${createLedger()}\n${version}`));
}

/**
 * The schema version a ledger was written with.
 *
 * @throws AirbridgeError `ledger-damaged` when the file is a database but no ledger
 */
export async function schemaVersion(engine: Engine, file: string): Promise<number> {
  const tables = await allRows(engine, "SELECT 1 FROM duckdb_tables() WHERE table_name = 'meta'");
  const rows =
    tables.length === 0
      ? []
      : await allRows(engine, `SELECT "value" FROM meta WHERE "key" = ${textLiteral(VERSION_KEY)}`);
  const version = Number(rows[0]?.value);
  if (Number.isInteger(version) && version >= 1) return version;
  throw new AirbridgeError(
    'ledger-damaged',
    'this database is not an airbridge ledger: it names no schema version',
    { file },
    'Move the file away and run `airbridge ingest` again.',
  );
}

const FOREIGN = `SELECT 'the view ' || view_name AS what FROM duckdb_views() WHERE NOT internal
  UNION ALL SELECT DISTINCT 'the macro ' || function_name FROM duckdb_functions() WHERE NOT internal AND function_type LIKE '%macro'
  UNION ALL SELECT 'the table ' || schema_name || '.' || table_name FROM duckdb_tables() WHERE NOT temporary AND
    (schema_name <> 'main' OR table_name NOT IN ${listLiteral(Object.keys(TABLES))}) LIMIT 1`;

/**
 * Refuses a ledger that holds what airbridge never makes: a view in place of a table, or a macro in place of a function, would answer
 * in its stead.
 *
 * @throws AirbridgeError `ledger-damaged`
 */
export async function refuseForeign(engine: Engine, file: string): Promise<void> {
  const [found] = await allRows(engine, FOREIGN);
  if (found === undefined) return;
  throw new AirbridgeError(
    'ledger-damaged',
    `this ledger holds ${found.what}, which airbridge did not make`,
    { file },
    'Move the file away and build the ledger anew from the archives: another program has changed it.',
  );
}

/** Refuses a ledger this version of airbridge cannot understand. */
export function refuseNewer(version: number, file: string, current = SCHEMA_VERSION): void {
  if (version <= current) return;
  throw new AirbridgeError(
    'ledger-too-new',
    `the ledger has schema version ${version}; this airbridge understands versions up to ${current}`,
    { file },
    `Update airbridge to a release that understands schema version ${version}.`,
  );
}

/**
 * Takes a ledger step by step to the current version; a step that fails leaves it at the version it had reached. Needs a
 * writing engine.
 */
export async function migrate(
  engine: Engine,
  file: string,
  steps: readonly Migration[] = MIGRATIONS,
  current = SCHEMA_VERSION,
): Promise<void> {
  const version = await schemaVersion(engine, file);
  refuseNewer(version, file, current);
  const due = steps.filter((step) => step.to > version && step.to <= current).sort((a, b) => a.to - b.to);
  for (const { to, sql } of due) {
    const setVersion = `UPDATE meta SET "value" = '${to}' WHERE "key" = ${textLiteral(VERSION_KEY)}`;
    // Each in its own transaction: DuckDB 1.5 refuses to alter a table again after adding a BOOLEAN with a default to it.
    await inTransaction(engine, () => engine.execute(`${sql}\n${setVersion}`));
  }
}
