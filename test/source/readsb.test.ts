import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NON_ICAO } from '../../src/aviation/icao24.js';
import { AirbridgeError } from '../../src/error.js';
import { readReadsbTrace } from '../../src/source/readsb/readsb.js';
import { Flag, ORIGINS, type Reports, type SourceTrace } from '../../src/source/reports.js';
import { DAY_SECONDS, traceJson } from './make.js';

const NOW_MS = Date.UTC(2025, 11, 1);
const DAY_MS = DAY_SECONDS * 1000;

function read(changes: Readonly<Record<string, unknown>> = {}, nowMs = NOW_MS): SourceTrace {
  return readReadsbTrace(traceJson(changes), nowMs);
}

/** The columns of a trace of one report made of these values; what is not given is as it usually is. */
function readOne(fields: Readonly<Record<number, unknown>>): Reports {
  const row = [10, 42, -71, 1000, 140, 290, 0, 64, null, 'adsb_icao', 1100, null, null, null];
  for (const [at, value] of Object.entries(fields)) row[Number(at)] = value as never;
  return read({ trace: [row] }).reports;
}

describe('the header', () => {
  it('is taken as it stands', () => {
    const { header } = read({ desc: ' BOEING 757-200 ', ownOp: 'UNITED', year: '1994', dbFlags: 9 });
    expect(header).toEqual({
      icao24: 0xa11f59,
      registration: 'N17104',
      typecode: 'B752',
      description: 'BOEING 757-200',
      ownOp: 'UNITED',
      year: '1994',
      dbFlags: 9,
    });
  });

  it('is null where it says nothing, or nothing a header says', () => {
    const { header } = read({
      r: '',
      t: undefined,
      desc: 'x'.repeat(1e6),
      ownOp: ['UNITED'],
      year: null,
      dbFlags: -1,
    });
    expect(header).toMatchObject({
      registration: null,
      typecode: null,
      description: null,
      ownOp: null,
      year: null,
    });
    expect(header.dbFlags).toBe(0);
  });

  it('carries nothing that a terminal would act on', () => {
    expect(read({ desc: '\u001b[31mred\u0007' }).header.description).toBe('[31mred');
  });

  it('marks an address that is not ICAO’s', () => {
    expect(read({ icao: '~a11f59' }).header.icao24).toBe(NON_ICAO + 0xa11f59);
  });
});

