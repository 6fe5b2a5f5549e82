import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { destination, initialBearingDeg } from '../../src/geo/geodesic.js';
import { shippedReferences } from '../../src/ingest/references.js';
import type { Outlook } from '../../src/legs/ends/outlook.js';
import { posteriorOf, prospectsOf } from '../../src/legs/ends/posterior.js';
import { profileOf } from '../../src/legs/flight/profile.js';

const { aerodromes, types, endModel } = shippedReferences();
const profile = profileOf(types, 'B738');

function weighed(outlook: Outlook) {
  return posteriorOf(prospectsOf(aerodromes, profile, outlook), endModel);
}

const probabilityOf = (outlook: Outlook, ident: string) =>
  weighed(outlook).find(({ field }) => aerodromes.at(field).ident === ident)?.probability ?? 0;

/** On the way in to a field's first runway, on the glide path, some km out. */
function approach(ident: string, km: number, change: Partial<Outlook> = {}): Outlook {
  const field = aerodromes.byIdent(ident)!;
  const [near, far] = aerodromes.runwaysOf(field.index)[0].ends.map((end) => ({
    latitudeDeg: Number(end.latitudeDeg),
    longitudeDeg: Number(end.longitudeDeg),
  }));
  const back = initialBearingDeg(far.latitudeDeg, far.longitudeDeg, near.latitudeDeg, near.longitudeDeg);
  return {
    ...destination(near.latitudeDeg, near.longitudeDeg, back, km),
    side: 'arrival',
    timeMs: Date.UTC(2025, 0, 1),
    trackDeg: (back + 180) % 360,
    groundspeedKt: 150,
    verticalRateFpm: -750,
    altitudeFt: (field.elevationFt ?? 0) + 172 * km + 50,
    isFast: true,
    slowestKt: 150,
    isRotorcraft: false,
    sinkFt: 1_500,
    belowTopFt: 30_000,
    ...change,
  };
}

/** The same flown backwards: what an arrival leaves, a departure has. */
function reversed({ side, trackDeg, verticalRateFpm, ...outlook }: Outlook): Outlook {
  const turned = side === 'arrival' ? 'departure' : 'arrival';
  return { ...outlook, side: turned, trackDeg: (trackDeg + 180) % 360, verticalRateFpm: -verticalRateFpm };
}

const anywhere: fc.Arbitrary<Outlook> = fc.record({
  side: fc.constantFrom('arrival', 'departure'),
  timeMs: fc.constant(Date.UTC(2025, 0, 1)),
  latitudeDeg: fc.double({ min: -90, max: 90, noNaN: true }),
  longitudeDeg: fc.double({ min: -180, max: 180, noNaN: true }),
  trackDeg: fc.oneof(fc.double({ min: 0, max: 360, noNaN: true }), fc.constant(Number.NaN)),
  groundspeedKt: fc.double({ min: 0, max: 600 }),
  verticalRateFpm: fc.double({ min: -6_000, max: 6_000 }),
  altitudeFt: fc.double({ min: -1_500, max: 45_000 }),
  isFast: fc.boolean(),
  slowestKt: fc.double({ min: 0, max: 600 }),
  isRotorcraft: fc.boolean(),
  sinkFt: fc.double({ min: -10_000, max: 10_000 }),
  belowTopFt: fc.double({ min: 0, max: 45_000 }),
});

test('are probabilities, the likeliest first, wherever the aircraft is and whatever is unknown', () => {
  fc.assert(
    fc.property(anywhere, (outlook) => {
      const probabilities = weighed(outlook).map(({ probability }) => probability);
      expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeLessThanOrEqual(1 + 1e-9);
      for (const [k, p] of probabilities.entries()) {
        expect(p).toBeGreaterThan(0);
        if (k > 0) expect(p).toBeLessThanOrEqual(probabilities[k - 1]);
      }
    }),
  );
});

test('a departure is an arrival seen backwards in time', () => {
  for (const km of [2, 8, 20, 40]) {
    const there = weighed(approach('LLOV', km, { verticalRateFpm: -750 }));
    const back = weighed(reversed(approach('LLOV', km)));
    // Only "lined up" differs: a landing is lined up before the runway, a take-off beyond it.
    const fields = (list: typeof there) => new Set(list.slice(0, 3).map(({ field }) => field));
    expect(fields(back)).toEqual(fields(there));
  }
});

describe('an approach', () => {
  test.each(['LLOV', 'LLER', 'UBBB', 'UB12', 'KBOS'])(
    'to %s is known the better the nearer it is',
    (ident) => {
      const known = [25, 12, 5, 2].map((km) => probabilityOf(approach(ident, km), ident));
      expect(known[3]).toBeGreaterThan(0.95);
      expect(known[3]).toBeGreaterThanOrEqual(known[0]);
    },
  );

  test('level at 30,000 ft over the field is none', () => {
    const over = { altitudeFt: 30_000, verticalRateFpm: 0, sinkFt: 0, belowTopFt: 0, groundspeedKt: 450 };
    expect(weighed(approach('KBOS', 1, over))).toEqual([]);
  });

  test('level at 5,000 ft in cruise over the field says little of it', () => {
    const over = { altitudeFt: 5_000, verticalRateFpm: 0, sinkFt: 0, belowTopFt: 0, isFast: false };
    expect(probabilityOf(approach('KBOS', 1, over), 'KBOS')).toBeLessThan(0.5);
  });

  test('climbing away is less likely one than coming down', () => {
    const up = { verticalRateFpm: 1_500, sinkFt: -3_000 };
    expect(probabilityOf(approach('KBOS', 8, up), 'KBOS')).toBeLessThan(
      probabilityOf(approach('KBOS', 8), 'KBOS'),
    );
  });

  test('by a jet is not to a heliport or a strip too short for it', () => {
    for (const { field } of weighed(approach('KBOS', 10))) {
      const lengths = aerodromes.runwaysOf(field).map(({ lengthFt }) => lengthFt);
      expect(aerodromes.at(field).kind).not.toBe('heliport');
      expect(lengths.length === 0 || lengths.some((feet) => feet === null || feet > 2_000)).toBe(true);
    }
  });
});
