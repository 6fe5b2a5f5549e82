import type { Sighting } from '../case/sightings-file.js';
import type { PeriodDays } from '../ledger/coverage/period-days.js';
import type { SightedVisit, Stretch } from '../ledger/queries/sighted-visits.js';

/** Aerodromes (`ident`) and countries a place in print stands for. */
interface PrintedPlace {
  readonly idents: readonly string[];
  readonly countries: readonly string[];
}

/** A sighting with the places it names made out. */
export interface PlacedSighting {
  readonly sighting: Sighting;
  readonly at: PrintedPlace;
  /** What there is of its days; null where that is not known. */
  readonly days: PeriodDays | null;
}

/** What the ledger has of a sighting. Never added to any count. */
export interface SightingMatch {
  readonly sighting: Sighting;
  /**
   * *one*, *several* or *none* for a single flight: how many visits it may be. A *total* is of several flights, which are not matched
   * one by one.
   */
  readonly is: 'one' | 'several' | 'none' | 'total';
  /** Ids of the visits it may be; of a total, none. */
  readonly visits: readonly string[];
  /** Visits there in those days, by grade, of the aircraft it names. */
  readonly heard: Readonly<Record<SightedVisit['grade'], number>>;
  readonly synthetic: boolean;
  /** How many of its days there is an archive of. */
  readonly days: PeriodDays | null;
}

/** A day in print is the day of some clock somewhere: twelve hours on either side. */
const ANY_CLOCK_MS = 12 * 3_600_000;

/** When the flights of a sighting may have been, UTC. */
export const stretchOf = ({ fromMs, untilMs }: Sighting): Stretch => ({
  fromMs: fromMs - ANY_CLOCK_MS,
  untilMs: untilMs + ANY_CLOCK_MS,
});

/**
 * Compares what was printed with the ledger, by date, place, registration and type. What either does not say excludes nothing. Where it
 * came from is not compared: what is printed as a city may be any field near it.
 *
 * @param visits at any of the places
 */
export function matchSightings(
  sightings: readonly PlacedSighting[],
  visits: readonly SightedVisit[],
): SightingMatch[] {
  return sightings.map((placed) => {
    const found = visits.filter((visit) => isConsistent(visit, placed));
    const isTotal = placed.sighting.count > 1;
    const ofGrade = (grade: SightedVisit['grade']) => found.filter((visit) => visit.grade === grade).length;
    return {
      sighting: placed.sighting,
      is: isTotal ? 'total' : found.length === 0 ? 'none' : found.length === 1 ? 'one' : 'several',
      visits: isTotal ? [] : found.map(({ id }) => id),
      heard: {
        confirmed: ofGrade('confirmed'),
        probable: ofGrade('probable'),
        continuity: ofGrade('continuity'),
      },
      synthetic: found.some(({ synthetic }) => synthetic),
      days: placed.days,
    };
  });
}

function isConsistent(visit: SightedVisit, { sighting, at }: PlacedSighting): boolean {
  const { fromMs, untilMs } = stretchOf(sighting);
  return (
    visit.untilMs >= fromMs &&
    visit.fromMs < untilMs &&
    (at.idents.includes(visit.aerodrome) || at.countries.includes(visit.country)) &&
    isSame(visit.registration, sighting.registration, bareRegistration) &&
    isSame(visit.typecode, sighting.aircraftType, (type) => type)
  );
}

const isSame = (heard: string | null, printed: string | null, bare: (text: string) => string): boolean =>
  heard === null || printed === null || bare(heard) === bare(printed);

const bareRegistration = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase();
