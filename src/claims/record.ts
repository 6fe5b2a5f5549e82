/**
 * The evidence a verdict is made from, as plain values: `evidence.ts` fills it from the ledger's answers, tests by hand. Null is
 * unknown, never none.
 */

/** A count by grade. Continuity is shown and never added. */
export interface Graded {
  readonly confirmed: number;
  readonly probable: number;
  readonly continuity: number;
}

/** A lower bound of distinct stays, and what it allows for. */
interface Bound {
  readonly atLeast: number;
  /** Upper limit (97.5 %) of the share of its ends that are false, 0 to 1. */
  readonly errorLimit: number;
}

/** How many there were of what the claim counts. */
export interface CountEvidence extends Graded {
  /** From what was received at the field; null where no bound is measured for the unit. */
  readonly receivedAtField: Bound | null;
  /** The same with approaches that were lost before the field. */
  readonly withApproaches: Bound | null;
}

/** UTC dates, both included. */
export interface DayRange {
  readonly first: string;
  readonly last: string;
}

/** Of which days of a period there are archives. */
export interface ArchiveEvidence extends DayRange {
  readonly days: number;
  readonly whole: number;
  readonly incomplete: number;
  readonly missing: number;
  /** The days of which there is no whole archive, in order. */
  readonly gaps: readonly DayRange[];
}

/** The chance that a visit of the period would have been detected. */
export interface ExposureEvidence {
  readonly days: number;
  readonly daysKnown: number;
  /** Mean over all days of the lower limit (95 %); a day of which nothing is known counts as 0. */
  readonly lowerLimit: number;
}

/** What the fleet of a claim cannot answer for. */
export interface FleetEvidence {
  readonly name: string;
  readonly members: number;
  readonly unmatchable: number;
  readonly undated: number;
  readonly unlisted: number;
}

/** A record kept by somebody else, registered with the claim: an airport's log, a list of permits. */
export interface RecordEvidence {
  readonly kind: 'airport-log' | 'permit-list';
  readonly keptBy: string;
  readonly count: number;
  /** Kept by somebody with no part in the claim, and of every flight at the places in the period. */
  readonly independent: boolean;
  readonly complete: boolean;
}

/** How many times as likely an event was to be detected inside windows as outside. */
export interface DetectionEvidence {
  readonly ratio: number;
  /** 95 %. */
  readonly low: number;
  readonly high: number;
}

/** One episode's window. */
export interface EpisodeEvidence {
  readonly name: string;
  readonly observed: number;
  readonly expected: number;
  readonly evaluable: boolean;
  /** Compared with the days outside all windows; null where nothing can be compared. */
  readonly ratio: number | null;
  /** Lower tail, adjusted by Holm; null where the episode is not evaluable. */
  readonly lowerTail: number | null;
  readonly detection: DetectionEvidence | null;
}

/** Whether the tempo follows the episodes (method, section 4). */
export interface TempoEvidence {
  /** Visits on days with known exposure. */
  readonly visits: number;
  readonly windowDays: number;
  readonly windowDaysKnown: number;
  readonly otherDays: number;
  readonly otherDaysKnown: number;
  /** The larger of the two rotation tests; null where it was not made. */
  readonly p: number | null;
  /** Of the negative-binomial regression. */
  readonly concordance: number | null;
  /** The largest p when one episode is left out, and which; null where one could not be left out. */
  readonly leaveOneOut: { readonly p: number; readonly episode: string } | null;
  readonly ratio: { readonly ratio: number; readonly low: number; readonly high: number } | null;
  /** Power of the whole rule at a rate ratio of 2. */
  readonly powerAtTwo: number | null;
  /** From the fleet's own paired ends, and from aircraft outside it; null where nothing compares. */
  readonly detection: {
    readonly own: DetectionEvidence | null;
    readonly others: DetectionEvidence | null;
  };
  /** How often shifts reach the number of episodes above expectation. */
  readonly tallyP: number | null;
  readonly episodes: readonly EpisodeEvidence[];
}

/** The claim's route among others that were tested with the same shifts. */
export interface SurgeEvidence {
  readonly routes: number;
  /** Max-T: p for having looked at all of them. */
  readonly p: number;
}

/** Everything a verdict is made from. */
export interface ClaimEvidence {
  /** Null where nothing says of any day that it is archived. */
  readonly archives: ArchiveEvidence | null;
  /** Of the days before the period, for claims of a first flight. */
  readonly earlierArchives: ArchiveEvidence | null;
  /** In the claim's unit. */
  readonly count: CountEvidence;
  /** Flights on the claim's route, whatever its unit. */
  readonly legs: Graded;
  /** What the claim counts, before its period. */
  readonly earlier: Graded;
  readonly exposure: ExposureEvidence | null;
  /** Null where the claim names no fleet. */
  readonly fleet: FleetEvidence | null;
  readonly record: RecordEvidence | null;
  readonly tempo: TempoEvidence | null;
  readonly surge: SurgeEvidence | null;
  /** In print for these places and days: shown beside, never added. */
  readonly sightings: number;
  /** How many of those counted a simulator made. */
  readonly synthetic: number;
}
