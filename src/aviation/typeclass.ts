import { AirbridgeError } from '../error.js';
import { numberOrNull, orNull, type Rows } from './rows.js';

/** What an aircraft of a class can at most, or must at least, do. Bounds are wide on purpose: see `basis`. */
export interface Envelope {
  /**
   * Class the bounds belong to, e.g. `jet-heavy`; several joined by ` or ` when the sources leave it open, and
   * `unknown` for an unknown type.
   */
  readonly name: string;
  /** Steepest sustained climb and descent. */
  readonly maxClimbFpm: number;
  readonly maxDescentFpm: number;
  /** Over ground, with the strongest tailwind. */
  readonly maxGroundspeedKt: number;
  /**
   * Slowest *air*speed it can fly at; 0 for what can hover. Below it, less the headwind, it is not flying; above it
   * nothing follows: it may be rolling.
   */
  readonly minFlyingSpeedKt: number;
  /** A common cruising speed, for estimates of how far it can have gone. */
  readonly cruiseKt: number;
  /** No shorter runway will do, even lightly loaded; 0 when none is needed. */
  readonly minRunwayM: number;
  readonly ceilingFt: number;
  /** Why the bounds are safe. */
  readonly basis: string;
}

/** ICAO Doc 8643 description of a type. Null where the sources do not know or do not agree. */
export interface AircraftType {
  readonly typecode: string;
  readonly name: string | null;
  /**
   * `L` landplane, `A` amphibian, `S` seaplane, `H` helicopter, `G` gyrocopter, `T` tilt-wing; and beyond Doc 8643
   * `B` balloon or airship, `D` drone, `P` parachute, `V` ground vehicle, `X` fixed installation.
   */
  readonly species: string | null;
  /** Number of engines; null too when several drive one propeller (Doc 8643 `C`). */
  readonly engines: number | null;
  /** `J` jet, `T` turboprop, `P` piston, `E` electric, `R` rocket, `M` motor glider. */
  readonly engineType: string | null;
  /** `L` light, `M` medium, `H` heavy, or a choice such as `L/M` that depends on the variant. */
  readonly wake: string | null;
}

/** Columns of data/types.csv.gz and data/type-classes.csv. */
export const TYPE_HEADER = [
  'typecode',
  'source',
  'species',
  'engines',
  'engineType',
  'wake',
  'active',
  'name',
];
export const TYPE_CLASS_HEADER = [
  'name',
  'species',
  'engines',
  'engineType',
  'wake',
  'typecodes',
  'maxClimbFpm',
  'maxDescentFpm',
  'maxGroundspeedKt',
  'minFlyingSpeedKt',
  'cruiseKt',
  'minRunwayM',
  'ceilingFt',
  'basis',
];

/** Class for whatever fits no other: bounds that no aircraft exceeds. */
const UNKNOWN = 'unknown';

/** What belongs to a class: named types, else by description. */
interface TypeClass {
  readonly envelope: Envelope;
  readonly typecodes: ReadonlySet<string>;
  /** Letters allowed; empty for "by typecode only". */
  readonly species: string;
  /** `1`, `2+` or `*`. */
  readonly engines: string;
  readonly engineType: string;
  readonly wake: string;
}

/** Types by ICAO designator, and the bounds of their class. */
export class TypeTable {
  readonly length: number;
  private readonly classes: readonly TypeClass[];
  private readonly unknown: Envelope;
  private readonly envelopes = new Map<string, Envelope>();
  private readonly types = new Map<string, AircraftType | null>();

  constructor(
    private readonly rows: Rows,
    classRows: Rows,
  ) {
    this.length = rows.length;
    this.classes = Array.from({ length: classRows.length }, (_, i) => readClass(classRows.at(i)));
    const unknown = this.classes.find(({ envelope }) => envelope.name === UNKNOWN);
    if (unknown === undefined) {
      throw new AirbridgeError('table-missing', `the table of type classes lacks its row "${UNKNOWN}"`);
    }
    this.unknown = unknown.envelope;
  }

  /** One source's description: a row of the table. */
  at(index: number): AircraftType {
    return readType(this.rows.at(index));
  }

  /** What the sources agree on about a type; null when none knows the designator. */
  of(typecode: string | null): AircraftType | null {
    const key = (typecode ?? '').toUpperCase();
    const known = this.types.get(key);
    if (known !== undefined) return known;
    const type = this.agreedOn(key);
    this.types.set(key, type);
    return type;
  }

