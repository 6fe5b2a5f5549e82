import fc from 'fast-check';
import { expect, test } from 'vitest';
import { destination } from '../../../src/geo/geodesic.js';
import { shippedReferences } from '../../../src/ingest/references.js';
import { legsOf } from '../../../src/legs/build.js';
import type { Leg } from '../../../src/legs/leg.js';
import { ORIGINS } from '../../../src/source/reports.js';
import { mergeTraces } from '../../../src/trace/merge.js';
import { sliceTrace, type Trace } from '../../../src/trace/trace.js';
import { said } from '../../support/said.js';
import { type TestReport, traceFrom } from '../../support/traces.js';

/** SYNTHETIC, all of it: an airliner flies east over Bavaria, and something is wrong with what is heard of it. */
const references = shippedReferences();
const KMH = 850;
const ALT_FT = 35_000;
const MINUTES = 40;

const at = (s: number, lat = 48.5, lon = 9) => destination(lat, lon, 90, (KMH * s) / 3600);

function report(s: number, place = at(s), more: Partial<TestReport> = {}): TestReport {
  const { latitudeDeg, longitudeDeg } = place;
  return { s, lat: latitudeDeg, lon: longitudeDeg, alt: ALT_FT, gs: KMH / 1.852, track: 90, ...more };
}

const seconds = (from: number, to: number, step = 10): number[] =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, k) => from + k * step);

/** The flight as it was, where `told` says nothing else of a second. */
function heard(told: (s: number) => TestReport | null = () => null): Trace {
  return traceFrom(seconds(0, MINUTES * 60).map((s) => told(s) ?? report(s)));
}

const legsIn = (trace: Trace): readonly Leg[] => legsOf(trace, references).legs;
const flagsIn = (trace: Trace) => legsIn(trace).flatMap(({ flags }) => flags);
const kinds = (trace: Trace): string[] =>
  flagsIn(trace).map(({ kind, doubts }) => [kind, ...doubts].join(' '));
const within = (s: number, from: number, to: number): boolean => s >= from && s < to;

test('a flight with nothing wrong has no flag', () => {
  expect(kinds(heard())).toEqual([]);
});

test('a neighbour’s callsign for a while, which leaves nothing in doubt', () => {
  const calls = (s: number) => report(s, at(s), { callsign: within(s, 900, 940) ? 'DLH9PK' : 'AUA81L' });
  expect(kinds(heard(calls))).toEqual(['other-callsign']);
  const [leg] = legsIn(heard(calls));
  expect(leg.flags[0]).toMatchObject({ reports: 4 });
  expect(said(leg.flags[0].reason)).toMatch(/DLH9PK for 50 s, and AUA81L before and after/);
  expect(leg.callsign).toBe('AUA81L');
});

test('two callsigns by turns, each among the other: two aircraft, and the leg is in doubt', () => {
  const calls = (s: number) =>
    report(s, at(s), { callsign: within(s, 900, 1_300) && s % 40 < 20 ? 'DLH9PK' : 'AUA81L' });
  const [flag, ...more] = flagsIn(heard(calls));
  expect(more).toEqual([]);
  expect(flag).toMatchObject({ kind: 'two-aircraft', doubts: ['leg'] });
  expect(said(flag.reason)).toMatch(/AUA81L and DLH9PK by turns|DLH9PK and AUA81L by turns/);
});

test('a neighbour’s callsign taken over now and again is one aircraft’s all the same', () => {
  const calls = (s: number) => report(s, at(s), { callsign: s % 200 < 10 ? 'DLH9PK' : 'AUA81L' });
  expect(new Set(kinds(heard(calls)))).toEqual(new Set(['other-callsign']));
});

test('a callsign changed in flight for good, or for long, is the crew’s', () => {
  const changed = (until: number) =>
    heard((s) => report(s, at(s), { callsign: within(s, 900, until) ? 'AUA82M' : 'AUA81L' }));
  expect(kinds(changed(MINUTES * 60))).toEqual([]);
  expect(kinds(changed(1_200))).toEqual([]);
});

const saying = (from: number, to: number) =>
  heard((s) => report(s, at(s), s % 40 === 0 ? { says: within(s, from, to) ? 'untrusted' : 'trusted' } : {}));

