import { describe, expect, it } from 'vitest';
import { claimedKind, detect, HEAD_BYTES, isTraceName } from '../../src/source/detect.js';
import { gzipOf, tarOf, traceJson, traceOf } from './make.js';

const line = '{"hex":"a7f426","lat":36.39,"lon":-121.4}\n';
const report = Buffer.from(line.repeat(500));
const long = traceJson({ trace: Array.from({ length: 2000 }, (_, i) => [i, 42, -71, null]) });
const rows = Buffer.from(JSON.stringify(Array(99).fill({ timestamp: 1, icao24: '4b1815', latitude: 1 })));
const cells = Array.from({ length: 999 }, (_, i) => `"${i}":1550`).join(',');
const FR24 =
  'Timestamp,UTC,Callsign,Position,Altitude,Speed,Direction\n1635481576,2021-10-29T04:26:16Z,ANZ1005,"1,2",500,0,250\n';
const tar = tarOf([{ path: 'traces/x.json', data: long }]);

describe('detect', () => {
  it.each([
    ['trace', 'a trace', long],
    ['trace', 'a trace in gzip', gzipOf(long)],
    ['trace', 'a trace over many lines', Buffer.from(JSON.stringify(traceOf(), null, 1))],
    ['trace', 'a trace with a byte order mark', Buffer.concat([Buffer.from('\ufeff'), long])],
    [
      'trace',
      'a trace behind header fields',
      gzipOf(long, { name: 'x'.repeat(500), extra: Buffer.alloc(900) }),
    ],
    ['tar', 'a tar', tar],
    ['tar.gz', 'a tar in gzip', gzipOf(tar)],
    ['json-lines', 'reports, one a line', report],
    ['json-lines', 'reports, one a line, in gzip', gzipOf(report)],
    [
      'json-lines',
      'rows of a table, one a line',
      Buffer.from('{"latitude":1,"longitude":2,"icao24":"a"}\n'.repeat(9)),
    ],
    ['traffic', 'a table of state vectors', rows],
    ['traffic', 'a table of state vectors in gzip', gzipOf(rows)],
    ['traffic', 'the same column by column', Buffer.from(`{"altitude":{${cells}},"icao24":{}}`)],
    ['traffic', 'a column table of one row', Buffer.from('{"latitude":{"0":1},"longitude":{"0":2}}')],
    ['fr24', 'a Flightradar24 export', Buffer.from(FR24)],
    ['fr24', 'one with a column missing', Buffer.from(FR24.replace('Timestamp,', ''))],
    ['fr24', 'a Flightradar24 export in gzip', gzipOf(Buffer.from(FR24))],
    [
      'fr24',
      'a flight’s positions',
      Buffer.from('snapshot_id,altitude,heading,latitude,longitude,radar_id,speed,squawk\n'),
    ],
    [
      'other',
      'a list of flights',
      Buffer.from('flight_id,aircraft_id,reg,equip,callsign,flight,schd_from\n1,2,3,4,5,6,7'),
    ],
    [
      'simulator',
      'the log of a simulator',
      Buffer.from('Milliseconds,Latitude,Longitude,Altitude,Pitch\n25770,41.6,0.6,1644,-9'),
    ],
    [
      'basestation',
      'messages of a receiver',
      Buffer.from('MSG,3,,,4B1908,,,,,,,2525,,,33.9,-118.2,,,0,0,0,0\n'),
    ],
    ['kml', 'KML', Buffer.from('\ufeff<?xml version="1.0"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">')],
    ['kml', 'KML in gzip', gzipOf(Buffer.from('<k:kml xmlns:k="http://www.opengis.net/kml/2.2"/>'))],
    [
      'kml',
      'KML behind a document type',
      Buffer.from('<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "b">]><kml/>'),
    ],
    ['other', 'a page', Buffer.from('<!DOCTYPE html><html><body>no kml here</body></html>')],
    ['json', 'other JSON', Buffer.from('{"name":"airbridge"}')],
    ['json', 'a list', Buffer.from('[1,2]')],
    ['gzip', 'gzip that is cut short', gzipOf(long).subarray(0, 10)],
    ['gzip', 'gzip that is damaged', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xff, 0xff])],
    ['other', 'text', Buffer.from('Permission is hereby granted')],
    ['other', 'binary data in gzip', gzipOf(Buffer.alloc(5000, 0xe7))],
    ['other', 'nothing', Buffer.alloc(0)],
    ['other', 'zeros', Buffer.alloc(5000)],
  ])('says %s for %s', (kind, _what, bytes) => {
    expect(detect(bytes.subarray(0, HEAD_BYTES))).toBe(kind);
  });
});

it('knows what a name claims', () => {
  expect(claimedKind('/a/2025-02-07/trace_full_a11f59.json')).toBe('trace');
  expect(claimedKind('traces/59/trace_full_~a11f59.json.gz')).toBe('trace');
  expect(claimedKind('trace_recent_a11f59.json')).toBe('trace');
  expect(claimedKind('traces/._trace_full_a11f59.json')).toBeNull();
  expect(claimedKind('v2025.02.07-planes-readsb-prod-0.tar')).toBe('tar');
  expect(claimedKind('v2025.02.07-planes-readsb-prod-0.tar.ab')).toBe('tar');
  expect(claimedKind('day.TGZ')).toBe('tar.gz');
  expect(claimedKind('notes.txt')).toBeNull();
});

it('knows which entries of a day’s archive are traces', () => {
  expect(isTraceName('./traces/59/trace_full_a11f59.json')).toBe(true);
  expect(isTraceName('anything.json.gz')).toBe(true);
  expect(isTraceName('flights/FZ981.kml')).toBe(true);
  expect(isTraceName('flights/FZ981.CSV.gz')).toBe(true);
  for (const name of [
    './heatmap/00.bin.ttf',
    './acas/acas.json.gz',
    'acas/acas.csv.gz',
    'traces/._trace_full_a11f59.json',
  ]) {
    expect(isTraceName(name)).toBe(false);
  }
});
