import { loadAerodromes, loadTypes } from '../../src/aviation/tables.js';
import {
  readScenario,
  type Scenario,
  type SimulatedAirframe,
  type TraceDay,
} from '../../src/simulate/index.js';

/** The world simulated aircraft fly in: the tables the package ships. */
export const world = { aerodromes: loadAerodromes(), types: loadTypes() };

/** A week with everything in it that a scenario can hold. */
export function troubledWeek(change: Readonly<Record<string, unknown>> = {}): Scenario {
  return readScenario({
    title: 'a troubled week',
    since: '2024-03-01',
    until: '2024-03-08',
    weather: { swingHpa: 20, warmerC: 8, places: [{ at: 'UBBB', qnhHpa: 1035 }] },
    receivers: [
      { at: 'UBBB', antennaFt: 60 },
      { at: 'LLBG', until: '2024-03-06' },
      { at: { latitudeDeg: 39.5, longitudeDeg: 33 }, groundFt: 3000, rangeNm: 180 },
    ],
    growth: [
      { around: ['LLER', 'LTAC'], withinKm: 300, since: '2024-01-01', until: '2025-01-01', perYear: 20 },
    ],
    interference: [
      { kind: 'jamming', at: 'LLER', radiusKm: 60, since: '2024-03-02', until: '2024-03-03' },
      { kind: 'spoofing', at: 'LLBG', radiusKm: 80, since: '2024-03-04', until: '2024-03-05', to: 'OLBA' },
    ],
    lost: [
      { since: '2024-03-03', until: '2024-03-04' },
      { since: '2024-03-05T06:00Z', until: '2024-03-05T12:00Z' },
    ],
    airframes: [
      {
        typecode: 'IL76',
        rotations: [{ stops: ['UBBB', 'LLOV', 'UBBB'], departUtc: '20:30', everyDays: 2 }],
      },
      {
        typecode: 'A124',
        icao24: 'fd00aa',
        flights: [{ from: 'UB12', to: 'LLOV', departUtc: '2024-03-01T04:00Z', dark: { belowFt: 6000 } }],
      },
      {
        typecode: 'B738',
        icao24: 'fd00aa',
        flights: [
          { from: 'LLBG', to: 'LLER', departUtc: '2024-03-05T12:30Z', goArounds: 1 },
          { from: 'LLER', to: 'LLBG', departUtc: '2024-03-05T14:30Z', dark: true },
        ],
      },
      {
        typecode: 'C130',
        sendsPosition: false,
        flights: [{ from: 'LLBG', to: 'LLOV', departUtc: '2024-03-01T09:00Z' }],
      },
    ],
    fleets: [
      {
        count: 3,
        typecodes: ['C172', 'PC12'],
        bases: ['LLHA', 'LLBG'],
        destinations: ['LLHA', 'LLBG', 'LLER'],
      },
    ],
    ...change,
  });
}

/** A trace as its JSON says. */
export interface WrittenTrace {
  readonly icao: string;
  readonly r: string;
  readonly desc: string;
  readonly ownOp: string;
  readonly synthetic: boolean;
  readonly timestamp: number;
  readonly trace: readonly (readonly [
    seconds: number,
    latitudeDeg: number,
    longitudeDeg: number,
    altitude: number | 'ground' | null,
    ...unknown[],
  ])[];
}

export function written(day: TraceDay): WrittenTrace {
  return JSON.parse(Buffer.from(day.json).toString()) as WrittenTrace;
}

/** Every report of an airframe with its time, UTC milliseconds. */
export function reportsOf(airframe: SimulatedAirframe) {
  return airframe.days.flatMap((day) => {
    const { timestamp, trace } = written(day);
    return trace.map(([seconds, latitudeDeg, longitudeDeg, altitude, ...rest]) => ({
      timeMs: Math.round((timestamp + seconds) * 1000),
      latitudeDeg,
      longitudeDeg,
      altitude,
      flags: rest[2] as number,
      origin: rest[5],
    }));
  });
}
