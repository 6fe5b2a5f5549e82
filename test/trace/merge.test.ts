import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeTraces } from '../../src/trace/merge.js';
import { packTrace, unpackTrace } from '../../src/trace/pack.js';
import { pickTrace, type Trace } from '../../src/trace/trace.js';
import { rowsOf, traceFrom } from '../support/traces.js';

const report = fc.record({
  s: fc.integer({ min: 0, max: 50 }),
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
  callsign: fc.constantFrom(undefined, 'AZQ41', 'AZQ42', 'UAL333'),
});

const traces = fc
  .tuple(fc.array(report, { minLength: 1, maxLength: 30 }), fc.array(report, { minLength: 1, maxLength: 30 }))
  .map(([a, b]) => [traceFrom(stripped(a), 'a'), traceFrom(stripped(b), 'b')]);

function stripped(reports: readonly { s: number; lat: number; lon: number; callsign: string | undefined }[]) {
  return reports.map(({ callsign, ...rest }) => (callsign === undefined ? rest : { ...rest, callsign }));
}

const sorted = (trace: Trace) => mergeTraces([trace, traceFrom([], 'z')]);

test('the order in which sources are given changes nothing', () => {
  fc.assert(
    fc.property(traces, ([a, b]) => {
      expect(rowsOf(mergeTraces([a, b]))).toEqual(rowsOf(mergeTraces([b, a])));
    }),
  );
});

test('merging in steps, or a source in pieces, is merging at once', () => {
  fc.assert(
    fc.property(traces, fc.nat(), ([a, b], at) => {
      const cut = at % a.reports.length;
      const positions = Array.from({ length: a.reports.length }, (_, i) => i);
      const pieces = [pickTrace(a, positions.slice(cut)), b, pickTrace(a, positions.slice(0, cut))];
      expect(rowsOf(mergeTraces(pieces))).toEqual(rowsOf(mergeTraces([sorted(a), b])));
    }),
  );
});

test('nothing is lost and times never run back', () => {
  fc.assert(
    fc.property(traces, ([a, b]) => {
      const { reports } = mergeTraces([a, b]);
      expect(reports.length).toBe(a.reports.length + b.reports.length);
      for (let i = 1; i < reports.length; i++)
        expect(reports.timeMs[i]).toBeGreaterThanOrEqual(reports.timeMs[i - 1]);
    }),
  );
});

test('a packed trace comes back as it was', () => {
  fc.assert(
    fc.property(traces, ([a, b]) => {
      const trace = mergeTraces([a, b]);
      expect(unpackTrace(packTrace(trace))).toEqual(trace);
    }),
  );
});
