import type { AerodromeTable } from '../aviation/aerodromes.js';
import type { TypeTable } from '../aviation/typeclass.js';
import { AirbridgeError } from '../error.js';
import { destination, haversineKm, initialBearingDeg, KM_PER_NM } from '../geo/geodesic.js';
import { Aeroplane } from './aeroplane.js';
import { type Atmosphere, drawWind } from './air.js';
import { clamp } from './angle.js';
import { type Approach, approachFrom, circuit, withCorners } from './approach.js';
import { chooseRunway, elevationFt, type Place, type RunwayDirection, runwaysFor } from './field.js';
import { climbOut, flyTo } from './flying.js';
import { type Performance, performanceOf } from './performance.js';
import type { Random } from './random.js';
import { parkingBeside, rollOn, rollout, takeoffRoll, taxiIn, taxiOut } from './surface.js';
import { type Track, trackOf } from './track.js';

/** Where the simulator flies: the reference tables, passed in. */
export interface World {
  readonly aerodromes: AerodromeTable;
  readonly types: TypeTable;
  /** Height of the sea above the WGS 84 ellipsoid, ft; without it no geometric altitude is sent. */
  readonly geoidFt?: (latitudeDeg: number, longitudeDeg: number) => number;
}

/** One flight to be flown. */
export interface Errand {
  readonly typecode: string;
  /** Idents of the aerodrome table. */
  readonly adep: string;
  readonly ades: string;
  /** Off the blocks, UTC milliseconds. */
  readonly offBlockMs: number;
  /** Designators such as `20R`; else one into the wind. */
  readonly departureRunway: string | null;
  readonly arrivalRunway: string | null;
  readonly goArounds: number;
  readonly touchAndGoes: number;
  /** Places to pass on the way; else a little to the side of the great circle. */
  readonly via: readonly Place[] | null;
  /** Where it stands; else somewhere on the apron. */
  readonly from: Place | null;
}

/** Something that happened on a runway without ending the flight. */
export interface RunwayEvent {
  readonly kind: 'touch-and-go' | 'go-around';
  readonly aerodrome: string;
  readonly runway: string | null;
  readonly timeMs: number;
  /** Lowest height above the runway; 0 for a touch-and-go. */
  readonly heightFt: number;
}

/** A flight as it truly was. */
export interface Flown {
  readonly track: Track;
  readonly departure: RunwayDirection;
  readonly arrival: RunwayDirection;
  readonly offBlockMs: number;
  /** First second in the air, first second on the ground of the final landing. */
  readonly takeoffMs: number;
  readonly landingMs: number;
  readonly onBlockMs: number;
  readonly events: readonly RunwayEvent[];
  readonly parking: Place;
}

/** Seconds with power on before the first and after the last movement. */
const POWERED_SECONDS = [60, 240] as const;
const LINE_UP_SECONDS = [8, 50] as const;
/** A go-around begins between these heights above the runway. */
const GO_AROUND_FT = [200, 800] as const;
/** Miles needed for climbing and descending 1,000 ft, and the share of the way spent so. */
const NM_PER_THOUSAND_FT = 6;
const CLIMBING_SHARE = 0.75;
/** No aircraft that the simulator flies stays up longer. */
const LONGEST_HOURS = 16;
/** Longer ways are not flown dead straight. */
const STRAIGHT_BELOW_NM = 150;

/**
 * Flies one flight from apron to apron.
 *
 * @throws AirbridgeError `bad-value`
 */
export function fly(errand: Errand, world: World, atmosphere: Atmosphere, random: Random): Flown {
  return new Crew(errand, world, atmosphere, random).fly();
}

/** @throws AirbridgeError `bad-value` for a way no aircraft of the type has the fuel for */
function refuseTooFar(
  { adep, ades, typecode }: Errand,
  { aerodromes }: World,
  { cruiseKt }: Performance,
): void {
  const { latitudeDeg, longitudeDeg } = aerodromes.byIdent(ades)!;
  const hours =
    aerodromes.distanceKm(aerodromes.indexOf(adep), latitudeDeg, longitudeDeg) / KM_PER_NM / cruiseKt;
  if (hours <= LONGEST_HOURS) return;
  const message = `${adep} to ${ades} would take a ${typecode} ${Math.round(hours)} hours`;
  throw new AirbridgeError(
    'bad-value',
    message,
    { field: 'ades', value: ades },
    'Choose a nearer field or a faster type.',
  );
}

class Crew {
  private readonly performance: Performance;
  private readonly departure: RunwayDirection;
  private readonly arrival: RunwayDirection;
  private readonly plane: Aeroplane;
  private readonly climbShare: number;
  private readonly events: RunwayEvent[] = [];

  constructor(
    private readonly errand: Errand,
    world: World,
    private readonly atmosphere: Atmosphere,
    private readonly random: Random,
  ) {
    const { typecode, adep, ades } = errand;
    this.performance = performanceOf(world.types, typecode);
    refuseTooFar(errand, world, this.performance);
    const wind = drawWind(random.child('wind'));
    const runways = random.child('runways');
    const from = runwaysFor(world.aerodromes, adep, this.performance);
    const to = runwaysFor(world.aerodromes, ades, this.performance);
    this.departure = chooseRunway(from, errand.departureRunway, wind.fromDeg, runways);
    const isLocal = this.departure.aerodrome === to[0].aerodrome && errand.arrivalRunway === null;
    this.arrival = isLocal ? this.departure : chooseRunway(to, errand.arrivalRunway, wind.fromDeg, runways);
    this.climbShare = random.between(0.85, 1.1);
    const stand = errand.from ?? parkingBeside(this.departure, random);
    const start = { ...stand, altitudeFt: elevationFt(this.departure, 0), trackDeg: random.between(0, 360) };
    const powered = random.whole(...POWERED_SECONDS);
    this.plane = new Aeroplane(this.performance, wind, start, errand.offBlockMs - powered * 1000);
    this.plane.wait(powered);
  }