  private agreedOn(typecode: string): AircraftType | null {
    const types = this.descriptionsOf(typecode);
    const [first] = types;
    if (first === undefined) return null;
    return {
      typecode: first.typecode,
      name: first.name,
      species: agreed(types.map((type) => type.species)),
      engines: agreed(types.map((type) => type.engines)),
      engineType: agreed(types.map((type) => type.engineType)),
      wake: agreed(types.map((type) => type.wake)),
    };
  }

  /** Every description of a type that a source gives. */
  descriptionsOf(typecode: string | null): AircraftType[] {
    const key = (typecode ?? '').toUpperCase();
    const types: AircraftType[] = [];
    if (key === '') return types;
    for (let i = this.rows.lowerBound(key); i < this.length && this.rows.first(i) === key; i++) {
      types.push(this.at(i));
    }
    return types;
  }

  /**
   * Bounds no aircraft of the type exceeds. Where sources or variants leave the class open, the widest of all that
   * are possible; for an unknown type those of the class `unknown`. Speeds and rates are of the class, not the type.
   */
  envelopeOf(typecode: string | null): Envelope {
    const key = (typecode ?? '').toUpperCase();
    const known = this.envelopes.get(key);
    if (known !== undefined) return known;
    const envelope =
      this.classesOf(key)
        .map((found) => found.envelope)
        .reduce(widest, null) ?? this.unknown;
    this.envelopes.set(key, envelope);
    return envelope;
  }

  private classesOf(typecode: string): TypeClass[] {
    const named = this.classes.filter(({ typecodes }) => typecodes.has(typecode));
    if (named.length > 0) return named;
    const types = this.descriptionsOf(typecode).filter((type) => type.species !== null);
    return this.classes.filter((candidate) => types.some((type) => mayBelong(type, candidate)));
  }
}

/** A description leaves open what it does not say. */
function mayBelong(type: AircraftType, { species, engines, engineType, wake }: TypeClass): boolean {
  return (
    type.species !== null &&
    species.includes(type.species) &&
    (engines === '*' || type.engines === null || (engines === '1') === (type.engines === 1)) &&
    (engineType === '*' || type.engineType === null || engineType.includes(type.engineType)) &&
    (wake === '*' || type.wake === null || type.wake.split('/').some((letter) => wake.includes(letter)))
  );
}

function agreed<T>(values: readonly (T | null)[]): T | null {
  const distinct = new Set(values.filter((value) => value !== null));
  return distinct.size === 1 ? ([...distinct][0] as T) : null;
}

function widest(a: Envelope | null, b: Envelope): Envelope {
  if (a === null) return b;
  return {
    name: `${a.name} or ${b.name}`,
    maxClimbFpm: Math.max(a.maxClimbFpm, b.maxClimbFpm),
    maxDescentFpm: Math.max(a.maxDescentFpm, b.maxDescentFpm),
    maxGroundspeedKt: Math.max(a.maxGroundspeedKt, b.maxGroundspeedKt),
    minFlyingSpeedKt: Math.min(a.minFlyingSpeedKt, b.minFlyingSpeedKt),
    cruiseKt: Math.max(a.cruiseKt, b.cruiseKt),
    minRunwayM: Math.min(a.minRunwayM, b.minRunwayM),
    ceilingFt: Math.max(a.ceilingFt, b.ceilingFt),
    basis: `${a.basis} / ${b.basis}`,
  };
}

function readType(fields: readonly string[]): AircraftType {
  const [typecode, , species, engines, engineType, wake, , name] = fields;
  return {
    typecode,
    name: orNull(name),
    species: orNull(species),
    engines: numberOrNull(engines),
    engineType: orNull(engineType),
    wake: orNull(wake),
  };
}

function readClass(fields: readonly string[]): TypeClass {
  const [name, species, engines, engineType, wake, typecodes, ...bounds] = fields;
  const [climb, descent, groundspeed, flying, cruise, runway, ceiling] = bounds.map(Number);
  return {
    species,
    engines,
    engineType,
    wake,
    typecodes: new Set(typecodes.split(' ').filter((typecode) => typecode !== '')),
    envelope: {
      name,
      maxClimbFpm: climb,
      maxDescentFpm: descent,
      maxGroundspeedKt: groundspeed,
      minFlyingSpeedKt: flying,
      cruiseKt: cruise,
      minRunwayM: runway,
      ceilingFt: ceiling,
      basis: bounds.at(-1) ?? '',
    },
  };
}
