import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyReports, NUMBER_COLUMNS } from '../../src/source/columns.js';
import { packTrace, unpackTrace } from '../../src/trace/pack.js';
import type { Trace } from '../../src/trace/trace.js';

/** Numbers as they are heard, and numbers that fit no grain: every one must come back to the bit. */
const heard = fc.integer({ min: -2_000, max: 40_000 }).map((n) => n / 10);
const odd = fc.oneof(
  fc.double(),
  fc.constantFrom(Number.NaN, -0, 0, 1 / 3, -3276.8, -0x80000000, 1e300, Infinity),
);
const column = (length: number) =>
  fc.oneof(
    fc.array(heard, { minLength: length, maxLength: length }),
    fc.array(odd, { minLength: length, maxLength: length }),
    heard.map((value) => new Array<number>(length).fill(value)),
    fc.nat().map((first) => Array.from({ length }, (_, i) => first + i)),
    fc
      .tuple(heard, fc.nat(length - 1), odd)
      .map(([value, at, other]) => Array.from({ length }, (_, i) => (i === at ? other : value + 25 * i))),
  );

const trace: fc.Arbitrary<Trace> = fc.integer({ min: 1, max: 80 }).chain((length) =>
  fc.tuple(...NUMBER_COLUMNS.map(() => column(length)), column(length)).map((columns) => {
    const reports = emptyReports(length, ['AZQ41', 'ÜÑÏ']);
    NUMBER_COLUMNS.forEach((name, c) => {
      reports[name].set(columns[c]);
    });
    const header = { icao24: 1, registration: '4K-AZ102', typecode: null } as Trace['sources'][0]['header'];
    const sources = [{ sha256: 'ab', entry: 'x.json', header }];
    return { icao24: 1, reports, sourceOf: Uint16Array.from(columns[columns.length - 1]), sources };
  }),
);

test('what is packed comes back to the last bit, whatever the numbers', () => {
  fc.assert(
    fc.property(trace, (one) => {
      const back = unpackTrace(packTrace(one));
      for (const name of NUMBER_COLUMNS) expect(bits(back.reports[name])).toEqual(bits(one.reports[name]));
      expect(back).toEqual(one);
    }),
  );
});

test('a stretch as it is heard takes less than half of its columns', () => {
  const length = 1_000;
  const reports = emptyReports(length, ['AZQ41']);
  for (let i = 0; i < length; i++) {
    reports.timeMs[i] = 1_739_000_000_120 + i * 4_130;
    reports.latitudeDeg[i] = 40.462_487 + i / 1e4;
    reports.longitudeDeg[i] = 50.050_391 - (i * 3) / 1e6;
    reports.altitudeFt[i] = i % 90 === 0 ? Number.NaN : 25 * i;
    reports.geometricAltitudeFt[i] = 25 * i + 300;
    reports.groundspeedKt[i] = 431.7;
    reports.trackDeg[i] = (i % 3600) / 10;
    reports.verticalRateFpm[i] = -64 * (i % 9);
    reports.index[i] = 12 + i;
  }
  // As the reader makes them of six decimals.
  for (const name of ['latitudeDeg', 'longitudeDeg'] as const)
    reports[name].forEach((value, i) => {
      reports[name][i] = Number(value.toFixed(6));
    });
  const packed = packTrace({ icao24: 1, reports, sourceOf: new Uint16Array(length), sources: [] });
  expect(packed.length).toBeLessThan(reports.timeMs.buffer.byteLength / 2);
});

function bits(view: ArrayBufferView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}
