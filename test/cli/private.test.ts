import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '../../src/ledger/engine/engine.js';
import { encodePath } from '../../src/legs/path/path.js';
import { keptFolder } from '../support/folder.js';
import { addToLedger, IDS, LEGS, point, utc, writeWorkedLedger } from '../support/worked.js';
import { airbridge } from './cli.js';

const folder = keptFolder();
const cwd = folder.path;
const ledgerDir = join(cwd, 'airbridge-case', 'ledger');

/** What an archive's header says of the aircraft that flew four of the worked legs: LADD. */
const HEADER: Row = {
  sha256: 'f0'.repeat(32),
  entry: '',
  byteOffset: 0,
  bytes: 1,
  icao24: '738a01',
  registration: '4X-ICA',
  dbFlags: 9,
  firstSeen: utc('02-01T00:00'),
  lastSeen: utc('02-01T01:00'),
  reports: 1,
  rejected: '{}',
  format: 'readsb-trace',
  cannotProve: '[]',
  synthetic: false,
};
const CHANGES: Readonly<Record<string, Row>> = {
  // One of its flights went by the registration,
  [IDS.out]: { callsign: '4XICA', callsigns: '["4XICA","AZQ4123"]' },
  // and another was last heard near Baku.
  [IDS.lost]: {
    path: encodePath([point('02-03T05:55:00', 29.94, 34.93), point('02-03T08:30:00', 40.58, 49.93)]),
  },
};

beforeAll(async () => {
  const legs = LEGS.map((leg) => ({ ...leg, ...CHANGES[leg.id as string] }));
  await writeWorkedLedger(ledgerDir, { legs });
  await addToLedger(ledgerDir, { entries: [HEADER] });
});
afterAll(() => folder.remove());

const out = async (words: string) => (await airbridge(words, { cwd })).out;
const NOTICE =
  'Registrations are withheld of 1 aircraft in the PIA or LADD programme; --private prints them.\n';

test.each(['', '--json', '--csv', '--geojson', '--kml'])(
  'legs and visits %s give no registration of an aircraft in a programme, and say so; --private gives it',
  async (format) => {
    for (const command of ['legs', 'visits']) {
      const { out: answer, err } = await airbridge(`${command} ${format}`, { cwd });
      expect(answer).toContain('738a01');
      expect(answer).not.toMatch(/4X-?ICA/);
      expect(answer).toContain('4K-AZ1');
      expect(err).toBe(NOTICE);
      const private_ = await airbridge(`${command} ${format} --private`, { cwd });
      expect(private_.out).toContain('4X-ICA');
      expect(private_.err).toBe('');
    }
  },
);

test('a question may name the registration, and finds its flights; the answer says what is withheld for whose sake', async () => {
  const lines = (await out('legs --registration 4X-ICA --json')).trimEnd().split('\n');
  const legs = lines.map((line) => JSON.parse(line));
  expect(legs.map(({ id }) => id)).toEqual([IDS.out, IDS.back, IDS.lost]);
  expect(legs[0]).toMatchObject({
    registration: null,
    callsign: null,
    callsigns: ['AZQ4123'],
    withheld: 'LADD',
  });
  const [other] = (await out('visits --registration 4K-AZ1 --json')).split('\n');
  expect(JSON.parse(other)).toMatchObject({ registration: '4K-AZ1', withheld: null });
});

test('an answer without such aircraft says nothing of them', async () => {
  expect((await airbridge('legs --registration 4K-AZ1 --json', { cwd })).err).toBe('');
});

test('show, too, and whoever writes about the flight', async () => {
  for (const words of [`show ${IDS.out}`, `show ${IDS.out} --json`, `show ${IDS.out} --kml`])
    expect(await out(words)).not.toMatch(/4X-?ICA/);
  expect(await out(`show ${IDS.out}`)).toContain('registration withheld (LADD; --private prints it)');
  expect(await out(`show ${IDS.out} --private`)).toContain('4X-ICA');
  const said = '--kind photo --dated 2025-02-01 --author me --reason seen --url https://example.org/1';
  expect((await airbridge(`corroborate ${IDS.out} ${said}`, { cwd })).status).toBe(0);
  const written = readFileSync(join(cwd, 'airbridge-case', 'corroborations.ndjson'), 'utf8');
  expect(written).toContain('738a01');
  expect(written).not.toContain('4X-ICA');
});

test('lists of ends to review and of airframes that a fleet does not name keep to it, too', async () => {
  const queue = await out('review --at UBBB --json');
  expect(JSON.parse(queue.split('\n')[0])).toMatchObject({
    leg: IDS.lost,
    icao24: '738a01',
    registration: null,
  });
  writeFileSync(
    join(cwd, 'airbridge-case', 'fleet.csv'),
    'icao24,registration,operator\n600001,4K-AZ9,Silk Way Airlines\n',
  );
  const { fleetGaps } = JSON.parse(await out('count --fleet airbridge-case/fleet.csv --json'));
  expect(fleetGaps.unlisted).toMatchObject([{ icao24: '738a01', registration: null }]);
});

test('PIA, where any list says so', async () => {
  const listed = { source: 'a list', sha256: 'aa'.repeat(32), icao24: '738a01', isPia: true };
  await addToLedger(ledgerDir, { identities: [listed] });
  expect(JSON.parse((await out('legs --json --limit 1')).trimEnd()).withheld).toBe('PIA');
});
