import { expect, test } from 'vitest';
import { shippedReferences } from '../../src/ingest/references.js';
import { centrelinesOf } from '../../src/legs/field/runway.js';
import type { Trace } from '../../src/trace/trace.js';
import { arrivalHeardTo, flownTo } from '../support/forecast.js';

/** An air base and a civil airport near it, and where the flight comes from. SYNTHETIC flights: nobody has flown them. */
const PAIRS = [
  { fields: ['LLOV', 'LLER'], from: 'LLBG' },
  { fields: ['UB12', 'UBBB'], from: 'UBBG' },
] as const;
const CUT_KM = [25, 20, 15, 10] as const;

const references = shippedReferences();
const { aerodromes } = references;

interface Forecast {
  /** Whether the true field is the likeliest of all, and whether it is likelier than the other one of its pair. */
  readonly isRight: boolean;
  readonly isPreferred: boolean;
  readonly forecast: number;
  readonly isNamedWrong: boolean;
}

/** What is made of a flight of which nothing nearer to the field was heard. */
function forecastAt(trace: Trace, to: string, other: string, km: number): Forecast {
  const arrival = arrivalHeardTo(km, trace, to, references);
  const [best] = arrival.candidates;
  const chanceOf = (ident: string) =>
    arrival.candidates.find(({ aerodrome }) => aerodrome === ident)?.probability ?? 0;
  return {
    isRight: best.aerodrome === to,
    isPreferred: chanceOf(to) > chanceOf(other) || (best.aerodrome === to && best.probability === null),
    forecast: best.probability ?? 1,
    isNamedWrong: arrival.aerodrome !== null && arrival.aerodrome !== to,
  };
}

const forecasts = PAIRS.flatMap(({ fields, from }) =>
  fields.flatMap((to, k) =>
    centrelinesOf(aerodromes.runwaysOf(aerodromes.indexOf(to))).flatMap(({ ident }) =>
      ['IL76', 'B738'].flatMap((typecode) =>
        [978, 1013, 1048].flatMap((qnhHpa) => {
          const trace = flownTo({ typecode, from, to, runway: ident ?? '', qnhHpa }, references);
          return CUT_KM.map((km) => ({ to, km, ...forecastAt(trace, to, fields[1 - k], km) }));
        }),
      ),
    ),
  ),
);

const share = (some: readonly Forecast[]) => some.filter(({ isRight }) => isRight).length / some.length;

test('of an air base and the civil airport near it the right one is preferred, from 25 km out', () => {
  expect(forecasts.length).toBeGreaterThan(200);
  expect(share(forecasts)).toBeGreaterThan(0.85);
});

test('air bases lose no more often than civil airports', () => {
  const isBase = ({ to }: { to: string }) => to === 'LLOV' || to === 'UB12';
  expect(share(forecasts.filter(isBase))).toBeGreaterThan(0.85);
  expect(share(forecasts.filter((one) => !isBase(one)))).toBeGreaterThan(0.85);
});

test('so it is for each field at each distance, of the two', () => {
  for (const to of PAIRS.flatMap(({ fields }) => fields)) {
    for (const km of CUT_KM) {
      const here = forecasts.filter((one) => one.to === to && one.km === km);
      const preferred = here.filter(({ isPreferred }) => isPreferred).length;
      expect(preferred / here.length, `${to} from ${km} km`).toBeGreaterThan(0.85);
    }
  }
});

test('what is said of them is no more certain than it turns out, and nothing false is named', () => {
  const mean = forecasts.reduce((sum, { forecast }) => sum + forecast, 0) / forecasts.length;
  expect(mean).toBeLessThanOrEqual(share(forecasts) + 0.05);
  expect(forecasts.filter(({ isNamedWrong }) => isNamedWrong)).toEqual([]);
});
