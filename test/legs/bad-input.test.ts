import { describe, expect, test } from 'vitest';
import { destination } from '../../src/geo/geodesic.js';
import { shippedReferences } from '../../src/ingest/references.js';
import { legsOf } from '../../src/legs/build.js';
import { flightOf } from '../../src/legs/ends/outlook.js';
import type { Leg } from '../../src/legs/leg.js';
import { inbound } from '../support/approach.js';
import { fly } from '../support/flight.js';
import { said } from '../support/said.js';
import { type TestReport, traceFrom } from '../support/traces.js';

const references = shippedReferences();
const { aerodromes, geoid } = references;
const FIELD = 'EDDM';
const field = aerodromes.byIdent(FIELD)!;
const elevationFt = field.elevationFt!;

/** In no aircraft table, whose type would else count. */
const UNLISTED = 0x600fff;

const legs = (reports: readonly TestReport[], typecode = 'B738'): readonly Leg[] =>
  legsOf(traceFrom(reports, 'a', UNLISTED, typecode), references).legs;
const approach = (untilKm: number) => inbound(aerodromes, FIELD, 0, { fromKm: 40, untilKm });

/** Fields named at either end of any leg. */
const named = (found: readonly Leg[]) =>
  found
    .flatMap(({ departure, arrival }) => [departure.aerodrome, arrival.aerodrome])
    .filter((ident) => ident !== null);

const without = (reports: readonly TestReport[], ...keys: (keyof TestReport)[]): TestReport[] =>
  reports.map((report) => {
    const left: Partial<Record<keyof TestReport, unknown>> = { ...report };
    for (const key of keys) delete left[key];
    return left as TestReport;
  });

/** Over the field from the west, level, and no more heard. */
function over(altitudeFt: number, type = 'B738') {
  const { latitudeDeg: lat, longitudeDeg: lon } = field;
  const track = fly([
    { s: 0, lat, lon: lon - 2, alt: altitudeFt },
    { s: 1_200, lat, lon, alt: altitudeFt },
  ]);
  return legs(track.slice(0, -1), type);
}

describe('no altitude at all', () => {
  test.each([0.2, 3, 10])('names nothing %f km before the runway, and says why', (untilKm) => {
    const [leg] = legs(without(approach(untilKm), 'alt', 'rate'));
    expect(leg.arrival).toMatchObject({ aerodrome: null, evidence: 'unseen' });
    expect(said(leg.arrival.candidates[0].reason)).toContain('without an altitude');
    expect(leg.arrival.candidates[0].probability).toBeNull();
  });

  test('a ground flag alone does not make it land where no field is', () => {
    const reports = without(approach(20), 'alt', 'rate');
    const last = reports.at(-1)!;
    const stuck = [1, 2, 3].map((k) => ({ ...last, s: last.s + k * 60, alt: 'ground' as const, gs: 0 }));
    expect(named(legs([...reports, ...stuck]))).toEqual([]);
  });
});

describe('height by satellite only', () => {
  /** As a transponder sends it: above the ellipsoid, which lies 150 ft below the sea at Munich. */
  const satellite = (untilKm: number) =>
    approach(untilKm).map(({ alt, ...report }) => ({
      ...report,
      geom: Number(alt) + geoid.undulationFt(report.lat, report.lon),
    }));

  test('is enough to see an approach, to the foot of the geoid', () => {
    const [leg] = legs(satellite(0.2));
    expect(leg.arrival).toMatchObject({ aerodrome: FIELD, evidence: 'observed' });
    const [, feet] = /last report (-?[\d,]+) ft \(±(\d+)\)/.exec(said(leg.arrival.candidates[0].reason))!;
    expect(Math.abs(Number(feet))).toBeLessThan(200);
  });

  test('is enough to infer one', () => {
    const [leg] = legs(satellite(10));
    expect(leg.arrival).toMatchObject({ aerodrome: FIELD, evidence: 'inferred' });
  });

  test('so far from pressure that one of them is wrong, nothing is told from either', () => {
    const wrong = satellite(0.2).map((report) => ({ ...report, alt: report.geom + 12_000 }));
    const [leg] = legs(wrong);
    expect(leg.arrival.evidence).not.toBe('observed');
    expect(leg.arrival.candidates.map(({ reason }) => said(reason)).join()).not.toMatch(/\b12,\d{3} ft/);
  });
});

describe('no altitude in the last reports only', () => {
  /** Low on final, where the last so many reports, 5 s apart, tell none. */
  const silentFor = (count: number) => {
    const reports = approach(5);
    const [told, untold] = [reports.slice(0, -count), reports.slice(-count)];
    return legs([...told, ...without(untold, 'alt')])[0].arrival;
  };

  test('the nearest one within a minute that tells it is judged, and the reason says so', () => {
    const { aerodrome, candidates } = silentFor(2);
    expect(aerodrome).toBe(FIELD);
    expect(said(candidates[0].reason)).toMatch(/^last report with an altitude [\d,]+ ft/);
  });

  test('but none from longer before', () => {
    const { aerodrome, candidates } = silentFor(14);
    expect(aerodrome).toBeNull();
    expect(candidates[0].probability).toBeNull();
  });
});

