import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { haversineKm } from '../../src/geo/geodesic.js';
import { shippedReferences } from '../../src/ingest/references.js';
import { legsOf } from '../../src/legs/build.js';
import type { Leg } from '../../src/legs/leg.js';
import { mergeTraces } from '../../src/trace/merge.js';
import { saysGround, sliceTrace, type Trace } from '../../src/trace/trace.js';
import { exampleTraces } from '../support/examples.js';
import { said } from '../support/said.js';

const references = shippedReferences();
const traces = exampleTraces();

/** 35 hPa off the standard atmosphere, in feet: 27.3 ft a hPa near the ground. */
const PRESSURE_SHIFT_FT = 955;
/** 3 NM from a threshold, which lies up to 4 km from the field's reference point (method, section 1). */
const OBSERVED_WITHIN_KM = 3 * 1.852 + 4;

function shifted(trace: Trace, feet: number): Trace {
  const altitudeFt = trace.reports.altitudeFt.map((altitude) => altitude + feet);
  return { ...trace, reports: { ...trace.reports, altitudeFt } };
}

const observedEnds = (leg: Leg) =>
  [leg.departure, leg.arrival].map((end) => (end.evidence === 'observed' ? end.aerodrome : null));

describe('the weather moves pressure altitude and must not move a flight', () => {
  test.each([-PRESSURE_SHIFT_FT, PRESSURE_SHIFT_FT])('by %i ft', (feet) => {
    for (const trace of traces) {
      const calm = legsOf(trace, references).legs;
      const stormy = legsOf(shifted(trace, feet), references).legs;
      expect(stormy.length).toBe(calm.length);
      stormy.forEach((leg, k) => {
        const before = observedEnds(calm[k]);
        // An end may become unknown; it may never become another field.
        for (const [end, field] of observedEnds(leg).entries()) expect([null, before[end]]).toContain(field);
      });
    }
  });

  test('ends with reports from the ground do not depend on it at all', () => {
    const boston = traces.filter((trace) => trace.icao24 === 0xa11f59);
    const calm = legsOf(mergeTraces(boston), references).legs.map(observedEnds);
    for (const feet of [-PRESSURE_SHIFT_FT, PRESSURE_SHIFT_FT]) {
      const stormy = boston.map((trace) => shifted(trace, feet));
      expect(legsOf(mergeTraces(stormy), references).legs.map(observedEnds)).toEqual(calm);
    }
  });
});

test('a track that stops anywhere calls a field observed only from the ground or from its runway', () => {
  const anywhere = fc.record({
    trace: fc.constantFrom(...traces),
    from: fc.double({ min: 0, max: 0.98, noNaN: true }),
    length: fc.integer({ min: 2, max: 400 }),
  });
  fc.assert(
    fc.property(anywhere, ({ trace, from, length }) => {
      const start = Math.floor(from * trace.reports.length);
      const piece = sliceTrace(trace, start, Math.min(trace.reports.length, start + length));
      for (const leg of legsOf(piece, references).legs) {
        for (const end of [leg.departure, leg.arrival]) {
          if (end.aerodrome !== null && end.evidence === 'observed')
            expect(nearestApproachKm(piece, end.aerodrome)).toBeLessThan(OBSERVED_WITHIN_KM);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('a track that stops anywhere is given a field on likelihood only where the flight went, or came from', () => {
  const wrong = traces.flatMap((trace) =>
    legsOf(trace, references).legs.flatMap((leg) => wrongEnds(trace, leg)),
  );
  expect(wrong).toEqual([]);
});

/** Fields named for either end of a leg of which only one half or less was heard, that are not the leg's own. */
function wrongEnds(trace: Trace, leg: Leg): string[] {
  const { timeMs } = trace.reports;
  const first = timeMs.indexOf(leg.firstSeenMs);
  const last = timeMs.lastIndexOf(leg.lastSeenMs);
  const wrong: string[] = [];
  for (let cut = first + 20; cut < last - 20; cut += 10) {
    const ends = [
      { heard: sliceTrace(trace, first, cut), side: 'arrival' },
      { heard: sliceTrace(trace, cut, last + 1), side: 'departure' },
    ] as const;
    for (const { heard, side } of ends) {
      const found = legsOf(heard, references).legs.at(side === 'arrival' ? -1 : 0)?.[side];
      const isTrue = found?.aerodrome === leg[side].aerodrome || isTouched(leg, found?.aerodrome ?? null);
      if (found?.evidence === 'inferred' && leg[side].aerodrome !== null && !isTrue)
        wrong.push(
          `${leg.id} cut at ${cut}: ${side} ${found.aerodrome}, not ${leg[side].aerodrome}: ${said(found.candidates[0].reason)}`,
        );
    }
  }
  return wrong;
}

const isTouched = (leg: Leg, aerodrome: string | null) =>
  leg.events.some((event) => event.aerodrome === aerodrome);

test('a flight heard only around its take-off or its landing says nothing of its other end', () => {
  const pieces = traces.flatMap((trace) =>
    [20, 40, 60, 120].flatMap((seconds) => aroundTheEnds(trace, seconds)),
  );
  expect(pieces.length).toBeGreaterThan(50);
  for (const leg of pieces.flatMap((piece) => legsOf(piece, references).legs)) {
    expect(leg.departure.aerodrome === null || leg.arrival.aerodrome === null).toBe(true);
  }
});

/** Of each leg: its last `seconds` in the air with the roll-out, and its first ones with the roll before. */
function aroundTheEnds(trace: Trace, seconds: number): Trace[] {
  const { spans, trace: whole } = legsOf(trace, references);
  const { timeMs, length } = whole.reports;
  return spans.flatMap(({ airFirst, airLast }) => {
    const start = timeMs.findIndex((ms) => ms >= timeMs[airLast] - seconds * 1000);
    const end = timeMs.findIndex((ms) => ms > timeMs[airFirst] + seconds * 1000);
    return [
      sliceTrace(whole, start, Math.min(length, airLast + 20)),
      sliceTrace(whole, Math.max(0, airFirst - 20), end < 0 ? length : end),
    ];
  });
}

/** How near the piece comes to a field while on the ground or within 1,000 ft of any pressure of its elevation. */
function nearestApproachKm(piece: Trace, ident: string): number {
  const field = references.aerodromes.byIdent(ident)!;
  const { reports } = piece;
  const distances = Array.from({ length: reports.length }, (_, i) => i)
    .filter(
      (i) =>
        saysGround(reports, i) ||
        !(reports.altitudeFt[i] > (field.elevationFt ?? 0) + 1000 + PRESSURE_SHIFT_FT),
    )
    .map((i) =>
      haversineKm(reports.latitudeDeg[i], reports.longitudeDeg[i], field.latitudeDeg, field.longitudeDeg),
    );
  return Math.min(Number.POSITIVE_INFINITY, ...distances);
}
