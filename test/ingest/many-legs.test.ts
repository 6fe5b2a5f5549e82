import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ledgerFile } from '../../src/case/case-folder.js';
import { remakeHistories } from '../../src/ingest/history.js';
import { shippedReferences } from '../../src/ingest/references.js';
import { openDuckDb } from '../../src/ledger/engine/duckdb.js';
import { allRows, type Engine } from '../../src/ledger/engine/engine.js';
import { EXAMPLES } from '../support/examples.js';
import { newLedger } from '../support/ledgers.js';

const AIRFRAMES = 400;
const DAYS = 100;
/** Of the ingest's own engine. */
const MEMORY_MB = 64;

let scratch: string;
let engine: Engine;

/** SYNTHETIC: one real leg, flown again every day for a hundred days by each of four hundred aircraft. */
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'airbridge-many-legs-'));
  const file = ledgerFile(await newLedger(scratch, [[EXAMPLES]]));
  engine = await openDuckDb(file, { access: 'write', threads: 1, memoryLimitMb: MEMORY_MB });
  const later = ['firstSeen', 'lastSeen', 'takeoff', 'landing'].map(
    (name) => `${name} + to_days(day) AS ${name}`,
  );
  await engine.execute(
    `CREATE TEMP TABLE leg AS FROM legs WHERE adepEvidence = 'observed' AND adesEvidence = 'observed' AND adep <> ades ORDER BY id LIMIT 1;
     DELETE FROM legs; DELETE FROM visits; DELETE FROM breaks;
     INSERT INTO legs SELECT leg.* REPLACE (id || '-' || airframe || '-' || day AS id, printf('%06x', 15728640 + airframe) AS icao24,
       ${later.join(', ')}) FROM leg, range(${AIRFRAMES}) a(airframe), range(${DAYS}) d(day)`,
  );
}, 60_000);
afterAll(async () => {
  await engine.close();
  await rm(scratch, { recursive: true });
});

test('histories of more legs than the engine can hold are explained', async () => {
  const airframes = await allRows(engine, 'SELECT DISTINCT icao24 FROM legs');
  const addresses = new Set(airframes.map((row) => row.icao24 as string));
  expect(addresses.size).toBe(AIRFRAMES);
  await remakeHistories(engine, addresses, shippedReferences());
  // Each leg leaves from one field and arrives at another, from which nobody saw the aircraft come back.
  const [counted] = await allRows(
    engine,
    `SELECT (SELECT count(*) FROM visits) AS visits, (SELECT count(*) FROM breaks WHERE kind <> 'identity') AS breaks`,
  );
  expect(counted).toEqual({ visits: 2 * AIRFRAMES * DAYS, breaks: AIRFRAMES * (DAYS - 1) });
  // Twice says the same.
  await remakeHistories(engine, addresses, shippedReferences());
  const [{ visits }] = await allRows(engine, 'SELECT count(*) AS visits FROM visits');
  expect(visits).toBe(2 * AIRFRAMES * DAYS);
}, 120_000);
