import { expect, test } from 'vitest';
import { shippedReferences } from '../../src/ingest/references.js';
import { namedOf } from '../../src/legs/ends/named.js';
import type { Outlook } from '../../src/legs/ends/outlook.js';
import type { Weighed } from '../../src/legs/ends/posterior.js';

const { aerodromes } = shippedReferences();
const OVDA = aerodromes.byIdent('LLOV')!;

/** 2 km before the runway at 800 ft above it, coming down; the weights leave no doubt. */
const outlook: Outlook = {
  latitudeDeg: OVDA.latitudeDeg,
  longitudeDeg: OVDA.longitudeDeg,
  trackDeg: 20,
  groundspeedKt: 150,
  verticalRateFpm: -700,
  slowestKt: 145,
  side: 'arrival',
  timeMs: Date.UTC(2024, 2, 5),
  altitudeFt: Number(OVDA.elevationFt) + 800,
  isFast: true,
  isRotorcraft: false,
  sinkFt: 1_400,
  belowTopFt: 30_000,
};
const sure: Weighed = {
  field: OVDA.index,
  distanceKm: 2,
  line: null,
  established: 0,
  isVisit: false,
  features: new Float64Array(),
  probability: 0.97,
};

const named = (change: Partial<Outlook>, best: Partial<Weighed> = {}) =>
  namedOf([{ ...sure, ...best }], { ...outlook, ...change }, aerodromes);

test('a field as likely as that is named', () => {
  expect(named({})).toMatchObject({ field: OVDA.index });
  expect(named({}, { probability: 0.949 })).toBeNull();
  expect(namedOf([], outlook, aerodromes)).toBeNull();
});

test.each([
  ['without an altitude', { altitudeFt: Number.NaN }],
  ['climbing away after a low pass', { verticalRateFpm: 850 }],
  ['coming down towards its take-off', { side: 'departure', verticalRateFpm: -850 }],
  ['too fast to land there', { slowestKt: 260 }],
  ['level at the top of its leg, well above', { verticalRateFpm: 0, belowTopFt: 0, altitudeFt: 6_000 }],
  [
    'light and level for minutes, above any circuit',
    { isFast: false, verticalRateFpm: 50, sinkFt: 20, altitudeFt: Number(OVDA.elevationFt) + 1_600 },
  ],
] as const)('but not %s', (_name, change) => {
  expect(named(change)).toBeNull();
});

test('a fast aircraft 20 km out has time to slow down', () => {
  expect(named({ slowestKt: 260 }, { distanceKm: 20, established: 1 })).not.toBeNull();
});

test('far out, an aircraft that has yet to turn onto a centreline has to be likelier', () => {
  expect(named({}, { distanceKm: 20 })).toBeNull();
  expect(named({}, { distanceKm: 20, probability: 0.993 })).not.toBeNull();
  expect(named({}, { distanceKm: 10 })).not.toBeNull();
});
