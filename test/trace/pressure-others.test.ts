import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PressureSample } from '../../src/trace/pressure.js';
import { Others } from '../../src/trace/pressure-others.js';
import { decodeSamples, encodeSamples } from '../../src/trace/pressure-samples.js';

const NOON_MS = Date.UTC(2024, 0, 10, 12);
const place = { latitudeDeg: 32, longitudeDeg: 35, timeMs: NOON_MS, pressureFt: 6_000 };

function sample(offsetFt: number, change: Partial<PressureSample> = {}): PressureSample {
  return { ...place, offsetFt, marginFt: 200, ...change };
}

function told(heard: readonly (readonly [airframe: string, sample: PressureSample])[]) {
  const others = new Others(place);
  for (const [airframe, one] of heard) others.hear(airframe, one);
  return others.offset();
}

const anySample = fc.record({
  airframe: fc.constantFrom('000001', '000002', '000003', '000004', '000005'),
  offsetFt: fc.integer({ min: -900, max: 900 }),
  latitudeDeg: fc.integer({ min: 3_050, max: 3_350 }).map((cell) => cell / 100),
  longitudeDeg: fc.integer({ min: 3_350, max: 3_650 }).map((cell) => cell / 100),
  timeMs: fc.integer({ min: -150, max: 150 }).map((minutes) => NOON_MS + minutes * 60_000),
  pressureFt: fc.integer({ min: 0, max: 20_000 }),
});

describe('what other aircraft tell of the pressure', () => {
  it('is the middle of three or more, and says how many and how near they were', () => {
    const heard = [
      ['000001', sample(-300, { latitudeDeg: 32.5 })],
      ['000002', sample(-320, { timeMs: NOON_MS - 45 * 60_000 })],
      ['000003', sample(-310)],
    ] as const;
    expect(told(heard)).toMatchObject({ offsetFt: -310, aircraft: 3, withinKm: 56, withinHours: 0.8 });
  });

  it('is nothing by fewer than three aircraft, however often they are heard', () => {
    const often = [0, 1, 2, 3].map((k) => ['000001', sample(-300 + k)] as const);
    expect(told([...often, ['000002', sample(-300)]])).toBeNull();
  });

  it('is nothing by aircraft too far away, too long ago or too high', () => {
    const far = sample(-300, { latitudeDeg: 33.5 });
    const old = sample(-300, { timeMs: NOON_MS - 2.1 * 3_600_000 });
    const high = sample(-300, { pressureFt: 19_000 });
    for (const one of [far, old, high])
      expect(told(['000001', '000002', '000003'].map((airframe) => [airframe, one]))).toBeNull();
  });

  it('is not moved by one aircraft that is wrong, and nothing where they contradict each other', () => {
    const right = ['000001', '000002', '000003', '000004'].map((one) => [one, sample(-300)] as const);
    expect(told([...right, ['000005', sample(900)]])).toMatchObject({ offsetFt: -300, aircraft: 5 });
    expect(
      told([
        ['000001', sample(-900)],
        ['000002', sample(0)],
        ['000003', sample(900)],
      ]),
    ).toBeNull();
  });

  it('does not change with the order in which they are heard, nor with copies', () => {
    fc.assert(
      fc.property(fc.array(anySample, { maxLength: 25 }), fc.infiniteStream(fc.nat()), (all, keys) => {
        const heard = all.map(({ airframe, ...one }) => [airframe, { ...one, marginFt: 200 }] as const);
        const [...shuffled] = [...heard, ...heard.slice(0, 5)]
          .map((one) => ({ one, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(told(shuffled)).toEqual(told(heard));
      }),
    );
  });
});

describe('samples as a leg keeps them', () => {
  it('come back as they were, to 1 s, 0.01 degrees and 1 ft', () => {
    const kept = fc.record({
      timeMs: fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000),
      latitudeDeg: fc.integer({ min: -9_000, max: 9_000 }).map((cell) => cell / 100),
      longitudeDeg: fc.integer({ min: -18_000, max: 18_000 }).map((cell) => cell / 100),
      pressureFt: fc.integer({ min: -2_000, max: 20_000 }),
      offsetFt: fc.integer({ min: -3_000, max: 3_000 }),
      marginFt: fc.constant(200),
    });
    fc.assert(
      fc.property(fc.array(kept, { maxLength: 12 }), (samples) => {
        expect(decodeSamples(encodeSamples(samples))).toEqual(samples);
      }),
    );
  });
});
