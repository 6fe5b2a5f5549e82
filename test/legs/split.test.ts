import { describe, expect, test } from 'vitest';
import { shippedReferences } from '../../src/ingest/references.js';
import { type Legs, legsOf } from '../../src/legs/build.js';
import { fly, unheard } from '../support/flight.js';
import { said } from '../support/said.js';
import { type TestReport, traceFrom } from '../support/traces.js';

const references = shippedReferences();
/** The address is in no aircraft table, whose type would else count. */
const legs = (reports: readonly TestReport[], typecode = 'B738'): Legs =>
  legsOf(traceFrom(reports, 'a', 0x600fff, typecode), references);
const seconds = (ms: number | null) => (ms === null ? null : (ms - Date.UTC(2025, 0, 1)) / 1000);

/** SYNTHETIC. Palm Beach (KPBI, elevation 20 ft): 10L begins at 26.6836, -80.1087 and ends at 26.6830, -80.0788. */
const THRESHOLD = { lat: 26.6836, lon: -80.1087 };
const FAR_END = { lat: 26.683, lon: -80.0788 };

/** A circuit that comes down on 10L at `s`, rolls for `roll` seconds and takes off again. */
function circuit(s: number, roll: number) {
  return [
    { s: s - 240, lat: 26.684, lon: -80.35, alt: 1500 },
    { s, ...THRESHOLD, alt: 'ground' },
    { s: s + roll, ...FAR_END, alt: 50 },
    { s: s + roll + 200, lat: 26.684, lon: -79.9, alt: 1500 },
  ] as const;
}

describe('on the ground', () => {
  test.each([
    ['a touch-and-go', 30, 1],
    ['a stop of four and a half minutes', 270, 1],
    ['a stop of five and a half minutes', 330, 2],
  ])('%s', (_name, roll, expected) => {
    const found = legs(fly(circuit(1000, roll)), 'C172').legs;
    expect(found.length).toBe(expected);
    expect(found[0].events.length).toBe(expected === 1 ? 1 : 0);
  });

  test('a touch-and-go is an event at its field', () => {
    const [leg] = legs(fly(circuit(1000, 30)), 'C172').legs;
    expect(leg.events).toMatchObject([{ kind: 'touch-and-go', aerodrome: 'KPBI' }]);
    expect(seconds(leg.events[0].timeMs)).toBe(1000);
  });

  test('a go-around is one flight without events', () => {
    const found = legs(
      fly([
        { s: 0, lat: 26.684, lon: -80.35, alt: 1500 },
        { s: 240, ...THRESHOLD, alt: 250 },
        { s: 440, lat: 26.684, lon: -79.9, alt: 1500 },
      ]),
      'C172',
    ).legs;
    expect(found).toMatchObject([{ events: [] }]);
  });
});

describe('the ground flag is one witness among others', () => {
  const cruise = fly([
    { s: 0, lat: 35, lon: 20, alt: 35000 },
    { s: 1800, lat: 35, lon: 24.6, alt: 35000 },
  ]);

  test('"on ground" at cruising height is not believed, and said so', () => {
    const reports = cruise.map((report, i) => (i === 80 ? { ...report, alt: 'ground' as const } : report));
    const [leg, ...others] = legs(reports).legs;
    expect(others).toEqual([]);
    expect(leg.events).toEqual([]);
    expect(leg.dropped).toEqual({ 'ground-flag': 1 });
  });

  test('an altitude heard while parked is no flight', () => {
    const parked = fly([
      { s: 0, ...THRESHOLD, alt: 'ground' },
      { s: 3600, ...THRESHOLD, alt: 'ground' },
    ]);
    const reports = parked.map((report, i) => (i === 100 ? { ...report, alt: 225, gs: 0 } : report));
    expect(legs(reports).legs).toEqual([]);
  });
});

test('a field without surveyed runways is known by its reference point, and the reason says so', () => {
  const field = Array.from({ length: references.aerodromes.length }, (_, i) =>
    references.aerodromes.at(i),
  ).find(
    ({ index, kind }) => kind === 'small_airport' && references.aerodromes.runwaysOf(index).length === 0,
  )!;
  const { latitudeDeg: lat, longitudeDeg: lon, elevationFt } = field;
  const out = fly([
    { s: 0, lat, lon, alt: 'ground' },
    { s: 120, lat: lat + 0.002, lon, alt: 'ground' },
    { s: 130, lat: lat + 0.006, lon, alt: (elevationFt ?? 0) + 100 },
    { s: 900, lat: lat + 0.3, lon, alt: (elevationFt ?? 0) + 4000 },
  ]);
  const reasons = legs(out, 'C172').legs.flatMap((leg) =>
    leg.departure.candidates.map(({ reason }) => said(reason)),
  );
  expect(reasons.join()).toContain('reference point');
  expect(reasons.join()).not.toContain('on a runway');
});

