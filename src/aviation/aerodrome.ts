import { initialBearingDeg } from '../geo/geodesic.js';

/** OurAirports' `type`. Never filter by size: Ovda (LLOV) is a `small_airport` there. */
export const AERODROME_KINDS = [
  'balloonport',
  'closed',
  'heliport',
  'large_airport',
  'medium_airport',
  'seaplane_base',
  'small_airport',
] as const;
export type AerodromeKind = (typeof AERODROME_KINDS)[number];

/** One place where aircraft land. Unknown is null. */
export interface Aerodrome {
  /** Row in the table it came from. */
  readonly index: number;
  /** Unique key of the table, and what `adep`/`ades` hold. Not always an ICAO code: Nasosnaya is `UB12`. */
  readonly ident: string;
  readonly iata: string | null;
  /** ICAO location indicator (Doc 7910): four letters. */
  readonly icao: string | null;
  /** The code in navigation databases; equals `icao` where there is one, else a national or pseudo code (`K00A`). */
  readonly gps: string | null;
  /** The national authority's code. */
  readonly local: string | null;
  readonly name: string;
  readonly kind: AerodromeKind;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  /** Of the reference point, above mean sea level. */
  readonly elevationFt: number | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** ISO 3166-2, as far as OurAirports follows it. */
  readonly region: string | null;
  readonly municipality: string | null;
}

/** What a runway is made of, in classes that matter to who can use it. */
export const SURFACES = ['paved', 'gravel', 'grass', 'earth', 'water', 'snow', 'mat', 'unknown'] as const;
export type Surface = (typeof SURFACES)[number];

/** One end of a runway as published; null where the publisher is silent. */
export interface RunwayEnd {
  /** Painted designator: `02L`, `H1`, `NE`. */
  readonly ident: string | null;
  /** Of the end of the runway, not of a displaced threshold. */
  readonly latitudeDeg: number | null;
  readonly longitudeDeg: number | null;
  readonly elevationFt: number | null;
  /** True heading of a landing over this end, as published. See {@link runwayBearingDeg}. */
  readonly headingDeg: number | null;
  readonly displacedThresholdFt: number | null;
}

/** A runway, water lane or helipad. */
export interface Runway {
  /** `ident` of its aerodrome. */
  readonly aerodrome: string;
  readonly lengthFt: number | null;
  readonly widthFt: number | null;
  readonly surface: Surface;
  readonly closed: boolean;
  /** Two ends; a helipad has the second one all null. */
  readonly ends: readonly [RunwayEnd, RunwayEnd];
}

/**
 * True direction of a landing over end `0` or `1`, degrees 0–360.
 *
 * From the two ends' coordinates where both are published (a heading is often rounded, sometimes magnetic by
 * mistake), else the published heading, else the other end's turned round, else null.
 */
export function runwayBearingDeg(runway: Runway, end: 0 | 1): number | null {
  const from = runway.ends[end];
  const to = runway.ends[end === 0 ? 1 : 0];
  if (hasPlace(from) && hasPlace(to)) {
    return initialBearingDeg(from.latitudeDeg, from.longitudeDeg, to.latitudeDeg, to.longitudeDeg);
  }
  if (from.headingDeg !== null) return from.headingDeg;
  return to.headingDeg === null ? null : (to.headingDeg + 180) % 360;
}

/** Whether a runway end has coordinates. */
export function hasPlace(end: RunwayEnd): end is RunwayEnd & { latitudeDeg: number; longitudeDeg: number } {
  return end.latitudeDeg !== null && end.longitudeDeg !== null;
}

const MILITARY_NAME =
  /\b(air ?base|air force|airbase|afb|army|naval|navy|marine corps|military|raf|rnas|air ?station|base a[eé]rea|base a[eé]rienne|fliegerhorst)\b/i;

/**
 * Whether the *name* says the field is military. A hint for the reader, never evidence: joint-use fields and
 * fields with civil names (Ovda) are missed, and a former base may keep its name.
 */
export function looksMilitary(aerodrome: Pick<Aerodrome, 'name'>): boolean {
  return MILITARY_NAME.test(aerodrome.name);
}
