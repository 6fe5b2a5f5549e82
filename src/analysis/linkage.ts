import { type Message, message } from '../i18n/message.js';
import type { CountedVisit } from '../ledger/queries/counted-visits.js';
import { possiblyTheSame, wasHeard } from './distinct-stays.js';

/** How arrivals and departures were put together into the visits counted (confirmed and probable ones). */
export interface LinkageAudit {
  /** Arrival and departure both heard, and taken for one stay. */
  readonly linked: number;
  readonly arrivalOnly: number;
  readonly departureOnly: number;
  /** Known by circuits flown from there. */
  readonly neither: number;
  /** Linked, and a day or more may lie between: the airframe may have flown elsewhere and come back unheard. */
  readonly overUnseenGap: number;
  /** May be a second sight of another's stay; taken off L. */
  readonly ambiguous: number;
  readonly whatIfWrong: Message;
}

const LONG_STAY_MS = 24 * 60 * 60_000;

/** @param visits of every grade, asked for and elsewhere, by airframe and in order of time */
export function linkageAudit(visits: readonly CountedVisit[]): LinkageAudit {
  const counted = visits.filter(({ grade }) => grade !== 'continuity');
  const asked = counted.filter(({ isAsked }) => isAsked);
  const linked = asked.filter((visit) => came(visit) && left(visit));
  return {
    linked: linked.length,
    arrivalOnly: asked.filter((visit) => came(visit) && !left(visit)).length,
    departureOnly: asked.filter((visit) => !came(visit) && left(visit)).length,
    neither: asked.filter((visit) => !came(visit) && !left(visit)).length,
    overUnseenGap: linked.filter(mayHideFlight).length,
    ambiguous: possiblyTheSame(counted),
    whatIfWrong: message('linkage.whatIfWrong'),
  };
}

const came = ({ arrivalEvidence }: CountedVisit): boolean => wasHeard(arrivalEvidence);
const left = ({ departureEvidence }: CountedVisit): boolean => wasHeard(departureEvidence);

/** At its longest; a stay whose length nobody knows may be of any. */
const mayHideFlight = ({ arrivalMs, departureMs }: CountedVisit): boolean =>
  arrivalMs === null || departureMs === null || departureMs - arrivalMs >= LONG_STAY_MS;
