import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { haversineKm } from '../../src/geo/geodesic.js';
import { shippedReferences } from '../../src/ingest/references.js';
import { type Leg, legsOf } from '../../src/legs/index.js';
import {
  type FlightRequest,
  type SimulatedAirframe,
  simulateFlight,
  simulateSky,
} from '../../src/simulate/index.js';
import { readReadsbTrace } from '../../src/source/readsb/readsb.js';
import { mergeTraces, type Trace, traceOf } from '../../src/trace/index.js';
import { troubledWeek, world } from './sky.js';

const references = shippedReferences();

function tracesOf(airframe: SimulatedAirframe): Trace[] {
  return airframe.days.map(({ json, entryName }) =>
    traceOf(readReadsbTrace(json, Date.now()), entryName, entryName),
  );
}

/** What the product makes of an airframe's traces. */
function foundLegs(airframe: SimulatedAirframe): readonly Leg[] {
  const traces = tracesOf(airframe);
  return traces.length === 0 ? [] : legsOf(mergeTraces(traces), references).legs;
}

const WAYS = [
  ['IL76', 'LLOV', 'UBBB'],
  ['IL76', 'LLER', 'UB12'],
  ['B738', 'UB12', 'LLOV'],
  ['AN12', 'UBBB', 'LLER'],
  ['A320', 'EDDF', 'EDDF'],
  ['PC12', 'KSFO', 'KOAK'],
  ['C172', 'LLHA', 'LLHA'],
] as const;

/** Reports stand at most 20 s apart, on the second whose report was heard; the wheels touch between two of them. */
const REPORTS_SECONDS = 22;

const secondsApart = (timeMs: number | null, utc: string): number =>
  Math.abs((timeMs ?? Number.NaN) - Date.parse(utc)) / 1000;

describe('flights heard from apron to apron', () => {
  const requests: fc.Arbitrary<FlightRequest> = fc
    .record({
      way: fc.constantFrom(...WAYS),
      seed: fc.nat(),
      departUtc: fc.constantFrom('2024-02-28T23:30Z', '2024-07-01T04:00Z'),
      goArounds: fc.nat(1),
      touchAndGoes: fc.nat(2),
      qnhHpa: fc.integer({ min: 978, max: 1048 }),
    })
    .map(({ way: [typecode, adep, ades], qnhHpa, ...rest }) => ({
      typecode,
      adep,
      ades,
      ...rest,
      weather: { qnhHpa },
    }));

  test('are found as one leg from the one field to the other, to the second, in any weather', () => {
    const check = (request: FlightRequest) => {
      const flight = simulateFlight(request, world);
      const [truth] = flight.legs;
      const found = foundLegs(flight);
      expect(found).toHaveLength(1);
      const [{ departure, arrival, events }] = found;
      expect([departure.aerodrome, arrival.aerodrome]).toEqual([truth.adep, truth.ades]);
      expect([departure.evidence, arrival.evidence]).toEqual(['observed', 'observed']);
      expect([null, truth.arrivalRunway]).toContain(arrival.runway);
      expect(secondsApart(departure.timeMs, truth.takeoffUtc)).toBeLessThanOrEqual(REPORTS_SECONDS);
      expect(secondsApart(arrival.timeMs, truth.landingUtc)).toBeLessThanOrEqual(REPORTS_SECONDS);
      expect(events.filter((event) => event.kind === 'touch-and-go').length).toBeLessThanOrEqual(
        truth.touchAndGoes.length,
      );
    };
    fc.assert(fc.property(requests, check), { numRuns: 40 });
  });
});

describe('a sky with holes', () => {
  const sky = simulateSky(troubledWeek({ interference: [] }), 'pipeline', world);

  test('gives no leg that touches no true flight', () => {
    for (const airframe of sky.airframes) {
      for (const leg of foundLegs(airframe)) {
        const overlaps = airframe.legs.some(
          ({ offBlockUtc, onBlockUtc }) =>
            leg.firstSeenMs <= Date.parse(onBlockUtc) + 300_000 &&
            leg.lastSeenMs >= Date.parse(offBlockUtc) - 300_000,
        );
        expect(overlaps).toBe(true);
      }
    }
  });

  test('has its observed ends where an airframe truly was', () => {
    let ends = 0;
    for (const airframe of sky.airframes) {
      for (const leg of foundLegs(airframe)) {
        if (leg.arrival.evidence !== 'observed') continue;
        const truth = airframe.legs.find(
          ({ landingUtc }) => Math.abs(Date.parse(landingUtc) - leg.lastSeenMs) < 600_000,
        );
        expect(leg.arrival.aerodrome).toBe(truth?.ades);
        ends++;
      }
    }
    expect(ends).toBeGreaterThan(0);
  });

  test('is heard less near the ground than high up', () => {
    const heights = sky.airframes.flatMap(({ legs }) =>
      legs.flatMap((leg) => (leg.lastHeard === null ? [] : [leg.lastHeard])),
    );
    expect(heights.some(({ heightFt }) => heightFt > 1_000)).toBe(true);
  });
});

describe('approaches to neighbours', () => {
  const PAIRS = [
    ['LLOV', 'LLER'],
    ['UBBB', 'UB12'],
  ] as const;

  test.each(PAIRS)(
    '%s and %s: asked for one, the last report in the air is nearer to it than to the other',
    (...pair) => {
      const { aerodromes } = world;
      pair.forEach((ades, k) => {
        for (const qnhHpa of [978, 1048]) {
          const adep = ades.startsWith('LL') ? 'UBBB' : 'LLBG';
          const request = {
            typecode: 'IL76',
            adep,
            ades,
            departUtc: '2024-06-01T06:00Z',
            seed: k,
            weather: { qnhHpa },
          };
          const { tracks, legs } = simulateFlight(request, world);
          expect(legs[0].ades).toBe(ades);
          const last = tracks[0].onGround.lastIndexOf(0);
          const place = [tracks[0].latitudeDeg[last], tracks[0].longitudeDeg[last]] as const;
          const [own, other] = [ades, pair[1 - k]].map((ident) => {
            const { latitudeDeg, longitudeDeg } = aerodromes.byIdent(ident)!;
            return haversineKm(latitudeDeg, longitudeDeg, ...place);
          });
          expect(own).toBeLessThan(3);
          expect(other).toBeGreaterThan(20);
        }
      });
    },
  );

  test('pressure is reported, not height: on a day 35 hPa low the field seems about 950 ft higher', () => {
    const altitudes = [1013.25, 978.25].map((qnhHpa) => {
      const request = {
        typecode: 'IL76',
        adep: 'UBBB',
        ades: 'LLOV',
        departUtc: '2024-06-01T06:00Z',
        seed: 3,
        saysGround: false,
      };
      const flight = simulateFlight({ ...request, weather: { qnhHpa } }, world);
      return tracesOf(flight)[0].reports.altitudeFt[0];
    });
    // 27.3 ft a hPa at sea level, somewhat more higher up (ISO 2533).
    expect(altitudes[1] - altitudes[0]).toBeGreaterThan(35 * 27);
    expect(altitudes[1] - altitudes[0]).toBeLessThan(35 * 28.5);
  });
});
