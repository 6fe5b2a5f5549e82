import { describe, expect, it } from 'vitest';
import { Flag } from '../../src/source/reports.js';
import { refusalOf, reportOf, traceIn, tracksIn } from './tracks.js';

const HEAD = 'Timestamp,UTC,Callsign,Position,Altitude,Speed,Direction';
const POSITIONS = 'snapshot_id,altitude,heading,latitude,longitude,radar_id,speed,squawk';
const csv = (...rows: string[]) => [HEAD, ...rows, ''].join('\n');
const ROW = '1635481576,2021-10-29T04:26:16Z,ANZ1005,"33.943356,-118.42868",5000,250,249';

describe('a Flightradar24 export', () => {
  it('gives pressure altitude in feet, speed in knots and direction', () => {
    const tracks = tracksIn(csv(ROW));
    expect(tracks.format).toBe('fr24-csv');
    expect(tracks.traces[0].header).toMatchObject({ icao24: null, registration: null, typecode: null });
    expect(reportOf(tracks.traces[0], 0)).toEqual({
      time: '2021-10-29T04:26:16.000Z',
      lat: 33.943356,
      lon: -118.42868,
      altitudeFt: 5000,
      geometricAltitudeFt: null,
      groundspeedKt: 250,
      trackDeg: 249,
      verticalRateFpm: null,
      flags: 0,
      callsign: 'ANZ1005',
      index: 0,
    });
  });

  it('says that it names no address and tells the ground by an altitude only', () => {
    expect(tracksIn(csv(ROW)).cannotProve).toEqual(
      expect.arrayContaining(['no-address', 'ground-by-altitude', 'no-origin']),
    );
  });

  it('means the ground by an altitude of 0, not a height', () => {
    const report = reportOf(traceIn(csv(ROW.replace(',5000,', ',0,'))), 0);
    expect(report).toMatchObject({ altitudeFt: null, flags: Flag.ground });
  });

  it('leaves what is not given unknown', () => {
    const report = reportOf(traceIn(csv(ROW.replace('ANZ1005', '').replace(',5000,250,249', ',,,'))), 0);
    expect(report).toMatchObject({
      altitudeFt: null,
      groundspeedKt: null,
      trackDeg: null,
      callsign: null,
      flags: 0,
    });
  });

  it.each(['<script>alert(1)</script>', '=cmd|calc', 'AB\u202eC1'])('takes %j for no callsign', (text) => {
    expect(reportOf(traceIn(csv(ROW.replace('ANZ1005', text))), 0).callsign).toBeNull();
  });

  it('rejects a report whose two times differ, one off the earth and one from the future', () => {
    const { reports, rejected } = traceIn(
      csv(
        ROW,
        ROW.replace('1635481576', '1635485176'),
        ROW.replace('33.943356', '133.9'),
        ROW.replace('1635481576', '4102444800').replace('2021-10-29T04:26:16Z', ''),
      ),
    );
    expect(reports.length).toBe(1);
    expect(rejected.map(({ index, field }) => [index, field])).toEqual([
      [1, 'utc'],
      [2, 'lat'],
      [3, 'time'],
    ]);
  });

  it('keeps times that run back, in the order of the file', () => {
    const earlier = ROW.replace('1635481576', '1635481500').replace('04:26:16', '04:25:00');
    const { reports } = traceIn(csv(ROW, earlier));
    expect([...reports.timeMs]).toEqual([1635481576000, 1635481500000]);
  });

  it.each([
    ['a byte order mark', `\ufeff${csv(ROW)}`],
    ['lines of Windows', csv(ROW).replaceAll('\n', '\r\n')],
    [
      'columns in another order',
      `Callsign,Position,UTC,Timestamp,Speed,Altitude,Direction\nANZ1005,"33.943356,-118.42868",2021-10-29T04:26:16Z,1635481576,250,5000,249`,
    ],
  ])('is read with %s', (_what, text) => {
    expect(reportOf(traceIn(text), 0)).toMatchObject({
      lat: 33.943356,
      altitudeFt: 5000,
      groundspeedKt: 250,
    });
  });

  it.each([
    [
      'csv-invalid',
      'a number is expected',
      { line: 2, field: 'direction', value: 'NaN' },
      csv(ROW.replace(',249', ',NaN')),
    ],
    [
      'csv-invalid',
      'a number is expected',
      { line: 2, field: 'position' },
      csv(ROW.replace('33.943356', '0x21')),
    ],
    [
      'csv-invalid',
      'a latitude and a longitude are expected',
      { line: 2 },
      csv(ROW.replace('-118.42868', '-118.42868,9')),
    ],
    [
      'csv-invalid',
      'a time with its zone is expected',
      { line: 2, field: 'utc' },
      csv(ROW.replace('16Z', '16')),
    ],
    [
      'csv-invalid',
      'a row has 3 cells, and the first one names 7',
      { line: 3 },
      csv(ROW, '1635481614,2021-10-29T04:26:54Z,ANZ'),
    ],
    ['csv-invalid', 'its quotes do not match', {}, csv(`${ROW}x"`)],
    ['csv-invalid', 'a row has more than 10000 characters', { line: 2 }, csv(','.repeat(20_000))],
    [
      'csv-invalid',
      'a row has more than 10000 characters',
      {},
      csv(ROW.replace('ANZ1005', 'A'.repeat(10_001))),
    ],
    ['csv-invalid', 'the text is not UTF-8', {}, Buffer.concat([Buffer.from(csv(ROW)), Buffer.from([0xff])])],
    [
      'not-a-trace',
      'the column speed is missing',
      { line: 1, field: 'speed' },
      csv(ROW).replace('Speed,', '').replace(',250,', ','),
    ],
    ['empty-trace', 'not one position', {}, csv()],
    [
      'no-usable-report',
      'none of its 1 reports can be used',
      { field: 'lat' },
      csv(ROW.replace('33.943356', '91')),
    ],
  ])('is refused as %s: %s', (code, message, where, text) => {
    const error = refusalOf(text);
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
    expect(error.where).toMatchObject({ file: 'file', ...where });
    expect(error.next).toBeTruthy();
  });
});

describe('a flight’s positions as Flightradar24 publishes them', () => {
  const text = `${POSITIONS}\n1486270575,38000,291,36.18664,52.95428,3517,425,13827\n1486274575,0,360,51.4,-0.4,3517,9,13827\n`;

  it('are read like the export, without a callsign', () => {
    const { format, cannotProve, traces } = tracksIn(text);
    expect(format).toBe('fr24-positions');
    expect(cannotProve).toContain('no-callsign');
    expect(reportOf(traces[0], 0)).toMatchObject({
      time: '2017-02-05T04:56:15.000Z',
      lat: 36.18664,
      lon: 52.95428,
      altitudeFt: 38000,
      groundspeedKt: 425,
      trackDeg: 291,
      callsign: null,
    });
    expect(reportOf(traces[0], 1)).toMatchObject({ altitudeFt: null, trackDeg: 0, flags: Flag.ground });
  });
});
