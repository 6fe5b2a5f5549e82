import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shippedReferences } from '../../src/ingest/references.js';
import { legsOf } from '../../src/legs/build.js';
import type { Leg } from '../../src/legs/leg.js';
import { weighOpenEnd } from '../../src/legs/likely.js';
import { openEndsFrom, openEndsJson } from '../../src/legs/open-end.js';
import { toldOffsets } from '../../src/legs/told-offsets.js';
import { ORIGINS } from '../../src/source/reports.js';
import { Others } from '../../src/trace/pressure-others.js';
import { decodeSamples } from '../../src/trace/pressure-samples.js';
import { pickTrace, type Trace } from '../../src/trace/trace.js';
import { exampleTraces, SHARED } from '../support/examples.js';
import { type TestReport, traceFrom } from '../support/traces.js';
import { airframesIn } from '../support/tracks.js';

const references = shippedReferences();
const { geoid } = references;

/** SYNTHETIC. A climb at 2,000 ft/min, a report every 10 s, with height by satellite 400 ft above pressure altitude and the geoid. */
function climb(change: (report: TestReport, k: number) => TestReport = (report) => report): Trace {
  const [lat, lon] = [48, 11];
  const geoidFt = geoid.undulationFt(lat, lon);
  const reports = Array.from({ length: 120 }, (_, k) => {
    const alt = 1_500 + Math.round((k * 2_000) / 6);
    return change({ s: k * 10, lat, lon, alt, geom: alt + geoidFt + 400, gs: 250, track: 90 }, k);
  });
  return traceFrom(reports);
}

function told({ reports }: Trace) {
  return toldOffsets(reports, { airFirst: 0, airLast: reports.length - 1 }, geoid);
}

describe('what a leg tells others of the pressure', () => {
  test('is one sample for each 4,000 ft up to 20,000 ft, however many reports there are', () => {
    const samples = told(climb());
    expect(samples.map(({ pressureFt }) => Math.floor(pressureFt / 4_000))).toEqual([0, 1, 2, 3, 4]);
    for (const { offsetFt } of samples) expect(offsetFt).toBeCloseTo(400, 0);
  });

  test('is not moved by one report whose two altitudes are of different moments', () => {
    const samples = told(climb((one, k) => (k === 1 ? { ...one, geom: one.geom! + 900 } : one)));
    for (const { offsetFt } of samples) expect(offsetFt).toBeCloseTo(400, 0);
  });

  test('is nothing without height by satellite, by multilateration, or where it says that its position is not to be relied on', () => {
    expect(told(climb(({ geom: _, ...one }) => one))).toEqual([]);
    expect(told(climb((one) => ({ ...one, says: 'untrusted' })))).toEqual([]);
    const located = climb();
    located.reports.origin.fill(ORIGINS.indexOf('mlat'));
    expect(told(located)).toEqual([]);
  });
});

/** As heard from far away, of a transponder that sends no height by satellite. */
function farAndStripped(trace: Trace): Trace {
  const { altitudeFt } = trace.reports;
  const high = Array.from(altitudeFt.keys()).filter((i) => altitudeFt[i] > 6_000);
  const heard = pickTrace(trace, high);
  heard.reports.geometricAltitudeFt.fill(Number.NaN);
  return heard;
}

test('an open end weighed again without other aircraft, from its text, is what it was', () => {
  const legs = exampleTraces().flatMap((trace) => legsOf(farAndStripped(trace), references).legs);
  const open = legs.flatMap((leg) => openEndsFrom(openEndsJson(leg.openEnds)).map((end) => ({ leg, end })));
  expect(open.length).toBeGreaterThan(0);
  for (const { leg, end } of open) {
    const { timeMs: _, earliestMs: _e, latestMs: _l, ...own } = leg[end.outlook.side];
    expect(weighOpenEnd(end, references)).toEqual(own);
  }
});

const TANKERS = join(SHARED, 'traces/opensky/calfire.json.gz');

/** Legs of real aircraft that fought fires over California for a week, by airframe. */
const tankers = (): [string, readonly Leg[]][] =>
  [...airframesIn(TANKERS)].map(([airframe, trace]) => [
    airframe,
    legsOf(trace, references).legs.filter(({ flags }) => flags.length === 0),
  ]);

test.skipIf(!existsSync(TANKERS))(
  'real aircraft agree with what others near tell: within its margin, and to 100 ft in the middle',
  () => {
    const samples = tankers().flatMap(([airframe, legs]) =>
      legs.flatMap(({ toldOffsets: bytes }) =>
        bytes === null ? [] : decodeSamples(bytes).map((sample) => ({ airframe, sample })),
      ),
    );
    const errors = samples.flatMap(({ airframe, sample }) => {
      const others = new Others(sample);
      for (const one of samples) if (one.airframe !== airframe) others.hear(one.airframe, one.sample);
      const offset = others.offset();
      if (offset === null) return [];
      return [{ errorFt: Math.abs(offset.offsetFt - sample.offsetFt), marginFt: offset.marginFt }];
    });
    expect(errors.length).toBeGreaterThan(50);
    const outside = errors.filter(({ errorFt, marginFt }) => errorFt > marginFt);
    expect(outside.length / errors.length).toBeLessThanOrEqual(0.01);
    const ascending = errors.map(({ errorFt }) => errorFt).sort((a, b) => a - b);
    expect(ascending[Math.floor(ascending.length / 2)]).toBeLessThan(100);
    expect(ascending[Math.floor(ascending.length * 0.95)]).toBeLessThan(300);
  },
  60_000,
);