describe('one witness alone decides nothing', () => {
  test('a flag that stayed on "ground" after take-off names no field on the way', () => {
    const lantana = { lat: 26.593, lon: -80.0851 };
    const flagged = fly(
      [
        { s: 0, ...THRESHOLD, alt: 'ground' },
        { s: 40, ...FAR_END, alt: 'ground' },
        { s: 160, ...lantana, alt: 'ground' },
        { s: 180, lat: 26.575, lon: -80.085, alt: 'ground' },
      ],
      4,
    );
    const climb = fly(
      [
        { s: 184, lat: 26.57, lon: -80.085, alt: 3000 },
        { s: 900, lat: 26, lon: -80.08, alt: 15000 },
      ],
      4,
    );
    const [leg] = legs([...flagged.slice(0, -1), ...climb]).legs;
    expect(leg.departure.aerodrome).toBe('KPBI');
  });

  test('a lone altitude of 12,000 ft while parked is no flight, and refutes no flag', () => {
    const parked = fly([
      { s: 0, ...THRESHOLD, alt: 'ground' },
      { s: 1800, ...THRESHOLD, alt: 'ground' },
    ]).filter((_, i) => i % 3 === 0);
    expect(legs(parked.map((report, i) => (i === 30 ? { ...report, alt: 12_000 } : report))).legs).toEqual(
      [],
    );
  });

  test('a report that says neither air nor ground does not glue flights days apart together', () => {
    const cruise = (s: number, lat: number) =>
      fly([
        { s, lat, lon: 20, alt: 35000 },
        { s: s + 600, lat, lon: 21.5, alt: 35000 },
      ]);
    const day = 86_400;
    const reports = [...cruise(0, 30), { s: 5 * day, lat: 40, lon: 21 }, ...cruise(9 * day, 50)];
    expect(legs(reports).legs.length).toBe(2);
  });
});

describe('silences', () => {
  test('nearly three hours from cruise to the ground allow a stop on the way: probable, not confirmed', () => {
    const out = fly(
      [
        { s: 0, ...THRESHOLD, alt: 'ground' },
        { s: 30, ...FAR_END, alt: 100 },
        { s: 1500, lat: 27.6, lon: -78.5, alt: 35000 },
        { s: 2400, lat: 29, lon: -77.5, alt: 35000 },
      ],
      5,
    );
    const boston = [0, 10, 20, 30, 400].map((s) => ({
      s: 12_300 + s,
      lat: 42.3656,
      lon: -71.0096,
      alt: 'ground' as const,
      gs: 10,
    }));
    expect(legs([...out, ...boston]).legs[0].grade).not.toBe('confirmed');
  });

  test('three hours over an ocean at the right speed hide no landing', () => {
    const crossing = fly([
      { s: 0, lat: 50, lon: -10, alt: 36000 },
      { s: 4 * 3600, lat: 49, lon: -58, alt: 38000 },
    ]);
    expect(legs(unheard(crossing, 1800, 1800 + 3 * 3600)).legs.length).toBe(1);
  });

  test('a descent into a silence and a climb out of it hours later are two flights', () => {
    const down = fly([
      { s: 0, lat: 30.8, lon: 34.9, alt: 24000 },
      { s: 900, lat: 30.15, lon: 34.9, alt: 9000 },
    ]);
    const up = fly([
      { s: 9000, lat: 30.15, lon: 34.95, alt: 8000 },
      { s: 9900, lat: 30.8, lon: 34.95, alt: 22000 },
    ]);
    const found = legs([...down, ...up], 'IL76').legs;
    expect(found.length).toBe(2);
    expect(found.map((leg) => [leg.departure.aerodrome, leg.arrival.aerodrome])).toEqual([
      [null, null],
      [null, null],
    ]);
    // The airfields are not named, but the right one is among the candidates.
    expect(found[0].arrival.candidates.map((candidate) => candidate.aerodrome)).toContain('LLOV');
    expect(found[1].departure.candidates.map((candidate) => candidate.aerodrome)).toContain('LLOV');
  });

  test('an aircraft that tells no altitude is not taken to be low where it was lost', () => {
    const near = fly([
      { s: 0, lat: 30.4, lon: 34, alt: 0 },
      { s: 600, lat: 30.8, lon: 34, alt: 0 },
    ]);
    const again = fly([
      { s: 2100, lat: 30.8, lon: 34, alt: 0 },
      { s: 2700, lat: 31.2, lon: 34, alt: 0 },
    ]);
    const heard = [...near, ...again].map(({ alt: _alt, rate: _rate, ...report }) => ({
      ...report,
      gs: 145,
    }));
    expect(legs(heard).legs.length).toBe(1);
  });

  test.each([
    ['that told its altitude just before', ({ alt: _alt, rate: _rate, ...report }: TestReport) => report],
    [
      'that claims the ground too fast to be on it',
      ({ rate: _rate, ...report }: TestReport) => ({ ...report, alt: 'ground' as const }),
    ],
  ])('an aircraft %s is as low as it was', (_name, lastWord) => {
    const landing = fly([
      { s: 0, lat: 26.684, lon: -79.35, alt: 2500 },
      { s: 240, lat: 26.6845, lon: -79.13, alt: 250 },
    ]);
    const takeoff = fly([
      { s: 2100, lat: 26.683, lon: -79.05, alt: 250 },
      { s: 2340, lat: 26.684, lon: -78.85, alt: 3000 },
    ]);
    const lost = lastWord({ ...landing[landing.length - 1], gs: 130 });
    const heard = [...landing.slice(0, -1), lost, lastWord(takeoff[0]), ...takeoff.slice(1)];
    expect(legs(heard).legs.length).toBe(2);
  });

  test('twenty hours outlast any flight', () => {
    const found = legs([
      { s: 0, lat: 0, lon: 0, alt: 36000, gs: 450, track: 90 },
      { s: 21 * 3600, lat: 0, lon: 170, alt: 36000, gs: 450, track: 90 },
    ]).legs;
    expect(found.length).toBe(2);
  });
});
