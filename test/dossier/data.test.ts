import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { affectedBy, differenceOf } from '../../src/dossier/affected.js';
import { bagOf, readManifest, sha256Of } from '../../src/dossier/bag/bag.js';
import { geoJsonOf } from '../../src/dossier/data/geojson.js';
import { kmlOf } from '../../src/dossier/data/kml.js';
import { linesOf } from '../../src/dossier/data/lines.js';
import { summaryOf } from '../../src/dossier/data/summary.js';
import { tablesOf } from '../../src/dossier/data/tables.js';
import { FALSE_ALARMS, POWER } from '../../src/dossier/measured.js';
import { publicPath, withoutPaths } from '../../src/dossier/redact.js';
import { ROOT } from '../support/examples.js';
import { contentOf, legAt } from './content.js';

const places = new Map(contentOf().places.map((place) => [place.ident, place]));

test('a leg is drawn as it is known: received, silent over its gap, inferred to the field that nobody saw it at', () => {
  expect(linesOf(legAt('a'), places).map(({ style, points }) => [style, points.length])).toEqual([
    ['observed', 3],
    ['silent', 2],
    ['observed', 2],
    ['inferred', 2],
  ]);
});

test('a leg whose positions may not be passed on is a line between its fields and nothing else', () => {
  const lines = linesOf({ ...legAt('a'), path: null }, places);
  expect(lines).toHaveLength(1);
  expect(lines[0].points.map(({ latitudeDeg }) => latitudeDeg)).toEqual([40.4675, 29.94]);
  const kept = contentOf({ legs: [{ ...legAt('a'), path: null }] });
  for (const text of [geoJsonOf(kept), kmlOf(kept)]) expect(text).not.toMatch(/48[ ,]40|38/);
});

test('GeoJSON carries height and time where both are known, and neither where one is not', () => {
  const { features } = JSON.parse(geoJsonOf(contentOf()));
  const sizes = features.map(
    ({ properties, geometry }: { properties: { style: string }; geometry: { coordinates: number[][] } }) => [
      properties.style,
      ...new Set(geometry.coordinates.map((position) => position.length)),
    ],
  );
  expect(sizes).toEqual([
    ['observed', 2],
    ['observed', 4],
    ['silent', 2],
    ['observed', 4],
    ['inferred', 2],
  ]);
  // 20,000 ft are 6,096 m.
  expect(features[1].geometry.coordinates[0]).toEqual([
    48,
    40,
    6096,
    Date.parse('2021-01-02T20:10:00Z') / 1000,
  ]);
});

test('KML is well formed and has a time for every position of a track', () => {
  const kml = kmlOf(contentOf({ legs: [legAt('a', { registration: '<b>&' })] }));
  const names: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => names.push(name));
  parser.write(kml).close();
  const count = (wanted: string): number => names.filter((name) => name === wanted).length;
  expect(count('gx:Track')).toBe(2);
  expect(count('when')).toBe(count('gx:coord'));
});

test('no cell of a table is a formula', () => {
  const legs = [legAt('a', { callsign: '=HYPERLINK("http://x")', registration: '@SUM(1)' })];
  const csv = tablesOf(contentOf({ legs }), {
    legs: ['id', 'callsign', 'registration', 'distanceNm'],
    visits: ['id'],
  }).get('legs.csv')!;
  const [, row] = parse(csv) as string[][];
  expect(row).toEqual(['a', `'=HYPERLINK("http://x")`, "'@SUM(1)", '1100']);
});

test('a bag holds the hash of every file of its payload, and its manifest reads as it was written', () => {
  const payload = new Map([
    ['a.txt', new TextEncoder().encode('a')],
    ['figures/100%.txt', new TextEncoder().encode('b')],
  ]);
  const bag = bagOf(payload, new Map(), 'airbridge 0');
  const manifest = readManifest(new TextDecoder().decode(bag.get('manifest-sha256.txt')));
  // As `printf a | sha256sum` prints it.
  expect(manifest.get('data/a.txt')).toBe('ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb');
  expect(manifest.get('data/figures/100%.txt')).toBe(sha256Of(new TextEncoder().encode('b')));
  expect(new TextDecoder().decode(bag.get('bag-info.txt'))).toContain('Payload-Oxum: 2.2');
});

test('of a changed file the legs, the visits and the claims that rest on it are named', () => {
  const base = contentOf();
  const claim = { id: 'c1', text: 'x', restsOn: [base.visits[0].id] };
  const summary = { ...summaryOf(base), claims: [claim, { ...claim, id: 'c2', restsOn: ['another'] }] };
  const [source] = base.sources;
  expect(affectedBy(summary, [{ path: `/somewhere/${source.name}`, sha256: source.sha256 }])).toEqual([]);
  const [changed] = affectedBy(summary, [{ path: `/somewhere/${source.name}`, sha256: 'c'.repeat(64) }]);
  expect(changed).toMatchObject({
    state: 'changed',
    name: source.name,
    legs: source.legs,
    visits: [base.visits[0].id],
    claims: ['c1'],
  });
  expect(affectedBy(summary, [])[0].state).toBe('missing');
});

test('tables are compared row by row', () => {
  const [before, after] = ['id,x\r\na,1\r\nb,2\r\nc,3\r\n', 'id,x\r\na,1\r\nb,9\r\nd,4\r\n'];
  expect(differenceOf('t', before, after)).toEqual({
    table: 't',
    isSame: false,
    gone: ['c'],
    added: ['d'],
    changed: ['b'],
  });
  expect(differenceOf('t', before, before).isSame).toBe(true);
});

test('paths of this machine do not leave it', () => {
  expect(publicPath('/home/ann/archive/2021/01/02/traces/28/trace_full_600828.json')).toBe(
    '2021/01/02/traces/28/trace_full_600828.json',
  );
  const entry = {
    argv: ['--case', '/home/ann/case', '--out=/tmp/x y'],
    path: 'C:\\Users\\ann\\day.tar',
    note: 'read ~/secret/day.tar, and/or https://example.org/a',
  };
  const text = JSON.stringify(withoutPaths(entry));
  expect(text).not.toMatch(/ann|home|Users|secret/);
});

test('the figures of the method are those of docs/accuracy-tempo.md', () => {
  const page = readFileSync(join(ROOT, 'docs', 'accuracy-tempo.md'), 'utf8');
  const rows = [
    ...page.matchAll(/^\| \*\*([PBWTD])\*\*.*?\| (\d) \| (\S+) \| \S+ \| (\S+) \| \S+ \| (\S+) \|/gm),
  ].map(([, scenario, ratio, rotation, negativeBinomial, rule]) => ({
    scenario,
    ratio: Number(ratio),
    rotation: Number(rotation),
    negativeBinomial: Number(negativeBinomial),
    rule: Number(rule),
  }));
  const printed = [
    ...FALSE_ALARMS.map((row) => ({ ...row, ratio: 1 })),
    ...POWER.map((row) => ({ ...row, scenario: 'B' })),
  ];
  expect(rows).toEqual(printed);
});
