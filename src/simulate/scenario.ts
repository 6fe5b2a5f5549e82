import { z } from 'zod';
import { AirbridgeError } from '../error.js';

/** Every object is strict, so that a slip of the pen is not read as nothing. */

const time = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?Z)?$/, 'write it as 2024-03-05 or 2024-03-05T06:30Z');
const aerodrome = z.string().min(1);
const place = z.strictObject({
  latitudeDeg: z.number().min(-85).max(85),
  longitudeDeg: z.number().min(-180).max(180),
});
/** An aerodrome, or any place. */
const somewhere = z.union([aerodrome, place], { error: 'give an aerodrome or {latitudeDeg, longitudeDeg}' });
const count = z.number().int().min(0);

const dark = z.union([z.literal(true), z.strictObject({ belowFt: z.number().positive() })], {
  error: 'give true or {belowFt}',
});

const flight = z.strictObject({
  from: aerodrome,
  to: aerodrome,
  departUtc: time,
  fromRunway: z.string().optional(),
  toRunway: z.string().optional(),
  via: z.array(place).optional(),
  goArounds: count.max(5).optional(),
  touchAndGoes: count.max(20).optional(),
  dark: dark.optional(),
});

const rotation = z.strictObject({
  /** Begins and ends at the same aerodrome. */
  stops: z.array(aerodrome).min(2),
  everyDays: z.number().positive().default(1),
  departUtc: z
    .string()
    .regex(/^\d\d:\d\d$/, 'write it as 05:30')
    .default('06:00'),
  jitterMinutes: count.default(30),
  stayMinutes: z.tuple([count, count]).default([45, 120]),
  goAroundShare: z.number().min(0).max(1).default(0.01),
  darkShare: z.number().min(0).max(1).default(0),
  since: time.optional(),
  until: time.optional(),
});

const airframe = z.strictObject({
  typecode: z.string(),
  /** Six hex digits; two airframes may have the same one at different dates. */
  icao24: z.string().optional(),
  saysGround: z.boolean().optional(),
  sendsPosition: z.boolean().default(true),
  sendsSatelliteHeight: z.boolean().default(true),
  flights: z.array(flight).default([]),
  rotations: z.array(rotation).default([]),
});

const fleet = z.strictObject({
  count: count.max(10_000),
  typecodes: z.array(z.string()).min(1),
  bases: z.array(aerodrome).min(1),
  /** Where they fly to and back from; a base among them means circuits. */
  destinations: z.array(aerodrome).min(1),
  flightsPerDay: z.number().positive().max(10).default(2),
  stayMinutes: z.tuple([count, count]).default([45, 180]),
  goAroundShare: z.number().min(0).max(1).default(0.01),
  darkShare: z.number().min(0).max(1).default(0),
});

const receiver = z.strictObject({
  at: somewhere,
  /** Of the antenna above the ground. */
  antennaFt: z.number().positive().max(3_000).default(30),
  /** Of the ground; the aerodrome's elevation, or 0, when left out. */
  groundFt: z.number().min(-1_500).max(20_000).optional(),
  rangeNm: z.number().positive().default(230),
  since: time.optional(),
  until: time.optional(),
});

const growth = z.strictObject({
  around: z.array(somewhere).min(1),
  withinKm: z.number().positive().max(2_000),
  /** The first is there at the beginning, the rest come one by one. */
  since: time,
  perYear: z.number().positive().max(1_000),
  until: time,
});

const interference = z.strictObject({
  kind: z.enum(['jamming', 'spoofing']),
  at: somewhere,
  radiusKm: z.number().positive(),
  since: time,
  until: time,
  /** Where spoofed aircraft believe to be. */
  to: somewhere.optional(),
});

const weather = z.strictObject({
  qnhHpa: z.number().min(930).max(1_060).default(1_013.25),
  swingHpa: z.number().min(0).max(40).default(0),
  warmerC: z.number().min(-40).max(40).default(0),
  places: z.array(z.strictObject({ at: somewhere, qnhHpa: z.number().min(930).max(1_060) })).default([]),
});

const SCENARIO = z.strictObject({
  title: z.string().optional(),
  since: time,
  until: time,
  weather: weather.prefault({}),
  /** Everywhere, down to the ground, when there is neither this nor growth. */
  receivers: z.union([z.literal('everywhere'), z.array(receiver)]).optional(),
  growth: z.array(growth).default([]),
  interference: z.array(interference).default([]),
  lost: z.array(z.strictObject({ since: time, until: time })).default([]),
  airframes: z.array(airframe).default([]),
  fleets: z.array(fleet).default([]),
});

/** A sky to simulate, checked, with every default filled in. Times are ISO, UTC. */
export type Scenario = z.output<typeof SCENARIO>;
export type ScenarioAirframe = Scenario['airframes'][number];
export type Rotation = ScenarioAirframe['rotations'][number];
export type Fleet = Scenario['fleets'][number];
export type Somewhere = z.output<typeof somewhere>;
export type ReceiverSite = z.output<typeof receiver>;
export type Growth = z.output<typeof growth>;

/**
 * Checks a scenario as a person wrote it.
 *
 * @throws AirbridgeError `bad-value`, naming the field and what may stand there
 */
export function readScenario(written: unknown): Scenario {
  const parsed = SCENARIO.safeParse(written);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    const field = [...issue.path, ...unknown].join('.');
    const message = `the scenario is not as expected: ${issue.message}`;
    throw new AirbridgeError(
      'bad-value',
      message,
      field === '' ? {} : { field },
      'docs/simulate.md lists what a scenario may hold.',
    );
  }
  if (parsed.data.since >= parsed.data.until) {
    const where = { field: 'until', value: parsed.data.until };
    throw new AirbridgeError('bad-value', 'the scenario ends before it begins', where, 'Give a later until.');
  }
  return parsed.data;
}
