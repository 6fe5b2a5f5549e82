import { describe, expect, it } from 'vitest';
import { shippedReferences } from '../../src/ingest/references.js';
import { legsOf } from '../../src/legs/build.js';
import type { Trace } from '../../src/trace/trace.js';
import { exampleTraces } from '../support/examples.js';
import { fly } from '../support/flight.js';
import { type TestReport, traceFrom } from '../support/traces.js';

const references = shippedReferences();

/** As heard under pressure that is higher or lower everywhere: 35 hPa is about 950 ft. */
function underWeather(trace: Trace, shiftFt: number): Trace {
  const altitudeFt = trace.reports.altitudeFt.map((feet) => feet + shiftFt);
  return { ...trace, reports: { ...trace.reports, altitudeFt } };
}

const endsIn = (trace: Trace) =>
  legsOf(trace, references).legs.flatMap(({ departure, arrival }) =>
    [departure, arrival].map(({ aerodrome, evidence, runway }) => ({ aerodrome, evidence, runway })),
  );

/** What the aircraft sends of its height above the sea. */
type Altimeter = (seaFt: number, geoidFt: number) => Pick<TestReport, 'alt' | 'geom'>;

/** A straight-in approach to a field's first runway, lost 500 ft above it; only heights differ by `altimeter`. */
function arrival(ident: string, altimeter: Altimeter) {
  const field = references.aerodromes.byIdent(ident);
  if (field === null) throw new Error(ident);
  const elevationFt = field.elevationFt ?? 0;
  const [near, far] = references.aerodromes.runwaysOf(field.index)[0].ends.map((end) => ({
    lat: Number(end.latitudeDeg),
    lon: Number(end.longitudeDeg),
  }));
  const before = (share: number) => ({
    lat: near.lat + (near.lat - far.lat) * share,
    lon: near.lon + (near.lon - far.lon) * share,
  });
  const geoidFt = references.geoid.undulationFt(near.lat, near.lon);
  const reports = fly([
    { s: 0, ...before(12), alt: elevationFt + 6_000 },
    { s: 480, ...before(1), alt: elevationFt + 500 },
  ]).map(({ alt, ...report }) => ({ ...report, gs: 160, ...altimeter(Number(alt), geoidFt) }));
  return legsOf(traceFrom(reports), references).legs[0].arrival;
}

const observedAt = (ident: string) => expect.objectContaining({ aerodrome: ident, evidence: 'observed' });
const unseen = expect.objectContaining({ aerodrome: null, evidence: 'unseen' });
const inferredAt = (ident: string) => expect.objectContaining({ aerodrome: ident, evidence: 'inferred' });

// Ovda lies at 1,455 ft; Baku's runways at −23 to 10 ft, where under a high the runway itself reads −600 ft.
describe.each(['LLOV', 'UBBB'])('an approach to %s lost at 500 ft', (ident) => {
  it.each([-950, -600, 0, 950])(
    'is observed when pressure altitude is off by %i ft and height by satellite tells',
    (off) => {
      expect(arrival(ident, (seaFt, geoidFt) => ({ alt: seaFt + off, geom: seaFt + geoidFt }))).toEqual(
        observedAt(ident),
      );
    },
  );

  it('is observed from height by satellite alone', () => {
    expect(arrival(ident, (seaFt, geoidFt) => ({ geom: seaFt + geoidFt }))).toEqual(observedAt(ident));
  });

  it('is inferred, not observed, from pressure altitude alone, whose 500 ft may be 1,400 ft', () => {
    expect(arrival(ident, (seaFt) => ({ alt: seaFt }))).toEqual(inferredAt(ident));
  });

  it('is neither without any altitude', () => {
    expect(arrival(ident, () => ({}))).toEqual(unseen);
  });

  it('is neither where the two altitudes contradict each other', () => {
    expect(arrival(ident, (seaFt, geoidFt) => ({ alt: seaFt, geom: seaFt + geoidFt + 5_000 }))).toEqual(
      unseen,
    );
  });
});

describe('the weather', () => {
  const traces = exampleTraces().filter((trace) => !trace.reports.geometricAltitudeFt.every(Number.isNaN));

  it.each([-950, 950])(
    'moves no end of the examples when every pressure altitude is off by %i ft',
    (shiftFt) => {
      expect(traces.length).toBeGreaterThan(0);
      for (const trace of traces) expect(endsIn(underWeather(trace, shiftFt))).toEqual(endsIn(trace));
    },
  );
});
