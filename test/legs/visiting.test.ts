import { expect, test } from 'vitest';
import { shippedReferences } from '../../src/ingest/references.js';
import type { Outlook } from '../../src/legs/ends/outlook.js';
import { posteriorOf, prospectsOf } from '../../src/legs/ends/posterior.js';
import { mayBeVisiting } from '../../src/legs/ends/visiting.js';

const { aerodromes, endModel } = shippedReferences();
const FRANKFURT = aerodromes.byIdent('EDDF')!;

/** A light aircraft on the centreline, coming down 700 ft above the field. */
const outlook: Outlook = {
  latitudeDeg: FRANKFURT.latitudeDeg,
  longitudeDeg: FRANKFURT.longitudeDeg,
  trackDeg: 70,
  groundspeedKt: 75,
  verticalRateFpm: -500,
  slowestKt: 75,
  side: 'arrival',
  timeMs: Date.UTC(2024, 2, 5),
  altitudeFt: Number(FRANKFURT.elevationFt) + 700,
  isFast: false,
  isRotorcraft: false,
  sinkFt: 1_000,
  belowTopFt: 2_000,
};
const isVisiting = (change: Partial<Outlook>, heightFt = 700, established = 0.9) =>
  mayBeVisiting('large_airport', { ...outlook, ...change }, heightFt, established);

test('a light aircraft on its way down to a large airport is taken to land there', () => {
  expect(isVisiting({})).toBe(false);
});

test('one that crosses it may go on, and one heard down to the runway and flying still', () => {
  expect(isVisiting({ sinkFt: 0, verticalRateFpm: 0 }, 700, 0)).toBe(true);
  expect(isVisiting({}, 60)).toBe(true);
  expect(isVisiting({ slowestKt: 12 }, 60)).toBe(false);
  expect(isVisiting({ slowestKt: 12 }, 300)).toBe(true);
});

test('small fields are not visited, nor do jets visit', () => {
  expect(mayBeVisiting('small_airport', { ...outlook, sinkFt: 0 }, 700, 0)).toBe(false);
  expect(isVisiting({ isFast: true, sinkFt: 0 }, 700, 0)).toBe(false);
});

test('a field that may only be visited gives up half of its probability to all the others, and is never sure', () => {
  const crossing = { ...outlook, sinkFt: 0, verticalRateFpm: 0, altitudeFt: outlook.altitudeFt + 600 };
  const prospects = prospectsOf(aerodromes, { species: 'L', minRunwayM: 0 }, crossing);
  const landing = { ...prospects, fields: prospects.fields.map((field) => ({ ...field, isVisit: false })) };
  const sum = (list: readonly { readonly probability: number }[]) =>
    list.reduce((total, { probability }) => total + probability, 0);
  const before = posteriorOf(landing, endModel);
  const after = posteriorOf(prospects, endModel);
  const at = (list: typeof before) => list.find(({ field }) => field === FRANKFURT.index)?.probability ?? 0;
  expect(at(after)).toBeGreaterThan(0);
  expect(at(after)).toBeCloseTo(at(before) / 2, 9);
  expect(sum(after)).toBeLessThanOrEqual(1 + 1e-9);
  for (const { field, probability } of after)
    if (field !== FRANKFURT.index)
      expect(probability).toBeGreaterThanOrEqual(before.find((one) => one.field === field)?.probability ?? 0);
});
