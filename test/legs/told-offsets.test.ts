import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { shippedReferences } from '../../src/ingest/references.js';
import { toldOffsets } from '../../src/legs/altitude/told-offsets.js';
import { legsOf } from '../../src/legs/build.js';
import { weighOpenEnd } from '../../src/legs/ends/likely.js';
import { openEndsFrom, openEndsJson } from '../../src/legs/ends/open-end.js';
import { ORIGINS } from '../../src/source/reports.js';
import type { PressureSample } from '../../src/trace/pressure.js';
import { Others } from '../../src/trace/pressure-others.js';
import { decodeSamples } from '../../src/trace/pressure-samples.js';
import { pickTrace, type Trace } from '../../src/trace/trace.js';
import { exampleTraces, SHARED } from '../support/examples.js';
import { MIDNIGHT_MS, type TestReport, traceFrom } from '../support/traces.js';
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

/** A sample and whose it is. */
interface Own {
  readonly airframe: string;
  readonly sample: PressureSample;
}

/** How far what others tell lies from what each aircraft tells of itself, feet, ascending; and the share beyond its margin. */
function disagreement(samples: readonly Own[]) {
  const told = samples.flatMap(({ airframe, sample }) => {
    const others = new Others(sample);
    for (const one of samples) if (one.airframe !== airframe) others.hear(one.airframe, one.sample);
    const offset = others.offset();
    if (offset === null) return [];
    return [{ errorFt: Math.abs(offset.offsetFt - sample.offsetFt), marginFt: offset.marginFt }];
  });
  const errorsFt = told.map(({ errorFt }) => errorFt).sort((a, b) => a - b);
  const beyond = told.filter(({ errorFt, marginFt }) => errorFt > marginFt).length / told.length;
  return {
    told: told.length,
    beyond,
    errorFt: (share: number) => errorsFt[Math.floor(errorsFt.length * share)],
  };
}

const TANKERS = join(SHARED, 'traces/opensky/calfire.json.gz');

test.skipIf(!existsSync(TANKERS))(
  'real aircraft at fires agree with what others near tell: within its margin, and to 100 ft in the middle',
  () => {
    const samples = [...airframesIn(TANKERS)].flatMap(([airframe, trace]) =>
      legsOf(trace, references)
        .legs.filter(({ flags }) => flags.length === 0)
        .flatMap((leg) => decodeSamples(leg.toldOffsets ?? new Uint8Array()))
        .map((sample) => ({ airframe, sample })),
    );
    const { told, beyond, errorFt } = disagreement(samples);
    expect(told).toBeGreaterThan(100);
    expect(beyond).toBeLessThanOrEqual(0.01);
    expect(errorFt(0.5)).toBeLessThan(100);
    expect(errorFt(0.95)).toBeLessThan(300);
  },
  600_000,
);

const CELLS = ['20250601_36_-122.gz', '20250602_36_-122.gz'].map((name) =>
  join(SHARED, 'traces/readsb/adsb-actions/grid', name),
);

interface Stretch {
  readonly airframe: string;
  readonly reports: TestReport[];
}

/** Reports of one degree over California, one a line, as one stretch for each aircraft and hour. */
function stretchesIn(path: string): Stretch[] {
  const stretches = new Map<string, Stretch>();
  for (const line of gunzipSync(readFileSync(path)).toString().split('\n')) {
    if (line === '') continue;
    const { hex, now, lat, lon, alt_baro: alt, flightdict } = JSON.parse(line);
    const geom = flightdict?.alt_geom;
    if (typeof alt !== 'number' || typeof geom !== 'number' || /mlat|tisb/.test(flightdict.type)) continue;
    const key = `${hex} ${Math.floor(now / 3_600)}`;
    const stretch: Stretch = stretches.get(key) ?? { airframe: hex, reports: [] };
    stretch.reports.push({ s: now - MIDNIGHT_MS / 1_000, lat, lon, alt, geom });
    stretches.set(key, stretch);
  }
  return [...stretches.values()];
}

test.skipIf(!CELLS.every((path) => existsSync(path)))(
  'real aircraft over California agree with what others near tell: within its margin, and to 50 ft in the middle',
  () => {
    const samples = CELLS.flatMap(stretchesIn).flatMap(({ airframe, reports }) =>
      told(traceFrom(reports)).map((sample) => ({ airframe, sample })),
    );
    const { told: asked, beyond, errorFt } = disagreement(samples);
    expect(asked).toBeGreaterThan(1_000);
    expect(beyond).toBeLessThanOrEqual(0.01);
    expect(errorFt(0.5)).toBeLessThan(50);
    expect(errorFt(0.95)).toBeLessThan(150);
  },
  600_000,
);
