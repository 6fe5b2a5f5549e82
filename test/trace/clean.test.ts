import { describe, expect, test } from 'vitest';
import { cleanTrace, dropBackwards } from '../../src/trace/clean.js';
import { mergeTraces } from '../../src/trace/merge.js';
import { type TestReport, traceFrom } from '../support/traces.js';

const MAX_KT = 600;

/** Eastward along the equator at 480 kt: 8 NM, 0.1333 degrees, a minute. */
const flight = (minutes: number, from = 0): TestReport[] =>
  Array.from({ length: minutes }, (_, k) => ({
    s: (from + k) * 60,
    lat: 0,
    lon: (from + k) * 0.1333,
    alt: 30000,
    gs: 480,
  }));

const indices = (trace: { reports: { index: Uint32Array } }) => [...trace.reports.index];

describe('backwards times', () => {
  test('one old time among many is left out, not what follows it', () => {
    const reports = flight(5).map((report, i) => (i === 2 ? { ...report, s: -300 } : report));
    const { trace, dropped } = dropBackwards(traceFrom(reports));
    expect(indices(trace)).toEqual([0, 1, 3, 4]);
    expect(dropped.map(({ index, reason }) => [index, reason])).toEqual([[2, 'backwards']]);
  });

  test('one wild time in the future does not take the rest of the day with it', () => {
    const reports = flight(6).map((report, i) => (i === 1 ? { ...report, s: 80000 } : report));
    expect(indices(dropBackwards(traceFrom(reports)).trace)).toEqual([0, 2, 3, 4, 5]);
  });

  test('stray points of the day before in front of the day are evidence, not errors', () => {
    const reports = [{ s: -20, lat: 0, lon: -0.04, alt: 30000 }, ...flight(3)];
    expect(dropBackwards(traceFrom(reports)).dropped).toEqual([]);
  });
});

describe('duplicates', () => {
  test('the same message from two sources is kept once, and the copy that knows more is the one', () => {
    const poor = traceFrom(
      [
        { s: 0, lat: 1, lon: 2 },
        { s: 60, lat: 1.1, lon: 2 },
      ],
      'a',
    );
    const rich = traceFrom(
      [
        { s: 0.4, lat: 1.00001, lon: 2, alt: 5000, callsign: 'AZQ4101' },
        { s: 60.4, lat: 1.10001, lon: 2, alt: 5100 },
      ],
      'b',
    );
    const { trace, dropped } = cleanTrace(mergeTraces([poor, rich]), MAX_KT);
    expect([...trace.reports.altitudeFt]).toEqual([5000, 5100]);
    expect(dropped.map(({ reason, source }) => [reason, source.sha256[0]])).toEqual([
      ['duplicate', 'a'],
      ['duplicate', 'a'],
    ]);
  });

  test('two reports of one source in the same second are two reports', () => {
    const trace = traceFrom([
      { s: 0, lat: 1, lon: 2, alt: 'ground' },
      { s: 0, lat: 1, lon: 2, alt: 'ground' },
    ]);
    expect(cleanTrace(trace, MAX_KT).dropped).toEqual([]);
  });

  test('files of two days hold no copies, though a parked aircraft says the same in both', () => {
    const evening = traceFrom(
      [
        { s: 0, lat: 1, lon: 2, alt: 'ground' },
        { s: 59, lat: 1, lon: 2, alt: 'ground' },
      ],
      'a',
    );
    const morning = traceFrom(
      [
        { s: 60, lat: 1, lon: 2, alt: 'ground' },
        { s: 99, lat: 1, lon: 2, alt: 'ground' },
      ],
      'b',
    );
    expect(cleanTrace(mergeTraces([evening, morning]), MAX_KT).dropped).toEqual([]);
  });

  test('the same source read twice adds nothing', () => {
    const trace = traceFrom(flight(10));
    const twice = cleanTrace(mergeTraces([trace, trace]), MAX_KT).trace;
    expect(indices(twice)).toEqual(indices(trace));
  });
});

describe('impossible jumps', () => {
  test('a single position far away is left out', () => {
    const reports = flight(9).map((report, i) => (i === 4 ? { ...report, lat: 40 } : report));
    const { trace, dropped } = cleanTrace(traceFrom(reports), MAX_KT);
    expect(indices(trace)).toEqual([0, 1, 2, 3, 5, 6, 7, 8]);
    expect(dropped.map(({ index, reason }) => [index, reason])).toEqual([[4, 'jump']]);
  });

  test('a false first position does not take the flight with it', () => {
    const reports = flight(9).map((report, i) => (i === 0 ? { ...report, lat: 40 } : report));
    expect(indices(cleanTrace(traceFrom(reports), MAX_KT).trace)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('positions across the antimeridian are neighbours', () => {
    const reports = flight(6).map((report) => ({ ...report, lon: ((report.lon + 179.7 + 180) % 360) - 180 }));
    expect(cleanTrace(traceFrom(reports), MAX_KT).dropped).toEqual([]);
  });

  test('far apart is no jump when there was time', () => {
    const trace = traceFrom([
      { s: 0, lat: 0, lon: 0, alt: 30000 },
      { s: 5 * 3600, lat: 0, lon: 35, alt: 30000 },
    ]);
    expect(cleanTrace(trace, MAX_KT).dropped).toEqual([]);
  });
});
