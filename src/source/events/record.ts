import type { AirbridgeError } from '../../error.js';

/** Formats that tell of events. */
export const EVENT_FORMATS = {
  'ucdp-ged': 'UCDP GED',
  acled: 'ACLED',
  tally: 'table of deaths by date',
  list: 'table of episodes',
  ics: 'calendar (iCalendar)',
} as const;
export type EventFormat = keyof typeof EVENT_FORMATS;

/** What a publisher says about passing its data on: printed with every list made from them. */
export const EVENT_TERMS: Readonly<Record<EventFormat, string>> = {
  'ucdp-ged': 'UCDP GED, CC BY 4.0: cite the Uppsala Conflict Data Program and the version of the file',
  acled: 'ACLED: for your own analysis under its terms of use; cite it, and do not pass its records on',
  tally: 'terms not stated in the file',
  list: 'terms not stated in the file',
  ics: 'terms not stated in the file',
};

/** One event with its deaths, as a publisher recorded it: what episodes are made of. */
export interface Incident {
  readonly kind: 'incident';
  readonly format: EventFormat;
  /** The publisher's number, with the publisher in front; the row itself where it has none. */
  readonly id: string;
  /** First and last day it may have happened on: days since 1970-01-01, UTC. */
  readonly startDay: number;
  readonly endDay: number;
  /** UCDP's scale: 1 the day, 2 within six days, 3 the week, 4 the month, 5 more than a month. */
  readonly datePrecision: number;
  /** The publisher's best estimate. */
  readonly deaths: number;
  readonly country: string | null;
  /** Every name of place and conflict the record gives, for choosing by words. */
  readonly where: string;
  readonly type: string | null;
  /** The conflict, else the place: what an episode may be called after. */
  readonly name: string | null;
}

/** One period that somebody else has drawn: taken as it stands. */
export interface ListedEpisode {
  readonly kind: 'listed';
  readonly format: EventFormat;
  readonly id: string;
  /** First and last day, both belong to it: days since 1970-01-01, UTC. */
  readonly startDay: number;
  readonly endDay: number;
  readonly name: string | null;
  readonly class: string | null;
  readonly deaths: number | null;
  readonly source: string | null;
  readonly licence: string;
}

/** A row that was not taken; `error` says where, why and what to do. */
export interface RefusedRow {
  readonly kind: 'refused';
  readonly error: AirbridgeError;
}

/** Something about the file that its reader should know, and that refuses nothing. */
export interface FileNote {
  readonly kind: 'note';
  readonly text: string;
}

export type EventItem = Incident | ListedEpisode | RefusedRow | FileNote;
