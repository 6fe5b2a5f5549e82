import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EVENTS, writeTempoLedger } from '../support/tempo-ledger.js';
import { airbridge } from './cli.js';

const cwd = mkdtempSync(join(tmpdir(), 'airbridge-tempo-'));
const ask = (words: string) => airbridge(`${words} --case a`, { cwd });

beforeAll(async () => {
  mkdirSync(join(cwd, 'a'), { recursive: true });
  writeFileSync(join(cwd, 'one.csv'), EVENTS.split('\n').slice(0, 2).join('\n'));
  writeFileSync(join(cwd, 'a/events.csv'), EVENTS);
  writeFileSync(join(cwd, 'a/case.yaml'), 'inputs: []\n');
  await writeTempoLedger(join(cwd, 'a/ledger'));
});

afterAll(() => rmSync(cwd, { recursive: true, force: true }));

describe('tempo', () => {
  test('is headed exploratory, says what came out before any number, and what it does not show', async () => {
    const { status, out } = await ask('tempo --at LLOV --operator AZQ --simulations 20');
    expect(status).toBe(0);
    expect(out.startsWith('EXPLORATORY')).toBe(true);
    expect(out).toMatch(/SYNTHETIC: \d+ of the visits/);
    expect(out.indexOf('More visits lie around the episodes')).toBeLessThan(out.indexOf('rate ratio'));
    expect(out).toContain('Were aircraft heard better inside the windows?');
    expect(out.trimEnd().endsWith('This shows timing, not cargo or motive.')).toBe(true);
    // P-values are no likelihoods, and there is no verdict without a registration.
    expect(out).not.toMatch(/\b(likely|unlikely|probability|significant|supported|contradicted)\b/i);
  });

  test('--json gives every intermediate, days as dates and unknown as null', async () => {
    const { out } = await ask('tempo --at LLOV --operator AZQ --simulations 5 --json');
    const { status, main } = JSON.parse(out);
    expect(status).toBe('exploratory');
    expect(main.tests.rotated).toHaveLength(4096);
    const reached = main.tests.rotated.filter((count: number) => count >= main.tests.rotated[0]).length;
    expect(main.tests.p).toBe(reached / 4096);
    expect(main.counts.days).toHaveLength(main.counts.expectedPerDay.length);
    expect(main.exposure.byMonth).toHaveLength(48);
    // Each end was heard with 70 %, so that at least one was with 91 %.
    const months: { probability: number; interval: { low: number; high: number } }[] = main.exposure.byMonth;
    const mean = months.reduce((sum, { probability }) => sum + probability, 0) / months.length;
    expect(Math.abs(mean - 0.91)).toBeLessThan(0.03);
    expect(
      months.filter(({ interval }) => interval.low <= 0.91 && interval.high >= 0.91).length,
    ).toBeGreaterThan(43);
    expect(main.windows[0]).toEqual({ start: '2020-06-12', end: '2020-08-11', episodes: ['E0'] });
  });

  test('the same seed gives the same bytes', async () => {
    const words = 'tempo --at LLOV --operator AZQ --simulations 5 --seed 9 --json';
    expect((await ask(words)).out).toBe((await ask(words)).out);
  });

  test('--control tests the other places of the same aircraft', async () => {
    const { out } = await ask('tempo --at LLOV --operator AZQ --simulations 1 --control --json');
    const { control } = JSON.parse(out);
    expect(control.routes.map(({ name }: { name: string }) => name)).toEqual(['UBBB']);
    expect(control.routes[0].p).toBeGreaterThan(0.05);
  });

  test('--published judges later episodes apart', async () => {
    const { out } = await ask('tempo --at LLOV --operator AZQ --simulations 1 --published 2022-06-30 --json');
    const { main, afterPublication } = JSON.parse(out);
    expect(main.end).toBe('2022-06-30');
    expect(main.episodes).toHaveLength(4);
    expect(afterPublication.start).toBe('2022-07-01');
    expect(afterPublication.episodes).toHaveLength(2);
    expect(afterPublication.tests).toBeNull();
    expect(afterPublication.reasons.join(' ')).toContain('there is no test');
  });

  test.each([
    ['tempo --at LLOV --operator AZQ --events one.csv', 'Of 1 windows with days to compare, 1 can be judged'],
    ['tempo --at LLOV --operator NOBODY', 'No visit is counted'],
    ['tempo --at LLER --operator AZQ', 'There are no visits in the ledger'],
    ['tempo --at LLOV --operator AZQ --before 999 --after 999', 'no day is left to compare with'],
    ['tempo --at LLOV --operator AZQ --since 2010 --until 2012', 'unknown on every day of the period'],
    ['tempo --at LLOV --operator AZQ --since 2018 --until 2023', 'Exposure is unknown on'],
  ])('%s says what cannot be concluded', async (words, sentence) => {
    const { status, out } = await ask(`${words} --simulations 1`);
    expect(status).toBe(0);
    expect(out).toContain(sentence);
  });

  test.each([
    ['tempo', 'Name a place with --at'],
    ['tempo --at LLOV --since 2020', 'half a period'],
    ['tempo --at LLOV --published soon', 'field --published'],
    ['tempo --at LLOV --events nothing.csv', 'airbridge events import'],
  ])('%s is refused', async (words, message) => {
    const { status, out, err } = await ask(words);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(message);
  });
});

describe('surge', () => {
  test('says what stands out, how often chance does that, and how little it can find', async () => {
    const { status, out } = await ask('surge --at LLOV --operator AZQ');
    expect(status).toBe(0);
    expect(out).toMatch(/^EXPLORATORY/);
    expect(out).toMatch(/What stands out most: \d{4}-\d\d-\d\d to/);
    expect(out).toContain('Looking everywhere costs power');
  });

  test('--each looks at every aerodrome and gives p for all of them', async () => {
    const { out } = await ask('surge --at LLOV,UBBB --operator AZQ --each --json');
    const { surges } = JSON.parse(out);
    expect(surges.map(({ name }: { name: string }) => name).sort()).toEqual(['LLOV', 'UBBB']);
    for (const { p, pOfAll } of surges) expect(pOfAll).toBeGreaterThanOrEqual(p);
  });
});

test('--figures draws the answer, labelled as what it is', async () => {
  const { status, err } = await ask('tempo --at LLOV --operator AZQ --simulations 1 --figures drawn');
  expect(status).toBe(0);
  const names = readdirSync(join(cwd, 'drawn')).sort();
  expect(names).toEqual(['episodes.svg', 'epochs.svg', 'specifications.svg', 'visits.svg']);
  for (const name of names) {
    expect(err).toContain(join(cwd, 'drawn', name));
    const svg = readFileSync(join(cwd, 'drawn', name), 'utf8');
    expect(svg).toContain('episodes from events.csv of the case');
    expect(svg).toContain('SYNTHETIC');
  }
});
