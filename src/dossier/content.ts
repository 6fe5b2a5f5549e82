import type { Message } from '../i18n/index.js';
import type { LegRecord, VisitRecord } from '../ledger/index.js';
import type { PathPoint } from '../legs/path/path.js';

/** An aerodrome named anywhere in a dossier. */
export interface DossierPlace {
  readonly ident: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  /** Whether the question names it, or its country. */
  readonly isAsked: boolean;
}

/** A set of places as the question names it. */
export interface AskedPlaces {
  readonly label: string;
  readonly idents: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
}

/** What was asked, as codes and labels. */
export interface DossierQuestion {
  /** Visits to a place, or legs. */
  readonly unit: 'visits' | 'legs';
  readonly at: AskedPlaces | null;
  readonly from: AskedPlaces | null;
  readonly to: AskedPlaces | null;
  /** Who: a fleet's name, operators, registrations, addresses, callsigns, types; all empty: any aircraft. */
  readonly fleet: string | null;
  readonly operators: readonly string[];
  readonly aircraft: readonly string[];
  readonly typecodes: readonly string[];
  /** ISO times; null where open. The end is the first instant after the period. */
  readonly sinceUtc: string | null;
  readonly untilUtc: string | null;
}

/** How many, by grade; the lower bound and its parts where visits were counted. */
export interface DossierCounts {
  readonly confirmed: number;
  readonly probable: number;
  readonly continuity: number;
  readonly bounds: readonly DossierBound[];
  readonly estimate: { readonly low: number; readonly high: number } | null;
  /** How many of the counted ones a simulator made. */
  readonly synthetic: number;
}

/** A lower bound of visits, in one reading. */
export interface DossierBound {
  readonly reading: 'received' | 'approaches';
  readonly atLeast: number;
  readonly counted: number;
  readonly possiblyTheSame: number;
  readonly possiblyFalse: number;
}

/** A claim and what became of it, as the room of claims says. */
export interface ClaimSection {
  readonly id: string;
  /** As published, in its own language. */
  readonly text: string;
  readonly language: string | null;
  readonly publisher: string | null;
  readonly publishedOn: string | null;
  readonly verdict: Message;
  /** The rule, the numbers, the caveats. */
  readonly reasons: readonly Message[];
  /** What the rule looked at. */
  readonly conditions: readonly { readonly holds: boolean; readonly says: Message }[];
  /** How it stands with its registration; who was asked and what came of it; who accepted the attribution. */
  readonly record: readonly Message[];
  /** SHA-256 of the registration; null where there is none. */
  readonly registration: string | null;
  /** Visits or legs it rests on. */
  readonly restsOn: readonly string[];
}

/** A leg with its simplified path; null where the terms of a source do not let its positions be passed on. */
export interface DossierLeg {
  readonly record: LegRecord;
  readonly path: readonly PathPoint[] | null;
}

/** One aircraft of the answer. */
export interface DossierAircraft {
  readonly icao24: string | null;
  readonly registration: string | null;
  readonly withheld: 'PIA' | 'LADD' | null;
  readonly typecode: string | null;
  readonly operator: string | null;
  readonly operatorByFleet: string | null;
  readonly legs: number;
  readonly visits: number;
  readonly firstSeenUtc: string;
  readonly lastSeenUtc: string;
  /** What sources say of it, each with its name and date; none of them is taken for the truth. */
  readonly statements: readonly DossierStatement[];
}

export interface DossierStatement {
  readonly source: string;
  readonly asOf: string | null;
  readonly registration: string | null;
  readonly typecode: string | null;
  readonly operator: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** One place and month: what there is of it, and the chance that a visit was detected. */
export interface DossierCoverage {
  readonly place: string;
  /** `2025-02`, or a day. */
  readonly period: string;
  readonly days: number;
  readonly wholeDays: number;
  readonly incompleteDays: number;
  readonly missingDays: number;
  readonly aircraftLow: number | null;
  readonly longestSilenceMinutes: number | null;
  readonly chance: { readonly low: number; readonly high: number } | null;
  readonly synthetic: boolean;
}

/** What the days of the period amount to; null where nothing says of which days there is an archive. */
interface DossierDays {
  readonly first: string;
  readonly last: string;
  readonly days: number;
  readonly whole: number;
  readonly incomplete: number;
  readonly missing: number;
}

/** An episode of events, UTC dates, both included. */
export interface DossierEpisode {
  readonly name: string;
  readonly first: string;
  readonly last: string;
  readonly source: string | null;
}

/** How forecasts of unseen ends fared when ends that are known were hidden. */
interface CalibrationRow {
  readonly hidden: string;
  readonly n: number;
  readonly forecast: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
  readonly named: number;
  readonly namedRight: number;
}

/** A file of evidence. */
export interface DossierSource {
  readonly sha256: string;
  /** The end of its path, from the folder of its day on, or its name: never where it lay on a disk. */
  readonly name: string;
  readonly kind: string;
  readonly bytes: number;
  /** Whether positions read from it may be passed on. */
  readonly mayRedistribute: boolean;
  readonly legs: readonly string[];
}

/** What a person attached to a leg or visit. */
export interface DossierNote {
  readonly kind: 'corroboration' | 'review';
  readonly subject: string;
  readonly author: string;
  readonly on: string;
  readonly text: string;
  readonly sha256: string | null;
}

/** A reference table or picture source, with its licence. */
interface DossierLicence {
  readonly name: string;
  readonly publisher: string;
  readonly licence: string;
}

/** Everything a dossier says, in codes and numbers: the same in every language. */
export interface DossierContent {
  readonly question: DossierQuestion;
  readonly counts: DossierCounts;
  readonly claims: readonly ClaimSection[];
  readonly visits: readonly VisitRecord[];
  readonly legs: readonly DossierLeg[];
  readonly places: readonly DossierPlace[];
  readonly aircraft: readonly DossierAircraft[];
  readonly coverage: readonly DossierCoverage[];
  readonly days: DossierDays | null;
  readonly episodes: readonly DossierEpisode[];
  readonly calibration: { readonly model: string; readonly rows: readonly CalibrationRow[] };
  readonly sources: readonly DossierSource[];
  readonly notes: readonly DossierNote[];
  readonly licences: readonly DossierLicence[];
  /** First and last report of the evidence shown, ISO; null where there is none. */
  readonly evidence: { readonly fromUtc: string; readonly toUtc: string } | null;
  readonly versions: Readonly<Record<string, string>>;
  readonly commands: readonly string[];
  /** Aircraft whose registration is withheld. */
  readonly withheld: number;
}

/** Whether anything in it was made by a simulator. */
export const isSynthetic = ({ counts, legs }: Pick<DossierContent, 'counts' | 'legs'>): boolean =>
  counts.synthetic > 0 || legs.some(({ record }) => record.synthetic);