  fly(): Flown {
    const { plane, random, departure, arrival } = this;
    const offBlockMs = plane.timeMs;
    taxiOut(plane, departure);
    plane.wait(random.whole(...LINE_UP_SECONDS));
    takeoffRoll(plane, departure);
    const takeoffMs = plane.timeMs + 1000;
    climbOut(plane, departure, this.climbShare);
    this.arrive();
    const landingMs = plane.timeMs + 1000;
    rollout(plane, arrival);
    const parking = parkingBeside(arrival, random);
    taxiIn(plane, arrival, parking);
    const onBlockMs = plane.timeMs;
    plane.wait(random.whole(...POWERED_SECONDS));
    const track = trackOf(plane.moments);
    return {
      track,
      departure,
      arrival,
      offBlockMs,
      takeoffMs,
      landingMs,
      onBlockMs,
      events: this.events,
      parking,
    };
  }

  /** Every attempt at landing, the last one kept. */
  private arrive(): void {
    const attempts = [...this.interruptions(), null];
    for (const [k, kind] of attempts.entries()) {
      const isWayThere = k === 0 && this.departure !== this.arrival;
      const breakOffFt = kind === 'go-around' ? this.random.between(...GO_AROUND_FT) : null;
      const approach = isWayThere ? this.wayThere() : this.around();
      const ceilingFt = isWayThere ? this.cruise(approach) : () => approach.aimFt + approach.platformFt;
      const touched = flyTo(this.plane, { approach, ceilingFt, climbShare: this.climbShare, breakOffFt });
      if (kind !== null) this.goOn(kind, touched, approach.aimFt);
    }
  }

  private interruptions(): RunwayEvent['kind'][] {
    const { goArounds, touchAndGoes } = this.errand;
    const kinds = [
      ...Array.from({ length: goArounds }, () => 'go-around' as const),
      ...Array.from({ length: touchAndGoes }, () => 'touch-and-go' as const),
    ];
    return kinds
      .map((kind) => ({ kind, order: this.random.next() }))
      .sort((a, b) => a.order - b.order)
      .map(({ kind }) => kind);
  }

  /** After a touch or a broken-off approach: into the air again. */
  private goOn(kind: RunwayEvent['kind'], touched: boolean, aimFt: number): void {
    const { plane, arrival } = this;
    const timeMs = plane.timeMs + (touched ? 1000 : 0);
    if (touched) {
      rollOn(plane, arrival, this.random.whole(4, 8));
      takeoffRoll(plane, arrival);
    }
    const from = plane.moments.length - 1;
    climbOut(plane, arrival, this.climbShare);
    const heights = plane.moments.slice(from).map((moment) => moment.altitudeFt - aimFt);
    const heightFt = touched ? 0 : Math.max(0, Math.round(Math.min(...heights)));
    this.events.push({ kind, aerodrome: arrival.aerodrome, runway: arrival.ident, timeMs, heightFt });
  }

  private around(): Approach {
    const side = this.random.chance(0.8) ? -1 : 1;
    return circuit(this.plane, this.arrival, side, this.performance.circuitFt);
  }

  private wayThere(): Approach {
    const { plane, arrival } = this;
    const via = this.errand.via ?? this.bends();
    const approach = approachFrom(plane, via.at(-1) ?? plane, arrival, this.performance.platformFt);
    return withCorners(approach, via);
  }

  /** Airways bend: a place or two to the side of the great circle. */
  private bends(): Place[] {
    const { plane, arrival, random } = this;
    const way = [plane.latitudeDeg, plane.longitudeDeg, arrival.latitudeDeg, arrival.longitudeDeg] as const;
    const km = haversineKm(...way);
    if (km < STRAIGHT_BELOW_NM * KM_PER_NM) return [];
    const bearingDeg = initialBearingDeg(...way);
    return [random.between(0.25, 0.4), random.between(0.55, 0.7)].map((share) => {
      const on = destination(plane.latitudeDeg, plane.longitudeDeg, bearingDeg, km * share);
      return destination(on.latitudeDeg, on.longitudeDeg, bearingDeg + 90, km * random.between(-0.03, 0.03));
    });
  }

  /** A flight level fit for the length of the way; as a height above the sea it follows the pressure. */
  private cruise(approach: Approach): () => number {
    const { performance, plane, atmosphere, random } = this;
    const first = approach.corners[0];
    const toFirst = [plane.latitudeDeg, plane.longitudeDeg, first.latitudeDeg, first.longitudeDeg] as const;
    const nm = (haversineKm(...toFirst) + approach.fromCornerKm[0]) / KM_PER_NM;
    const byWayFt = (nm / NM_PER_THOUSAND_FT) * 1_000 * CLIMBING_SHARE;
    const highestFt = performance.cruiseFt * random.between(0.85, 1);
    const levelFt = Math.round(clamp(byWayFt, performance.platformFt, highestFt) / 1_000) * 1_000;
    const lowestFt = approach.aimFt + approach.platformFt;
    return () => Math.max(lowestFt, atmosphere.trueAltitudeFt(plane, plane.timeMs, levelFt));
  }
}
