import { describe, expect, it } from 'vitest';
import { claimedKind, detect, HEAD_BYTES, isTraceName } from '../../src/source/detect.js';
import { gzipOf, tarOf, traceJson, traceOf } from './make.js';

const line = '{"hex":"a7f426","lat":36.39,"lon":-121.4}\n';
const report = Buffer.from(line.repeat(500));
const long = traceJson({ trace: Array.from({ length: 2000 }, (_, i) => [i, 42, -71, null]) });
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
  for (const name of [
    './heatmap/00.bin.ttf',
    './acas/acas.json.gz',
    'acas/acas.csv.gz',
    'traces/._trace_full_a11f59.json',
  ]) {
    expect(isTraceName(name)).toBe(false);
  }
});
