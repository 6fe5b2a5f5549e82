import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keptFolder } from '../support/folder.js';
import { EVENTS, writeTempoLedger } from '../support/tempo-ledger.js';
import { writeWorkedLedger } from '../support/worked.js';
import { airbridge } from './cli.js';

const folder = keptFolder();
afterAll(() => folder.remove());

const claim = (id: string, change: object) => ({
  id,
  kind: 'at-least',
  text: { en: `The sentence of ${id}.`, ar: 'جملة عن رحلات' },
  source: { publisher: 'A paper', language: 'en', published: '2025-05-01', url: 'https://example.org/a' },
  attribution: [
    { speaker: 'A ministry', role: 'says' },
    { speaker: 'A paper', role: 'relays' },
  ],
  unit: 'visit',
  number: 1,
  places: { at: ['UBBB'] },
  period: { since: '2025-01-31', until: '2025-03-31' },
  ...change,
});

const CLAIMS = [
  claim('three', { number: 3 }),
  claim('many', { number: 92 }),
  claim('route', { kind: 'route-exists', places: { from: ['LLOV'], to: ['UBBB'] } }),
  claim('countries', { kind: 'route-exists', places: { from: ['IL'], to: ['AZ'] } }),
  claim('substitute', { kind: 'route-exists', places: { from: ['LLER'], to: ['UBBB'] } }),
  claim('arms', { kind: 'outside', about: 'cargo' }),
  claim('draft', { number: undefined }),
];

/** The case as it was before anybody asked anything. */
async function newCase(name: string, claims: readonly object[] = CLAIMS) {
  const dir = join(folder.path, name);
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'case.yaml'), 'inputs: []\n');
  writeFileSync(join(dir, 'claims.yaml'), JSON.stringify({ version: 1, claims }));
  await writeWorkedLedger(join(dir, 'ledger'));
  // What an ingest leaves: a case whose custody is logged and that was never asked anything.
  writeFileSync(join(dir, 'ledger/custody.ndjson'), '{}\n');
  const ask = (words: string) => airbridge(`${words} --case ${name}`, { cwd: folder.path });
  return { dir, ask };
}

const json = (text: string) => JSON.parse(text);

describe('a case from registration to verdict', () => {
  let dir: string;
  let ask: (words: string) => ReturnType<typeof airbridge>;
  beforeAll(async () => {
    ({ dir, ask } = await newCase('a'));
  });

  test('drafts are left, and what they lack is said', async () => {
    const { status, out } = await ask('register');
    expect(status).toBe(3);
    expect(out).toContain('draft lacks a number');
    expect(out.match(/^Registered: /gm)).toHaveLength(CLAIMS.length - 1);
    expect(json(readFileSync(join(dir, 'registration.json'), 'utf8')).registrations).toHaveLength(6);
    expect((await ask('register three')).out).toBe('Already registered and unchanged: three\n');
  });

  test.each([
    ['three', 12, 'undecidable'],
    ['many', 12, 'undecidable'],
    ['route', 0, 'supported'],
    ['countries', 0, 'supported'],
    ['substitute', 12, 'undecidable'],
    ['arms', 0, 'outside'],
  ])('%s: exit status %i, %s', async (id, status, outcome) => {
    const checked = await ask(`check ${id} --json`);
    expect(json(checked.out)).toMatchObject([{ claim: id, verdict: { outcome } }]);
    expect(checked.status).toBe(status);
  });

  test('a verdict names the flights it rests on', async () => {
    const [{ legs, standing }] = json((await ask('check route --json')).out);
    expect(legs).toEqual(['aa00000000000001']);
    expect(standing).toMatchObject({ is: 'registered', looked: false });
  });

  test('what was never registered gets no verdict', async () => {
    const { status, out } = await ask('check draft');
    expect(status).toBe(13);
    expect(out).toContain('Exploratory: no verdict');
    expect(out).toContain('Not registered');
  });

  test('of several claims the greatest status counts', async () => {
    expect((await ask('check route arms')).status).toBe(0);
    expect((await ask('check')).status).toBe(13);
  });

  test('claims are listed with their state', async () => {
    const { out } = await ask('claims --json');
    const states = json(out).map(({ claim: id, state }: { claim: string; state: string }) => [id, state]);
    expect(Object.fromEntries(states)).toMatchObject({
      route: 'checked',
      arms: 'registered',
      draft: 'draft',
    });
  });

  test('in Arabic every sentence of ours is Arabic', async () => {
    const { out } = await ask('check many --lang ar');
    const ours = out.replace(/\u2066[^\u2069]*\u2069/g, '');
    expect(ours).not.toMatch(/[A-Za-z0-9\\]/);
    expect(out).toContain('لا يمكن البتّ فيه بهذه البيانات');
  });

  test('a ClaimReview is made once a named reviewer accepted the attribution', async () => {
    expect(json((await ask('check route --jsonld')).out)).toEqual([]);
    expect((await ask('claims --accept route --reviewer B.Reader')).status).toBe(0);
    const [review] = json((await ask('check route --jsonld')).out);
    expect(review).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'ClaimReview',
      author: { '@type': 'Person', name: 'B.Reader' },
      claimReviewed: 'The sentence of route.',
      reviewRating: { alternateName: 'Supported' },
      itemReviewed: { '@type': 'Claim', author: { name: 'A ministry' } },
    });
  });

  test('who was asked, and what they answered', async () => {
    const request = 'reply route --asked Ministry --on 2025-05-10 --how e-mail';
    expect((await ask(`${request} --until 2025-05-20`)).out).toContain('no answer came by 20 May 2025');
    expect((await ask(`${request} --answer No --answered 2025-05-21`)).out).toContain(
      'answered on 21 May 2025: No',
    );
    expect(json((await ask('reply route --json')).out)).toHaveLength(1);
    expect((await ask('check route')).out).toContain('Ministry was asked on 10 May 2025');
    expect((await ask('reply route --asked Ministry --on May --how e-mail')).status).toBe(2);
  });
});