test('an aircraft that says of itself, for a while, that its position cannot be relied on', () => {
  expect(kinds(saying(900, 1_200))).toEqual(['untrusted']);
  expect(said(flagsIn(saying(900, 1_200))[0].reason)).toMatch(/^for 4 min the aircraft itself said/);
  expect(kinds(saying(MINUTES * 60 - 200, MINUTES * 60))).toEqual(['untrusted arrival']);
  expect(kinds(saying(900, 920))).toEqual([]);
});

test('one that never says otherwise is an old transponder', () => {
  expect(kinds(saying(0, MINUTES * 60))).toEqual([]);
});

const circling = heard((s) =>
  within(s, 900, 1_080) ? report(s, destination(33.82, 35.49, (s - 900) * 4, 3)) : null,
);

test('a circle far off that no flight reaches', () => {
  expect(kinds(circling)).toEqual(['circle']);
  const [{ reports, reason }] = flagsIn(circling);
  expect(reports).toBe(18);
  expect(said(reason)).toMatch(/^went round a circle of 3\.\d km 2,\d{3} km away for 3 min/);
});

test('the same for so long that a stop fits in: that it did not stop is in doubt', () => {
  const long = heard((s) => (within(s, 300, 1_450) ? report(s, destination(33.82, 35.49, s * 4, 3)) : null));
  expect(kinds(long)).toEqual(['circle way']);
});

test('a jump from which it never comes back leaves both sides in doubt', () => {
  const gone = heard((s) => (s >= 1_800 ? report(s, at(s, 50, 10)) : null));
  expect(kinds(gone)).toEqual(['jump leg']);
});

test('one wild position is left out by cleaning and no flag', () => {
  const wild = heard((s) => (s === 1_200 ? report(s, at(s, 10, 10)) : null));
  expect(kinds(wild)).toEqual([]);
  expect(legsIn(wild)[0].dropped).toEqual({ jump: 1 });
});

const shared = heard((s) => ((s / 10) % 2 === 1 ? report(s, at(s, 55, -3)) : null));

test('two aircraft heard in turn under one address', () => {
  expect(kinds(shared)).toEqual(['two-aircraft leg']);
  expect(flagsIn(shared)[0].reports).toBeGreaterThan(MINUTES * 3 - 5);
});

test('reports of which the clock is five minutes slow', () => {
  const slow = heard((s) => (s % 30 === 0 && s > 600 ? report(s, at(s - 300)) : null));
  expect(kinds(slow)).toEqual(['clock arrival']);
  expect(said(flagsIn(slow)[0].reason)).toMatch(/about 5 min/);
});

test('multilateration that zigzags, and such as is merely imprecise', () => {
  const mlat = (km: number) => {
    const trace = heard((s) => {
      const { latitudeDeg, longitudeDeg } = at(s);
      return report(s, destination(latitudeDeg, longitudeDeg, (s * 17) % 360, km));
    });
    trace.reports.origin.fill(ORIGINS.indexOf('mlat'));
    return trace;
  };
  expect(kinds(mlat(2))).toEqual(['mlat-scatter departure arrival']);
  expect(kinds(mlat(0.3))).toEqual([]);
});

test('an unknown type is never too slow, nor is a helicopter; a jet at that height is', () => {
  const creeping = (typecode: string) => {
    const reports = seconds(0, 1_200).map((s) =>
      report(s, destination(43, 30, 90, s * 0.03), { gs: 58, alt: 38_000 }),
    );
    return traceFrom(reports, 'a', 0xfd0001, typecode);
  };
  expect(kinds(creeping('B738'))).toEqual(['too-slow departure arrival']);
  // A helicopter is never up there: its type is.
  expect(kinds(creeping('H60'))).toEqual(['other-type']);
  expect(kinds(creeping('ZZZZ'))).toEqual([]);
});

test('neither order nor duplication nor cutting of evidence changes a flag', () => {
  for (const trace of [circling, shared]) {
    const whole = legsIn(trace).map(({ flags }) => flags);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: trace.reports.length - 1 }), { maxLength: 4 }),
        fc.infiniteStream(fc.nat()),
        (cuts, chance) => {
          const bounds = [0, ...cuts.sort((a, b) => a - b), trace.reports.length];
          const pieces = bounds.slice(1).map((to, k) => sliceTrace(trace, bounds[k], to));
          const twice = [...pieces, pieces[0]].map((piece) => ({ piece, key: chance.next().value }));
          const mixed = twice.sort((a, b) => a.key - b.key).map(({ piece }) => piece);
          expect(legsIn(mergeTraces(mixed)).map(({ flags }) => flags)).toEqual(whole);
        },
      ),
      { numRuns: 30 },
    );
  }
});
