import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { haversineKm, trackOffset } from '../../src/geo/geodesic.js';
import {
  type FlightRequest,
  type SimulatedAirframe,
  simulateFlight,
  type Track,
} from '../../src/simulate/index.js';
import { reportsOf, world } from './sky.js';

const { aerodromes, types } = world;

/** Ways that each type can fly: long, short, between neighbours a few km apart, and round the field. */
const WAYS = [
  ['IL76', 'LLOV', 'UBBB'],
  ['IL76', 'UB12', 'LLOV'],
  ['B738', 'LLBG', 'LLER'],
  ['B738', 'LLER', 'LLOV'],
  ['A320', 'EDDF', 'EDDF'],
  ['A124', 'UBBB', 'UB12'],
  ['AN12', 'UBBB', 'UB12'],
  ['C130', 'LLOV', 'LLBG'],
  ['PC12', 'KSFO', 'KOAK'],
  ['C172', 'LLHA', 'LLHA'],
  ['C172', 'KPAO', 'KSQL'],
  ['C172', 'SLLP', 'SLLP'],
] as const;

const requests: fc.Arbitrary<FlightRequest> = fc
  .record({
    way: fc.constantFrom(...WAYS),
    seed: fc.nat(),
    departUtc: fc.constantFrom('2024-02-28T23:30Z', '2024-07-01T04:00Z'),
    goArounds: fc.nat(2),
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

function everyFlight(check: (flight: SimulatedAirframe, request: FlightRequest) => void): void {
  fc.assert(
    fc.property(requests, (request) => check(simulateFlight(request, world), request)),
    { numRuns: 30 },
  );
}

const turnedDeg = (a: number, b: number) => Math.abs(((b - a + 540) % 360) - 180);

/** Notes a fault: a thousand calls of `expect` a flight would take longer than the flight. */
function check(faults: Set<string>, what: string, value: number, expected: number, by: number): void {
  if (!(Math.abs(value - expected) <= by)) faults.add(`${what} ${value} instead of ${expected}`);
}

function movedNm(track: Track, i: number): number {
  const { latitudeDeg, longitudeDeg } = track;
  return haversineKm(latitudeDeg[i - 1], longitudeDeg[i - 1], latitudeDeg[i], longitudeDeg[i]) / 1.852;
}

/** Positions of the track at which the wheels leave or touch the ground. */
function touches({ onGround, length }: Track): number[] {
  const found: number[] = [];
  for (let i = 1; i < length; i++) if (onGround[i] !== onGround[i - 1]) found.push(i);
  return found;
}

/** Whether a place lies on the surface of a published runway of the field. */
function isOnRunway(ident: string, latitudeDeg: number, longitudeDeg: number): boolean {
  return aerodromes.runwaysOf(aerodromes.indexOf(ident)).some(({ ends: [low, high], widthFt }) => {
    const [latA, lonA, latB, lonB] = [
      low.latitudeDeg!,
      low.longitudeDeg!,
      high.latitudeDeg!,
      high.longitudeDeg!,
    ];
    const length = haversineKm(latA, lonA, latB, lonB);
    const bearingDeg =
      (Math.atan2(
        Math.sin(((lonB - lonA) * Math.PI) / 180) * Math.cos((latB * Math.PI) / 180),
        Math.cos((latA * Math.PI) / 180) * Math.sin((latB * Math.PI) / 180) -
          Math.sin((latA * Math.PI) / 180) *
            Math.cos((latB * Math.PI) / 180) *
            Math.cos(((lonB - lonA) * Math.PI) / 180),
      ) *
        180) /
      Math.PI;
    const { alongKm, acrossKm } = trackOffset(latA, lonA, bearingDeg, latitudeDeg, longitudeDeg);
    const halfWidthKm = ((widthFt ?? 98) / 2) * 0.0003048;
    return alongKm >= 0 && alongKm <= length && Math.abs(acrossKm) <= halfWidthKm;
  });
}

describe('a simulated flight', () => {
  test('never leaves the bounds of its type', () => {
    everyFlight(({ tracks: [track] }, { typecode }) => {
      const bounds = types.envelopeOf(typecode);
      expect(Math.max(...track.groundspeedKt)).toBeLessThanOrEqual(bounds.maxGroundspeedKt);
      expect(Math.max(...track.verticalRateFpm)).toBeLessThanOrEqual(bounds.maxClimbFpm);
      expect(Math.min(...track.verticalRateFpm)).toBeGreaterThanOrEqual(-bounds.maxDescentFpm);
      expect(Math.max(...track.altitudeFt)).toBeLessThanOrEqual(bounds.ceilingFt);
      const flying = track.groundspeedKt.filter((_, i) => track.onGround[i] === 0);
      // Below it, less the strongest headwind the simulator blows near the ground, nothing flies.
      expect(Math.min(...flying)).toBeGreaterThanOrEqual(bounds.minFlyingSpeedKt - 15);
    });
  });

  test.each([
    ['B738', 'KDRA', '20'],
    ['B738', 'SPTN', '20'],
    ['B738', 'ZMUB', '32'],
    ['C172', 'PAIM', '07'],
    ['C172', 'VNLK', '24'],
  ])('of %s lands on %s %s, which falls away by 2 to 12 %%', (typecode, field, arrivalRunway) => {
    const request = { typecode, adep: field, ades: field, arrivalRunway, departUtc: '2024-02-28T10:00Z' };
    const { tracks } = simulateFlight({ ...request, seed: arrivalRunway }, world);
    expect(tracks[0].onGround.at(-1)).toBe(1);
  });

  test('moves as fast as it says, climbs as it says and turns no faster than a standard turn', () => {
    everyFlight(({ tracks: [track] }) => {
      const faults = new Set<string>();
      for (let i = 1; i < track.length; i++) {
        check(faults, 'time', track.timeMs[i] - track.timeMs[i - 1], 1000, 0);
        check(faults, 'speed', movedNm(track, i) * 3600, track.groundspeedKt[i], 1);
        if (track.onGround[i] === 1 || track.onGround[i - 1] === 1) continue;
        check(faults, 'turn', turnedDeg(track.trackDeg[i - 1], track.trackDeg[i]), 0, 3.001);
        check(
          faults,
          'climb',
          (track.altitudeFt[i] - track.altitudeFt[i - 1]) * 60,
          track.verticalRateFpm[i],
          0.1,
        );
      }
      expect([...faults]).toEqual([]);
    });
  });

  test('leaves and meets the ground only on runways, as often as the truth says', () => {
    everyFlight(({ tracks: [track], legs: [leg] }) => {
      const found = touches(track);
      expect(found).toHaveLength(2 + 2 * leg.touchAndGoes.length);
      found.forEach((i, k) => {
        const field = k === 0 ? leg.adep : leg.ades;
        expect(isOnRunway(field, track.latitudeDeg[i], track.longitudeDeg[i])).toBe(true);
      });
      expect(track.timeMs[found[0]]).toBe(Date.parse(leg.takeoffUtc));
      expect(track.timeMs[found.at(-1)!]).toBe(Date.parse(leg.landingUtc));
      leg.touchAndGoes.forEach(({ timeUtc }, k) => {
        expect(track.timeMs[found[1 + 2 * k]]).toBe(Date.parse(timeUtc));
      });
    });
  });

  test('breaks approaches off between 100 and 800 ft, and as often as it is told', () => {
    everyFlight(({ legs: [leg] }, { goArounds, touchAndGoes }) => {
      expect(leg.goArounds).toHaveLength(goArounds!);
      expect(leg.touchAndGoes).toHaveLength(touchAndGoes!);
      for (const { heightFt } of leg.goArounds) {
        expect(heightFt).toBeGreaterThanOrEqual(100);
        expect(heightFt).toBeLessThanOrEqual(800);
      }
    });
  });

  test('comes down the last two miles on the centreline and on a path of three degrees', () => {
    everyFlight(({ tracks: [track] }) => {
      const down = touches(track).at(-1)!;
      const [latitudeDeg, longitudeDeg] = [track.latitudeDeg[down], track.longitudeDeg[down]];
      const wrong: number[] = [];
      for (let i = down - 15; i > 0; i--) {
        const km = haversineKm(track.latitudeDeg[i], track.longitudeDeg[i], latitudeDeg, longitudeDeg);
        if (km > 2 * 1.852) break;
        const pathFt = Math.tan((3 * Math.PI) / 180) * (km / 0.0003048);
        if (Math.abs(track.altitudeFt[i] - track.altitudeFt[down] - pathFt) > 120) wrong.push(km);
      }
      expect(wrong).toEqual([]);
    });
  });
});

test('the same request gives the same bytes, another seed another flight', () => {
  const request: FlightRequest = {
    typecode: 'IL76',
    adep: 'LLOV',
    ades: 'UBBB',
    departUtc: '2024-03-01T21:00Z',
    seed: 1,
  };
  const bytes = (flight: SimulatedAirframe) =>
    flight.days.map((day) => Buffer.from(day.bytes).toString('hex'));
  const once = simulateFlight(request, world);
  expect(bytes(simulateFlight(request, world))).toEqual(bytes(once));
  expect(simulateFlight(request, world).legs).toEqual(once.legs);
  expect(bytes(simulateFlight({ ...request, seed: 2 }, world))).not.toEqual(bytes(once));
});

test('what cannot be flown is refused with what to do instead', () => {
  const request: FlightRequest = {
    typecode: 'IL76',
    adep: 'LLOV',
    ades: 'UBBB',
    departUtc: '2024-03-01T21:00Z',
    seed: 1,
  };
  const refusal = (change: Partial<FlightRequest>) =>
    expect(() => simulateFlight({ ...request, ...change }, world));
  refusal({ adep: 'XXXX' }).toThrow('no such aerodrome');
  refusal({ typecode: 'C172', ades: 'NZWN' }).toThrow('would take a C172');
  refusal({ typecode: 'R44' }).toThrow('class helicopter');
  refusal({ adep: 'LLHA' }).toThrow('no surveyed runway of at least');
  refusal({ arrivalRunway: '99' }).toThrow('UBBB has no such runway');
  refusal({ departUtc: 'yesterday' }).toThrow('not a UTC time');
  refusal({ icao24: 'xyz' }).toThrow('not a 24-bit aircraft address');
});

test('where neither height nor ground is valid after a take-off, "ground" goes on in the trace', () => {
  const request = { typecode: 'C172', adep: 'KPAO', ades: 'KSQL', departUtc: '2024-03-01T21:00Z' };
  const flights = Array.from({ length: 200 }, (_, seed) => simulateFlight({ ...request, seed }, world));
  const inherited = flights.filter(({ legs: [leg] }) => leg.groundInherited);
  expect(inherited.length).toBeGreaterThan(0);
  expect(inherited.length).toBeLessThan(30);
  for (const flight of flights) {
    const [{ takeoffUtc, landingUtc, groundInherited }] = flight.legs;
    const inAir = reportsOf(flight).filter(
      ({ timeMs }) => timeMs >= Date.parse(takeoffUtc) && timeMs < Date.parse(landingUtc),
    );
    expect(inAir.some((report) => report.altitude === 'ground')).toBe(groundInherited);
  }
});

test('a transponder switched off for a time is silent for that time and no longer', () => {
  const [fromMs, untilMs] = [Date.parse('2024-03-01T22:00Z'), Date.parse('2024-03-01T22:20Z')];
  const request = { typecode: 'IL76', adep: 'LLOV', ades: 'UBBB', departUtc: '2024-03-01T21:00Z', seed: 4 };
  const times = reportsOf(
    simulateFlight({ ...request, darkness: { kind: 'span', fromMs, untilMs } }, world),
  ).map((report) => report.timeMs);
  expect(times.filter((time) => time >= fromMs + 1000 && time < untilMs)).toEqual([]);
  expect(Math.max(...times.filter((time) => time < fromMs + 1000))).toBeGreaterThan(fromMs - 20_000);
  expect(Math.min(...times.filter((time) => time >= untilMs))).toBeLessThan(untilMs + 20_000);
});