describe('what comes too late', () => {
  let name = 0;
  let dir: string;
  let ask: (words: string) => ReturnType<typeof airbridge>;
  beforeEach(async () => {
    ({ dir, ask } = await newCase(`late${name++}`, [claim('route', CLAIMS[2]), claim('arms', CLAIMS[5])]));
  });

  test('a registration after a look says so', async () => {
    await ask('count --from LLOV --to UBBB');
    await ask('register');
    const { out } = await ask('check route');
    expect(out).toContain('Registered after the data were seen: one earlier query');
    expect(json((await ask('check route --json')).out)[0].verdict.outcome).toBe('supported');
  });

  test('one after a look elsewhere does not', async () => {
    await ask('count --at LLER --since 2019 --until 2019');
    await ask('register');
    expect((await ask('check route')).out).toContain('No earlier query touched');
  });

  test('a claim changed after registration gets no verdict', async () => {
    await ask('register');
    const changed = {
      version: 1,
      claims: [claim('route', { ...CLAIMS[2], period: { since: '2025-01-01', until: '2025-12-31' } })],
    };
    writeFileSync(join(dir, 'claims.yaml'), JSON.stringify(changed));
    const { status, out } = await ask('check route');
    expect(status).toBe(13);
    expect(out).toContain('Changed after registration (period)');
  });

  test('a registration edited by hand breaks the chain, and check names the link', async () => {
    await ask('register');
    const file = join(dir, 'registration.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('2025-01-31', '2025-01-30'));
    const { status, out } = await ask('check route');
    expect(status).toBe(13);
    expect(out).toContain('link 1 was altered');
    const again = await ask('register');
    expect(again.status).toBe(4);
    expect(again.err).toContain('registration 1 (route) was altered');
  });

  test('a query log that was shortened is noticed', async () => {
    await ask('count --at LLER --since 2019 --until 2019');
    await ask('register');
    writeFileSync(join(dir, 'ledger/queries.ndjson'), '');
    expect((await ask('check route')).out).toContain('no longer begins as it did');
  });

  test('a time-stamp for another hash is refused', async () => {
    await ask('register');
    const stamp = join(import.meta.dirname, '../cases/claims/timestamps/granted.tsr');
    const { status, err } = await ask(`register --attach ${stamp}`);
    expect(status).toBe(3);
    expect(err).toContain('another hash');
  });
});

test('a claim about a time before any archive names the days it would take', async () => {
  const period = { since: '2009-01-01', until: '2009-01-03' };
  const { ask } = await newCase('before', [claim('old', { period })]);
  await ask('register');
  const { status, out } = await ask('check old');
  expect(status).toBe(12);
  expect(out).toContain('Archives of these 3 days: 2009-01-01/2009-01-03.');
});

test('a place nobody knows is refused with the claim that names it', async () => {
  const { ask } = await newCase('nowhere', [claim('one', { places: { at: ['Atlantis'] } })]);
  const { status, err } = await ask('register');
  expect(status).toBe(2);
  expect(err).toContain('claim one');
});

test('on a ledger of a made-up sky the tempo is judged, and said to be made up', async () => {
  const dir = join(folder.path, 'tempo');
  mkdirSync(dir);
  const rises = claim('rises', {
    kind: 'tempo-rises',
    places: { at: ['LLOV'] },
    period: { since: '2020-01-01', until: '2023-12-31' },
  });
  writeFileSync(join(dir, 'case.yaml'), 'inputs: []\n');
  writeFileSync(join(dir, 'events.csv'), EVENTS);
  writeFileSync(join(dir, 'claims.yaml'), JSON.stringify({ version: 1, claims: [rises] }));
  await writeTempoLedger(join(dir, 'ledger'));
  const ask = (words: string) => airbridge(`${words} --case tempo`, { cwd: folder.path });
  await ask('register');
  const [{ verdict, evidence, caveats }] = json((await ask('check --json')).out);
  expect(evidence.tempo.visits).toBeGreaterThan(30);
  expect(caveats[0]).toMatch(`SYNTHETIC: ${evidence.synthetic} of these were made by a simulator`);
  // The ledger is made with a rate ratio of 5 inside windows: every test finds it.
  expect(verdict.conditions.map(({ holds }: { holds: boolean }) => holds)).not.toContain(false);
  expect(verdict.outcome).toBe('supported');
});

test('the schema of claims.yaml is printed', async () => {
  const { status, out } = await airbridge('schema claims', { cwd: folder.path });
  expect(status).toBe(0);
  expect(json(out).properties.claims.items.required).toContain('attribution');
});