describe('a report', () => {
  it('has its time in whole milliseconds', () => {
    expect(readOne({ 0: 7773.67 }).timeMs[0]).toBe(DAY_MS + 7_773_670);
    expect(readOne({ 0: -0.01 }).timeMs[0]).toBe(DAY_MS - 10);
    expect(read({ timestamp: DAY_SECONDS + 0.619 }).reports.timeMs[0]).toBe(DAY_MS + 10_619);
  });

  it('tells "ground", 0 and unknown apart', () => {
    const { altitudeFt, flags } = read().reports;
    expect([...altitudeFt]).toEqual([Number.NaN, 0, Number.NaN]);
    expect([...flags].map((bits) => bits & Flag.ground)).toEqual([Flag.ground, 0, 0]);
  });

  it('has a geometric altitude where the flags say that its altitude is geometric', () => {
    const geometric = readOne({ 3: 5000, 6: 8, 10: null });
    expect([geometric.altitudeFt[0], geometric.geometricAltitudeFt[0]]).toEqual([Number.NaN, 5000]);
    const pressure = readOne({ 3: 5000, 6: 0, 10: 5125 });
    expect([pressure.altitudeFt[0], pressure.geometricAltitudeFt[0]]).toEqual([5000, 5125]);
    expect(readOne({ 3: null, 6: 8, 10: 5125 }).geometricAltitudeFt[0]).toBe(5125);
  });

  it('has the bits of readsb’s flags', () => {
    const bits = (flags: unknown) => readOne({ 6: flags }).flags[0];
    expect(bits(0)).toBe(0);
    expect(bits(1)).toBe(Flag.stale);
    expect(bits(2)).toBe(Flag.newLeg);
    expect(bits(4)).toBe(Flag.geometricRate);
    expect(bits(15)).toBe(Flag.stale | Flag.newLeg | Flag.geometricRate);
    expect(bits('7')).toBe(0);
  });

  it('says where it came from', () => {
    const origin = (fields: Record<number, unknown>) => ORIGINS[readOne(fields).origin[0]];
    expect(origin({ 9: 'mlat' })).toBe('mlat');
    expect(origin({ 9: null, 8: { type: 'tisb_icao' } })).toBe('tisb_icao');
    expect(origin({ 9: 'something new' })).toBe('unknown');
    expect(origin({ 9: null })).toBe('unknown');
  });

  it('has the callsign that was sent with it, and only then', () => {
    const flights = ['TST123  ', undefined, 'tst123', 'ABC4    ', '@@@@@@@@', 7, '\u001b[31mX', 'TST123'];
    const trace = flights.map((flight, i) => [
      i,
      42,
      -71,
      0,
      null,
      null,
      0,
      null,
      flight === undefined ? null : { flight },
    ]);
    const { callsign, callsigns } = read({ trace }).reports;
    expect(callsigns).toEqual(['TST123', 'ABC4']);
    expect([...callsign]).toEqual([1, 0, 1, 2, 0, 0, 0, 1]);
  });

  it.each([
    ['groundspeedKt', 4, [0, 140.5], [-1, 5000, '140', null]],
    ['trackDeg', 5, [0, 359.9], [-1, 361, {}, null]],
    ['verticalRateFpm', 7, [-32640, 0, 32640], [-40000, 1e9, [], null]],
    ['altitudeFt', 3, [-1000, 45000], [1e6, -1e6, true, 'high', null]],
    ['geometricAltitudeFt', 10, [-1000, 45000], [1e6, -1e6, '1', null]],
  ] as const)('has a %s only when it can be one', (column, at, possible, impossible) => {
    for (const value of possible) expect(readOne({ [at]: value })[column][0]).toBe(Math.fround(value));
    for (const value of impossible) expect(readOne({ [at]: value })[column][0]).toBeNaN();
  });

  it('has a track below 360 degrees', () => {
    expect(readOne({ 5: 360 }).trackDeg[0]).toBe(0);
  });

  it('is cited by its place in the file, rejected ones counted', () => {
    const { reports, rejected } = read({
      trace: [
        [1, 42, -71],
        [2, null, -71],
        [3, 42, -71],
      ],
    });
    expect([...reports.index]).toEqual([0, 2]);
    expect(rejected).toEqual([{ index: 1, field: 'lat', value: null }]);
    expect(reports.timeMs).toHaveLength(2);
  });

  it('is not from the future, whatever the file’s own day', () => {
    const { rejected } = read(
      {
        trace: [
          [0, 42, -71],
          [100_000, 42, -71],
        ],
      },
      DAY_MS,
    );
    expect(rejected).toEqual([{ index: 1, field: 'time', value: 100_000 }]);
  });

  it('shows of a wrong value no more than a glance', () => {
    const { rejected } = read({
      trace: [
        ['x'.repeat(1e6), 42, -71],
        [1, 42, -71],
      ],
    });
    expect(String(rejected[0].value).length).toBeLessThan(100);
  });
});

describe('any JSON', () => {
  const number = fc.oneof(fc.double(), fc.integer({ min: -400, max: 400 }), fc.constantFrom(0, 8, 1000));
  const cell = fc.oneof({ weight: 6, arbitrary: number }, { weight: 1, arbitrary: fc.jsonValue() });
  const row = fc.oneof(
    { weight: 9, arbitrary: fc.array(cell, { maxLength: 16 }) },
    { weight: 1, arbitrary: fc.jsonValue() },
  );

  it('gives reports inside their ranges, every row taken or rejected, or an error of ours', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (trace) => {
        try {
          const { reports, rejected } = read({ trace });
          expect(reports.length + rejected.length).toBe(trace.length);
          for (let i = 0; i < reports.length; i++) {
            expect(Math.abs(reports.latitudeDeg[i])).toBeLessThanOrEqual(90);
            expect(Math.abs(reports.longitudeDeg[i])).toBeLessThanOrEqual(180);
            expect(Math.abs(reports.timeMs[i] - DAY_MS)).toBeLessThanOrEqual(2 * 86_400_000);
            expect(reports.groundspeedKt[i] < 0).toBe(false);
          }
        } catch (error) {
          if (!(error instanceof AirbridgeError)) throw error;
          expect(error.code).toBe('no-usable-report');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('that is no trace is refused as such', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(() => readReadsbTrace(Buffer.from(json), NOW_MS)).toThrow(AirbridgeError);
      }),
    );
  });
});
