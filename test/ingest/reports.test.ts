import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readReferenceColumns } from '../../src/aviation/tables.js';
import { type IngestSummary, ingest } from '../../src/ingest/index.js';
import { allRows, type Row } from '../../src/ledger/engine/engine.js';
import { openReader } from '../../src/ledger/store/store.js';
import { temporaryFolder } from '../source/temporary.js';
import { hasShared, NOW_MS, SHARED } from '../support/examples.js';

/** Public bug reports of neighbouring tools: each folder's README says what is right. */
const REPORTS = join(SHARED, 'reports');
const HOSTILE = join(SHARED, 'hostile');

interface Outcome {
  readonly summary: IngestSummary;
  readonly legs: readonly Row[];
  readonly visits: readonly Row[];
}

type Check = (outcome: Outcome) => void;

const problemsByName = ({ summary }: Outcome) =>
  Object.fromEntries(
    summary.problems.map(({ path, entry, reason }) => [
      entry || path.split('/').slice(-2).join('/'),
      String(reason.values?.detail),
    ]),
  );

const RIGHT: Readonly<Record<string, Check>> = {
  'fr24-six-columns': ({ summary, legs }) => {
    expect(summary.problems).toEqual([]);
    expect(legs).toMatchObject([{ callsign: 'DLH123' }]);
  },
  'passed-over-in-silence': (outcome) => {
    expect(outcome.summary.files).toMatchObject({ read: 1, failed: 7, ignored: 0 });
    expect(problemsByName(outcome)).toEqual({
      'input/3376ab31.json': expect.stringContaining('playback of a flight'),
      'input/FR data.zip': expect.stringContaining('zip archive'),
      'input/semicolon.csv': expect.stringContaining('semicolons'),
      'input/states.csv': expect.stringContaining('OpenSky'),
      'input/utf16.csv': expect.stringContaining('UTF-16'),
      'input/x.gpx': expect.stringContaining('GPX'),
      'input/x.kmz': expect.stringContaining('KMZ'),
    });
    for (const { next } of outcome.summary.problems) expect(next).toMatch(/Unpack|Save|Export|Convert/);
  },
  'positions-only': ({ summary, legs }) => {
    const told = summary.withoutLegs.map(({ reason }) => reason);
    expect(legs.length + told.length).toBe(3);
    expect(told).toEqual(told.map(() => 'positions-only'));
  },
  'tisb-double': ({ visits, legs }) => {
    expect(visits.filter(({ aerodrome }) => aerodrome === 'KBJC')).toHaveLength(12);
    expect(visits.map(({ icao24 }) => icao24)).not.toContainEqual(expect.stringContaining('~'));
    const echoes = legs.filter(({ icao24 }) => String(icao24).startsWith('~'));
    expect(echoes).toHaveLength(24);
    for (const { flags } of echoes) expect(flags).toContain('"kind":"double"');
  },
  'wrappers-misnamed': (outcome) => {
    expect(problemsByName(outcome)).toEqual({
      '14c-gzgz/trace_full_3c6589.json': expect.stringContaining('gzip twice'),
      '14e-zstd/trace_full_3c6589.json': expect.stringContaining('zstd'),
      '14f-br/trace_full_3c6589.json': expect.stringContaining('brotli'),
    });
  },
};

/** Of where flights end, what flew them and under what name: under test where that is worked out. */
const ELSEWHERE = [
  'field-twice-xijiao',
  'ground-vehicle',
  'left-over-callsign',
  'off-table-ground',
  'parked-and-heard',
  'track-wrapped',
  'type-of-today',
];

async function outcomeOf(input: string): Promise<Outcome> {
  const ledgerDir = join(temporaryFolder(), 'ledger');
  const columns = readReferenceColumns();
  const summary = await ingest([input], { ledgerDir, columns, files, nowMs: () => NOW_MS, workers: 0 });
  const reader = await openReader(ledgerDir, { command: 'test', nowMs: () => NOW_MS });
  const legs = await allRows(reader, 'SELECT * FROM legs ORDER BY icao24, firstSeen');
  const visits = await allRows(reader, 'SELECT * FROM visits ORDER BY icao24, "at"');
  await reader.close();
  return { summary, legs, visits };
}

describe.skipIf(!hasShared)('what others reported', () => {
  const names = hasShared && existsSync(REPORTS) ? readdirSync(REPORTS).sort() : [];

  test('every report is under test', () => {
    expect(names.filter((name) => !(name in RIGHT) && !ELSEWHERE.includes(name))).toEqual([]);
  });

  test.each(names.filter((name) => name in RIGHT))('%s', async (name) => {
    RIGHT[name](await outcomeOf(join(REPORTS, name, 'input')));
  });
});

const HAS_PYTHON = spawnSync('python3', ['--version']).status === 0;

/** Each beside a good trace: one hostile file never stops the rest. */
describe.skipIf(!hasShared)('hostile files', () => {
  const GOOD = '{"icao":"a0d9c9","timestamp":1738886400,"trace":[[1,42,-71,1000,300,90,0,0,null]]}';
  const names = hasShared && existsSync(HOSTILE) ? readdirSync(HOSTILE).sort() : [];
  const RUNNABLE = names.filter((name) => !name.endsWith('.py') || HAS_PYTHON);

  test.each(RUNNABLE)('%s', async (name) => {
    const dir = temporaryFolder({ 'trace_full_a0d9c9.json': GOOD });
    if (name.endsWith('.py'))
      expect(spawnSync('python3', [join(HOSTILE, name)], { cwd: dir }).status).toBe(0);
    else await files.copyFile(join(HOSTILE, name), join(dir, name));
    const { summary } = await outcomeOf(dir);
    expect(summary.files.read).toBeGreaterThan(0);
    if (name.startsWith('links')) expect(summary.problems).toHaveLength(130_000);
    else expect(summary.problems).toEqual([]);
  });
});
