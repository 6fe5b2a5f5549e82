import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTracks } from '../../src/source/read-tracks.js';
import { Flag } from '../../src/source/reports.js';
import { gzipOf } from './make.js';
import { NOW_MS, refusalOf, reportOf, traceIn, tracksIn } from './tracks.js';

const ROW = {
  timestamp: 1_599_702_342_000,
  icao24: 'a3c6bd',
  callsign: 'N342WN',
  latitude: 47.01,
  longitude: -122.43,
  altitude: 1050,
  geoaltitude: 1000,
  groundspeed: 113,
  track: 224,
  vertical_rate: -64,
  onground: false,
};

/** The same rows as pandas writes them column by column. */
function columnsOf(rows: readonly object[]): Record<string, Record<string, unknown>> {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (row: object, name: string) => (row as Record<string, unknown>)[name] ?? null;
  return Object.fromEntries(
    names.map((name) => [name, Object.fromEntries(rows.map((row, i) => [String(i), cell(row, name)]))]),
  );
}

describe('traffic JSON', () => {
  it('gives every column in its unit', () => {
    const { format, cannotProve, traces } = tracksIn(JSON.stringify([ROW]));
    expect(format).toBe('traffic-json');
    expect(cannotProve).toEqual(['no-origin']);
    expect(traces[0].header).toMatchObject({ icao24: 0xa3c6bd });
    expect(traces[0].header.contentKey).toBeUndefined();
    expect(reportOf(traces[0], 0)).toEqual({
      time: '2020-09-10T01:45:42.000Z',
      lat: 47.01,
      lon: -122.43,
      altitudeFt: 1050,
      geometricAltitudeFt: 1000,
      groundspeedKt: 113,
      trackDeg: 224,
      verticalRateFpm: -64,
      flags: 0,
      callsign: 'N342WN',
      index: 0,
    });
  });

  it('says what columns are missing', () => {
    const { onground: _, callsign: __, groundspeed: ___, ...bare } = ROW;
    expect(tracksIn(JSON.stringify([bare])).cannotProve).toEqual([
      'no-ground-reports',
      'no-callsign',
      'no-speed',
      'no-origin',
    ]);
  });

  it('is the same by rows, by columns and in gzip', () => {
    const rows = [ROW, { ...ROW, timestamp: ROW.timestamp + 1000, altitude: null, onground: true }];
    const byRows = tracksIn(JSON.stringify(rows));
    expect(tracksIn(JSON.stringify(columnsOf(rows)))).toEqual(byRows);
    expect(readTracks(gzipOf(Buffer.from(JSON.stringify(rows))), 'file', NOW_MS)).toEqual(byRows);
    expect(reportOf(byRows.traces[0], 1)).toMatchObject({ altitudeFt: null, flags: Flag.ground });
  });

  it('is parted by address, each airframe’s rows in the order of their times', () => {
    const at = (s: number, icao24: string) => ({ ...ROW, timestamp: ROW.timestamp + s * 1000, icao24 });
    const { traces } = tracksIn(
      JSON.stringify([at(5, 'a3c6bd'), at(1, '4b1815'), at(2, 'a3c6bd'), at(0, '4b1815')]),
    );
    const told = traces.map(({ header, reports }) => [
      header.icao24,
      [...reports.timeMs].map((ms) => (ms - ROW.timestamp) / 1000),
      [...reports.index],
    ]);
    expect(told).toEqual([
      [0xa3c6bd, [2, 5], [0, 1]],
      [0x4b1815, [0, 1], [0, 1]],
    ]);
  });

  it.each([
    ['seconds', 1_599_702_342],
    ['milliseconds', 1_599_702_342_000],
    ['microseconds', 1_599_702_342_000_000],
    ['nanoseconds', 1_599_702_342_000_000_000],
    ['ISO 8601', '2020-09-10T01:45:42.000Z'],
  ])('takes times in %s', (_unit, timestamp) => {
    expect(reportOf(traceIn(JSON.stringify([{ ...ROW, timestamp }])), 0).time).toBe(
      '2020-09-10T01:45:42.000Z',
    );
  });

  it('does not take a position for new that was heard long before', () => {
    const heard = (ago: number) => ({ ...ROW, last_position: ROW.timestamp - ago * 1000 });
    const { reports, rejected } = traceIn(JSON.stringify([heard(5), heard(60)]));
    expect(reports.length).toBe(1);
    expect(rejected).toEqual([{ index: 1, field: 'last_position', value: ROW.timestamp - 60_000 }]);
  });

  it('names rows without an address, and loses no airframe over another’s faults', () => {
    const { traces, strays } = tracksIn(
      JSON.stringify([ROW, { ...ROW, icao24: '<b>' }, { ...ROW, icao24: '4b1815', latitude: 99 }]),
    );
    expect(traces.map(({ header }) => header.icao24)).toEqual([0xa3c6bd]);
    expect(strays).toEqual([
      { index: 1, field: 'icao24', value: '<b>' },
      { index: 2, field: 'lat', value: 99 },
    ]);
  });

  it.each([
    ['not-a-trace', 'the column latitude is missing', { ...ROW, latitude: undefined }],
    ['not-a-trace', 'name no zone', { ...ROW, timestamp: '2020-09-10 01:45:42'.replace(' ', 'T') }],
    ['no-usable-report', 'none of its rows names a 24-bit address', { ...ROW, icao24: 'xyz' }],
    ['no-usable-report', 'none of its 1 reports', { ...ROW, timestamp: null }],
  ])('is refused as %s: %s', (code, message, row) => {
    const error = refusalOf(JSON.stringify([row]));
    expect([error.code, error.message]).toEqual([code, expect.stringContaining(message)]);
  });

  it('is refused where it is cut or holds NaN', () => {
    const text = JSON.stringify([ROW]);
    expect(refusalOf(text.slice(0, -5)).code).toBe('json-invalid');
    expect(refusalOf(text.replace('47.01', 'NaN')).code).toBe('json-invalid');
  });

  it('takes nothing a cell inherits, and breaks on no cell', () => {
    const cell = fc.oneof(fc.jsonValue(), fc.constantFrom('constructor', '__proto__', -1));
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(ROW)), cell, (name, value) => {
        const { traces } = tracksIn(JSON.stringify([ROW, { ...ROW, [name]: value }]));
        for (const { reports } of traces) {
          for (let i = 0; i < reports.length; i++)
            expect(Math.abs(reports.latitudeDeg[i])).toBeLessThanOrEqual(90);
        }
      }),
    );
  });
});
