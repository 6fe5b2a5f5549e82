import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeEndModel } from '../../src/case/end-model-file.js';
import { packagedServices } from '../../src/cli/context.js';
import { showWords } from '../../src/cli/output/show.js';
import { openReader } from '../../src/ledger/store/store.js';
import { endModelOf } from '../../src/ledger/tables/end-model-meta.js';
import type { LegRecord } from '../../src/ledger/tables/records.js';
import { type CalibratedModel, contentHash } from '../../src/legs/calibrate/calibrate.js';
import { SHIPPED_END_MODEL } from '../../src/legs/ends/shipped-end-model.js';
import { EXAMPLES, hasShared, NOW_MS, SHARED } from '../support/examples.js';
import { keptFolder } from '../support/folder.js';
import { madeUp } from '../support/said.js';
import { airbridge } from './cli.js';

/** As much of a leg as is printed. */
const LEG = {
  id: '0123456789',
  adep: null,
  ades: null,
  adepCandidates: [],
  adesCandidates: [],
  events: [],
  dropped: {},
  sources: [],
  callsigns: [],
  reports: 5,
  longestGapSeconds: 1,
  distanceNm: 1,
  firstSeenUtc: '2025-01-01T00:00:00.000Z',
  lastSeenUtc: '2025-01-01T01:00:00.000Z',
  takeoffUtc: null,
  takeoffEarliestUtc: null,
  takeoffLatestUtc: null,
  landingUtc: null,
  landingEarliestUtc: null,
  landingLatestUtc: null,
  flags: [],
  withheld: null,
};

const cwd = keptFolder().path;
const run = (words: string) => airbridge(words, { cwd, services: packagedServices });

test('too few known ends are refused, saying how many are needed and why', async () => {
  const { status, err } = await run(`calibrate ${EXAMPLES} --case few`);
  expect(status).toBe(2);
  expect(err).toMatch(/too few to calibrate with/);
  expect(err).toMatch(/at least 50 ends.*at 16 different fields/);
  expect(existsSync(join(cwd, 'few'))).toBe(false);
});

test.each([
  ['file;adep;ades\na.json;KDEN;KSLC\n', /no column file; there are file;adep;ades$/m, 1],
  ['file,adep\na.json,KDEN\n', /no column ades; there are file, adep$/m, 1],
  ['', /the file is empty/, 1],
  ['file,adep,ades\na.json,KDEN,KSLC\nb.json,KDEN\n', /a row has 2 cells/, 3],
  ['file,adep,ades\n"a.json,KDEN,KSLC\n', /quotes do not match/, 2],
])(
  'a truth file that cannot be read is refused with its line and what to write: %j',
  async (text, reason, line) => {
    writeFileSync(join(cwd, 'wrong.csv'), text);
    const { status, err } = await run(`calibrate ${EXAMPLES} --truth wrong.csv --case few`);
    expect(status).toBe(3);
    expect(err).toMatch(reason);
    expect(err).toContain(`${join(cwd, 'wrong.csv')}, line ${line}\n`);
    expect(err).toContain('Its first line is file,adep,ades');
    expect(err).not.toContain('positions');
  },
);

test('a truth file about other evidence is refused', async () => {
  writeFileSync(join(cwd, 'others.csv'), 'file,adep,ades\nflight.kml,KDEN,KSLC\n');
  const { status, err } = await run(`calibrate ${EXAMPLES} --truth others.csv --case few`);
  expect(status).toBe(2);
  expect(err).toContain('the truth file names none of the files given');
  expect(err).toContain(`${join(cwd, 'others.csv')}, line 2, field file, found "flight.kml"`);
});

