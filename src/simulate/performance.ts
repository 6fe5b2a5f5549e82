import type { TypeTable } from '../aviation/typeclass.js';
import { AirbridgeError } from '../error.js';

/**
 * How an ordinary crew flies a type on an ordinary day. Middle values, each well inside the bounds that `data/type-classes.csv`
 * says no aircraft of the class exceeds.
 */
export interface Performance {
  /** Indicated airspeeds. */
  readonly rotateKt: number;
  readonly climbKt: number;
  readonly descentKt: number;
  readonly approachKt: number;
  /** Fastest true airspeed in cruise. */
  readonly cruiseKt: number;
  readonly cruiseFt: number;
  /** Climb at sea level and at cruising altitude; between them it falls in proportion to height. */
  readonly climbFpm: number;
  readonly topClimbFpm: number;
  readonly descentFpm: number;
  readonly takeoffRollM: number;
  readonly landingRollM: number;
  readonly bankDeg: number;
  /** Height above the field at which the glide path is met. */
  readonly platformFt: number;
  /** Height of a circuit. */
  readonly circuitFt: number;
  /** Height above the field of the first turn. */
  readonly firstTurnFt: number;
  /** Emitter category of the transponder, DO-260B 2.2.3.2.5.2. */
  readonly category: string;
}

const JET_HEAVY: Performance = {
  rotateKt: 150,
  climbKt: 290,
  descentKt: 290,
  approachKt: 145,
  cruiseKt: 470,
  cruiseFt: 35_000,
  climbFpm: 2_400,
  topClimbFpm: 500,
  descentFpm: 2_200,
  takeoffRollM: 2_000,
  landingRollM: 1_500,
  bankDeg: 25,
  platformFt: 3_000,
  circuitFt: 2_000,
  firstTurnFt: 1_000,
  category: 'A5',
};
const JET_MEDIUM: Performance = {
  ...JET_HEAVY,
  rotateKt: 142,
  approachKt: 138,
  cruiseKt: 450,
  cruiseFt: 37_000,
  climbFpm: 2_800,
  topClimbFpm: 700,
  takeoffRollM: 1_600,
  landingRollM: 1_200,
  circuitFt: 1_500,
  category: 'A3',
};
const JET_LIGHT: Performance = {
  ...JET_MEDIUM,
  rotateKt: 110,
  climbKt: 220,
  descentKt: 240,
  approachKt: 110,
  cruiseKt: 390,
  cruiseFt: 38_000,
  takeoffRollM: 900,
  landingRollM: 800,
  platformFt: 2_500,
  category: 'A2',
};
const TURBOPROP_MEDIUM: Performance = {
  ...JET_HEAVY,
  rotateKt: 112,
  climbKt: 180,
  descentKt: 220,
  approachKt: 118,
  cruiseKt: 290,
  cruiseFt: 23_000,
  climbFpm: 1_700,
  topClimbFpm: 400,
  descentFpm: 1_600,
  takeoffRollM: 1_000,
  landingRollM: 800,
  platformFt: 2_500,
  circuitFt: 1_500,
  firstTurnFt: 700,
  category: 'A2',
};
const TURBOPROP_HEAVY: Performance = {
  ...TURBOPROP_MEDIUM,
  rotateKt: 125,
  climbKt: 220,
  approachKt: 130,
  cruiseKt: 350,
  cruiseFt: 27_000,
  takeoffRollM: 1_300,
  landingRollM: 1_000,
  category: 'A5',
};
const TURBOPROP_LIGHT: Performance = {
  ...TURBOPROP_MEDIUM,
  rotateKt: 82,
  climbKt: 130,
  descentKt: 180,
  approachKt: 88,
  cruiseKt: 255,
  climbFpm: 1_500,
  descentFpm: 1_200,
  takeoffRollM: 450,
  landingRollM: 400,
  platformFt: 1_800,
  circuitFt: 1_000,
  firstTurnFt: 500,
  category: 'A1',
};
const PISTON_LIGHT: Performance = {
  rotateKt: 58,
  climbKt: 76,
  descentKt: 105,
  approachKt: 65,
  cruiseKt: 112,
  cruiseFt: 7_500,
  climbFpm: 720,
  topClimbFpm: 300,
  descentFpm: 550,
  takeoffRollM: 280,
  landingRollM: 220,
  bankDeg: 20,
  platformFt: 1_200,
  circuitFt: 1_000,
  firstTurnFt: 400,
  category: 'A1',
};
const PISTON_MEDIUM: Performance = {
  ...PISTON_LIGHT,
  rotateKt: 90,
  climbKt: 120,
  descentKt: 150,
  approachKt: 95,
  cruiseKt: 165,
  cruiseFt: 9_000,
  takeoffRollM: 700,
  landingRollM: 600,
  platformFt: 1_800,
  firstTurnFt: 500,
  category: 'A2',
};

const BY_CLASS: Readonly<Record<string, Performance>> = {
  'jet-heavy': JET_HEAVY,
  'jet-medium': JET_MEDIUM,
  'jet-light': JET_LIGHT,
  'turboprop-heavy': TURBOPROP_HEAVY,
  'turboprop-medium': TURBOPROP_MEDIUM,
  'turboprop-light': TURBOPROP_LIGHT,
  'piston-medium': PISTON_MEDIUM,
  'piston-light': PISTON_LIGHT,
};

/** Types that fly clearly unlike the middle of their class. */
const BY_TYPE: Readonly<Record<string, Partial<Performance>>> = {
  IL76: {
    climbFpm: 1_900,
    cruiseKt: 430,
    cruiseFt: 33_000,
    climbKt: 270,
    takeoffRollM: 1_700,
    approachKt: 130,
  },
  A124: { climbFpm: 1_700, cruiseKt: 440, cruiseFt: 31_000, takeoffRollM: 2_000 },
  AN12: { cruiseKt: 310, cruiseFt: 24_000, climbFpm: 1_400 },
};

/**
 * How the type is flown.
 *
 * @throws AirbridgeError `bad-value` for types the simulator has no model of: helicopters, gliders, combat aircraft, unknown ones
 */
export function performanceOf(types: TypeTable, typecode: string): Performance {
  const { name } = types.envelopeOf(typecode);
  const performance = BY_CLASS[name.split(' or ')[0]];
  if (performance !== undefined) return { ...performance, ...BY_TYPE[typecode] };
  throw new AirbridgeError(
    'bad-value',
    `the simulator cannot fly aircraft of class ${name}`,
    { field: 'typecode', value: typecode },
    'Give a jet, turboprop or piston aeroplane, for instance IL76, B738, AN12, PC12 or C172.',
  );
}
