import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shippedReferences } from '../../src/ingest/references.js';
import { legsOf } from '../../src/legs/build.js';
import type { Leg } from '../../src/legs/leg.js';
import type { Trace } from '../../src/trace/trace.js';
import { hasShared, readTraces, SHARED } from '../support/examples.js';

/** What other people's files made of neighbouring tools, and of this one: each folder's README says what is right. */
const REPORTS = join(SHARED, 'reports');
const isHere = hasShared && existsSync(REPORTS);
const references = shippedReferences();

const filesIn = (path: string): string[] =>
  statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesIn(join(path, name))) : [path];

function legsIn(...folder: string[]): readonly Leg[] {
  const traces = filesIn(join(REPORTS, ...folder)).flatMap(readTraces);
  return traces.flatMap((trace: Trace) => legsOf(trace, references).legs);
}

const kinds = ({ flags }: Leg) => flags.map(({ kind }) => kind);

test.skipIf(!isHere)('received standing at no listed field, it was at none of those near', () => {
  const [{ departure, arrival }] = legsIn('off-table-ground', 'input');
  expect(departure.aerodrome).toBe('EGGD');
  expect([arrival.aerodrome, arrival.evidence, arrival.candidates]).toEqual([null, 'unseen', []]);
});

test.skipIf(!isHere)('a field that stands twice in the table is one field, under either name', () => {
  const [{ arrival }] = legsIn('field-twice-xijiao', 'input');
  expect([arrival.aerodrome, arrival.evidence]).toEqual(['ZBBB', 'observed']);
  for (const [name, other] of [
    ['CN-0481', 'ZBBB'],
    ['EBMB', 'EBBR'],
    ['VTED', 'VTUD'],
    ['EG-0059', 'HECP'],
  ])
    expect(references.aerodromes.byIdent(name)?.ident).toBe(other);
});

test.skipIf(!isHere)('a type of today that the aircraft outflies is not its type', () => {
  const [leg] = legsIn('type-of-today', 'input');
  expect([leg.typecode, leg.registration, kinds(leg)]).toEqual([null, null, ['other-type']]);
});

test.skipIf(!isHere)('a ground vehicle makes no flight', () => {
  expect(legsIn('ground-vehicle', 'input')).toEqual([]);
});

test.skipIf(!isHere)('a callsign left over from the flight before is not this flight’s', () => {
  const legs = legsIn('left-over-callsign', 'input');
  expect(legs.map(({ callsigns }) => callsigns)).toEqual([['AAF256'], ['AAF257']]);
  expect(kinds(legs[1])).toEqual(['other-callsign']);
});

test.skipIf(!isHere)('a track that contradicts the movement all along gives way to it', () => {
  const [wrong] = legsIn('track-wrapped', 'input');
  const [right] = legsIn('track-wrapped', 'control');
  for (const side of ['departure', 'arrival'] as const) {
    const { aerodrome, evidence, runway } = right[side];
    expect(wrong[side]).toMatchObject({ aerodrome, evidence, runway });
  }
  expect([kinds(right), new Set(kinds(wrong))]).toEqual([[], new Set(['wrong-track'])]);
});