test('a ledger is not mixed with ends weighed by another model, and tells which it was built with', async () => {
  expect((await run(`ingest ${EXAMPLES} --case mixed`)).status).toBe(0);
  const other = { ...SHIPPED_END_MODEL, madeFrom: ['somewhere else: 60 known ends'] };
  const model: CalibratedModel = { ...other, version: `2025-01-01-${contentHash(other)}` };
  await writeEndModel(join(cwd, 'mixed'), model);
  const refused = await run(`ingest ${EXAMPLES} --case mixed`);
  expect(refused.status).toBe(4);
  expect(refused.err).toContain(SHIPPED_END_MODEL.version);
  expect(refused.err).toContain(model.version);
  renameSync(join(cwd, 'mixed', 'ledger'), join(cwd, 'old'));
  expect((await run('legs --json --case mixed')).status).toBe(0);
  const engine = await openReader(join(cwd, 'mixed', 'ledger'), { command: 'test', nowMs: () => NOW_MS });
  const kept = await endModelOf(engine);
  await engine.close();
  expect(kept).toEqual({ version: model.version, madeFrom: model.madeFrom });
});

test('show says what probabilities were weighed with', () => {
  const candidate = {
    aerodrome: 'LLOV',
    distanceKm: 9,
    reason: madeUp('near'),
    probabilityWithHistory: null,
  };
  const words = (probability: number | null) => {
    const leg = {
      ...LEG,
      ades: null,
      adesCandidates: [{ ...candidate, probability }],
    } as unknown as LegRecord;
    const endModel = { version: '2025-01-01-abcdef01', madeFrom: ['somewhere: 60 known ends'] };
    const detail = {
      leg,
      path: [],
      files: [],
      reread: { unavailable: 'gone' },
      endModel,
      breaks: [],
      corroborations: [],
      reviews: [],
    };
    return showWords(detail, false);
  };
  expect(words(0.7)).toMatch(/model 2025-01-01-abcdef01(.|\n)*somewhere: 60 known ends/);
  expect(words(null)).not.toContain('abcdef01');
});

describe.skipIf(!hasShared)('real tracks with a truth file', () => {
  test('make a model, its table, and the same bytes again', async () => {
    const folder = join(cwd, 'tracks');
    mkdirSync(folder);
    const rows = readFileSync(join(SHARED, 'truth/truth.csv'), 'utf8').split('\n').slice(1);
    const truth = rows
      .filter((row) => row.startsWith('kml_heatmap,') && row.includes(',2025-01-01T'))
      .map((row) => row.split(','))
      .map(([, file, , , adep, ades]) => ({
        file: file.slice(file.lastIndexOf('/') + 1),
        file0: file,
        adep,
        ades,
      }));
    for (const { file, file0 } of truth) copyFileSync(join(SHARED, file0), join(folder, file));
    const csv = truth.map(({ file, adep, ades }) => `${file},${adep},${ades}`).join('\n');
    writeFileSync(join(cwd, 'truth.csv'), `file,adep,ades\n${csv}\n`);
    const { status, out, err } = await run('calibrate tracks --truth truth.csv --case made');
    expect({ status, err: status === 0 ? '' : err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/below 1000 ft/);
    const written = readFileSync(join(cwd, 'made', 'end-model.json'), 'utf8');
    expect(written).not.toContain('latitude');
    // Slips of the pen change nothing, and are named.
    writeFileSync(
      join(cwd, 'slips.csv'),
      `file,adep,ades\n${csv.replace(/\w+$/m, 'EDXX1')}\nnone.kml,EDDP,EDDP\n`,
    );
    const slips = await run('calibrate tracks --truth slips.csv --case slips');
    expect(slips.status).toBe(3);
    expect(slips.err).toMatch(/slips\.csv: no aerodrome has this code \(line 2, ades: "EDXX1"\)/);
    expect(slips.err).toMatch(/slips\.csv: none of the files .* \(line \d+, file: "none\.kml"\)/);
    await run('calibrate tracks --truth truth.csv --case made');
    expect(readFileSync(join(cwd, 'made', 'end-model.json'), 'utf8')).toBe(written);
  });
});
