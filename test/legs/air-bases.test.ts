import { expect, test } from 'vitest';
import { AERODROME_KINDS, type Runway } from '../../src/aviation/aerodrome.js';
import { haversineKm } from '../../src/geo/geodesic.js';
import { shippedReferences } from '../../src/ingest/references.js';
import { centrelinesOf } from '../../src/legs/field/runway.js';
import { arrivalHeardTo, flownTo } from '../support/forecast.js';

/** Air bases by their names, and civil airports next to them, both with runways for large aircraft. SYNTHETIC flights to each. */
const BASE = /air ?base|air force|\bAFB\b|military|base a[eé]rienne|fliegerhorst/i;
const RUNWAY_KM = 2.2;
const APART_KM = { least: 8, most: 50 };
const FROM_KM = { least: 350, most: 900 };
/** One in so many, in the order of the table: all of them take a quarter of a minute. */
const EVERY = 2;
const CUT_KM = [25, 20, 15, 10] as const;

const references = shippedReferences();
const { aerodromes } = references;

/** Between what the survey has as its ends, less what may not be landed on: published lengths can be of another year. */
function lengthKm({ ends: [low, high] }: Runway): number {
  const ends = [low.latitudeDeg, low.longitudeDeg, high.latitudeDeg, high.longitudeDeg] as const;
  const displacedFt = Math.max(...[low, high].map((end) => end.displacedThresholdFt ?? 0));
  return haversineKm(...(ends.map(Number) as [number, number, number, number])) - displacedFt * 0.0003048;
}
const longRunways = (field: number): readonly Runway[] =>
  aerodromes.runwaysOf(field).filter((runway) => {
    const isSurveyed = runway.ends.every(({ latitudeDeg }) => latitudeDeg !== null);
    return isSurveyed && runway.surface === 'paved' && !runway.closed && lengthKm(runway) > RUNWAY_KM;
  });
const isLong = (field: number): boolean => longRunways(field).length > 0;
const isBase = (field: number): boolean => BASE.test(aerodromes.at(field).name) && isLong(field);
const kindOf = (field: number) => AERODROME_KINDS[aerodromes.kind[field]];

/** Of the fields so far from one that are as wanted the nearest; none when there is none. */
function nearest(
  field: number,
  { least, most }: typeof APART_KM,
  isWanted: (other: number) => boolean,
): number[] {
  const { latitudeDeg, longitudeDeg } = aerodromes.at(field);
  const km = (other: number) => aerodromes.distanceKm(other, latitudeDeg, longitudeDeg);
  return aerodromes
    .near(latitudeDeg, longitudeDeg, most)
    .filter((other) => km(other) > least && isWanted(other))
    .sort((a, b) => km(a) - km(b))
    .slice(0, 1);
}

const isCivil = (field: number): boolean =>
  ['large_airport', 'medium_airport'].includes(kindOf(field)) && !isBase(field) && isLong(field);

const pairs = Array.from({ length: aerodromes.length }, (_, field) => field)
  // One airport under two names is asked for under one.
  .filter((field) => aerodromes.indexOf(aerodromes.at(field).ident) === field)
  .filter((field) => isBase(field) && kindOf(field) !== 'closed')
  .flatMap((base) => nearest(base, APART_KM, isCivil).map((civil) => ({ base, civil })))
  .filter((_, k) => k % EVERY === 0)
  .flatMap(({ base, civil }) =>
    nearest(base, FROM_KM, (one) => kindOf(one) === 'large_airport' && isLong(one)).flatMap((from) =>
      [base, civil].map((field) => ({
        from: aerodromes.at(from).ident,
        to: aerodromes.at(field).ident,
        field,
      })),
    ),
  );

const forecasts = pairs.flatMap(({ from, to, field }, k) =>
  centrelinesOf(longRunways(field))
    .slice(0, 2)
    .flatMap(({ ident }) =>
      ['IL76', 'B738'].flatMap((typecode) => {
        const qnhHpa = [978, 1013, 1048][k % 3];
        const trace = flownTo({ typecode, from, to, runway: ident ?? '', qnhHpa }, references);
        return CUT_KM.map((km) => ({ to, km, arrival: arrivalHeardTo(km, trace, to, references) }));
      }),
    ),
);

test('air bases and civil airports next to each other, all over the world, are told apart from 20 km out', () => {
  const near = forecasts.filter(({ km }) => km <= 20);
  expect(near.length).toBeGreaterThan(200);
  const right = near.filter(({ to, arrival }) => arrival.candidates[0]?.aerodrome === to);

  expect(right.length / near.length).toBeGreaterThan(0.95);
});

test.each(CUT_KM)('what is named %i km out is right, but for one in twenty at the most', (km) => {
  const named = forecasts.filter((one) => one.km === km && one.arrival.aerodrome !== null);
  expect(named.length).toBeGreaterThan(10);
  const right = named.filter(({ to, arrival }) => arrival.aerodrome === to);
  expect(right.length / named.length).toBeGreaterThanOrEqual(0.95);
});