describe('rates that contradict heights', () => {
  test('a rate of climb on the way down does not hide the approach: heights count', () => {
    const lying = approach(3).map((report) => ({ ...report, rate: 3_000 }));
    const [leg] = legs(lying);
    expect([FIELD, null]).toContain(leg.arrival.aerodrome);
    expect(leg.arrival.candidates[0]?.aerodrome).toBe(FIELD);
  });

  test('a rate of descent in level cruise over a field does not make a landing', () => {
    const { latitudeDeg: lat, longitudeDeg: lon } = field;
    const cruise = fly([
      { s: 0, lat, lon: lon - 2, alt: 35_000 },
      { s: 1_200, lat, lon, alt: 35_000 },
    ]).slice(0, -1);
    expect(named(legs(cruise.map((report) => ({ ...report, rate: -3_000 }))))).toEqual([]);
  });
});

describe('over a field', () => {
  test.each([10_000, 30_000, 41_000])('lost level at %i ft: no field', (altitudeFt) => {
    expect(named(over(altitudeFt))).toEqual([]);
  });

  test.each(['B738', 'C130', 'C172'])('lost level 3,000 ft above it: no field (%s)', (typecode) => {
    expect(named(over(elevationFt + 3_000, typecode))).toEqual([]);
  });

  test('circling over it at 5,000 ft, again and again: one leg and no landing', () => {
    const { latitudeDeg, longitudeDeg } = field;
    const circles: TestReport[] = Array.from({ length: 360 }, (_, k) => {
      const at = destination(latitudeDeg, longitudeDeg, (k * 5) % 360, 6);
      return {
        s: k * 10,
        lat: at.latitudeDeg,
        lon: at.longitudeDeg,
        alt: elevationFt + 5_000,
        gs: 102,
        track: (k * 5 + 90) % 360,
        rate: 0,
      };
    });
    const found = legs(circles, 'PC12');
    expect(found).toHaveLength(1);
    expect(named(found)).toEqual([]);
    expect(found[0].events).toEqual([]);
  });
});

describe('no speeds', () => {
  const speedless = without(approach(0.3), 'gs', 'track', 'rate');
  const outlookOf = (reports: readonly TestReport[]) => flightOf(stretchOf(reports));
  /** All in the air. */
  function stretchOf(reports: readonly TestReport[]) {
    const trace = traceFrom(reports);
    return { reports: trace.reports, span: { airFirst: 0, airLast: reports.length - 1 } };
  }

  test('places tell how fast a flight was', () => {
    expect(Math.abs(outlookOf(speedless).fastestKt - 150)).toBeLessThan(1);
  });

  test('but not those of one minute, of which each may be off, nor those beside a silence', () => {
    const jumpy = speedless.map((report, k) => ({ ...report, lat: report.lat + (k % 2) * 0.004 }));
    expect(outlookOf(jumpy).fastestKt).toBeLessThan(170);
    const [first, last] = [speedless[0], speedless.at(-1)!];
    expect(outlookOf([first, last]).fastestKt).toBeNaN();
  });

  test('a speed that was sent counts, and one of 0 is none', () => {
    expect(outlookOf(approach(0.3).map((report) => ({ ...report, gs: 90 }))).fastestKt).toBe(90);
    expect(Math.abs(outlookOf(speedless.map((one) => ({ ...one, gs: 0 }))).fastestKt - 150)).toBeLessThan(1);
  });
});

describe('an aircraft of unknown type that never says "on the ground"', () => {
  const { latitudeDeg, longitudeDeg } = field;
  const moving = (speedKt: number, aboveFt: number) =>
    Array.from({ length: 120 }, (_, k) => {
      const km = (speedKt * 1.852 * k * 5) / 3600;
      const at = destination(latitudeDeg, longitudeDeg, 80, km);
      return {
        s: k * 5,
        lat: at.latitudeDeg,
        lon: at.longitudeDeg,
        gs: speedKt,
        track: 80,
        alt: elevationFt + aboveFt,
      };
    });

  test('has not flown while it moved no faster than aircraft taxi', () => {
    expect(legs(moving(12, 50), '')).toEqual([]);
  });

  test('has flown when it was faster, or higher than the field', () => {
    expect(legs(moving(60, 50), '')).toHaveLength(1);
    expect(legs(moving(12, 2_500), '')).toHaveLength(1);
  });

  test('nor is a helicopter at work over its field taken to taxi', () => {
    expect(legs(moving(12, 50), 'EC35')).toHaveLength(1);
  });
});

describe('positions by multilateration', () => {
  /** Scatter of up to half a kilometre around a stand, without a ground flag, as receivers far off work it out. */
  function scatter(altitude: Partial<TestReport>): TestReport[] {
    return Array.from({ length: 200 }, (_, k) => {
      const at = destination(
        field.latitudeDeg,
        field.longitudeDeg,
        (k * 137) % 360,
        (0.5 * ((k * 61) % 100)) / 100,
      );
      return {
        s: k * 15,
        lat: at.latitudeDeg,
        lon: at.longitudeDeg,
        gs: (k * 7) % 12,
        track: (k * 137) % 360,
        ...altitude,
      };
    });
  }

  test.each([
    ['on the field’s height', { alt: elevationFt }],
    ['flagged as ground', { alt: 'ground' as const }],
    ['with no altitude', {}],
  ])('around a parked aircraft, %s, are no flight', (_, altitude) => {
    expect(legs(scatter(altitude))).toEqual([]);
  });
});
