import type { KnownEnd } from '../ledger/coverage/known-ends.js';
import { dayOf, dayText } from './day.js';
import { clopperPearson } from './distributions.js';

/** The chance that a visit of a whole period would have been noticed, at its landing or at its take-off. */
export interface VisitChance {
  readonly share: number;
  /** 95 %; each end's interval is taken as it is, so the pair is held more often than that. */
  readonly low: number;
  readonly high: number;
  /** Ends that are known to have happened, and how many of them were heard. */
  readonly known: number;
  readonly heard: number;
  /** Months in which any of them lies, `2020-09`, in order: of the others nothing is known. */
  readonly months: readonly string[];
}

/**
 * From ends known to have happened, as if the one being heard did not make the other likelier. By month: see visit-detection.
 *
 * @returns null where no landing, or no take-off, is known to have happened
 */
export function visitChance(ends: readonly KnownEnd[]): VisitChance | null {
  const [arrivals, departures] = [heardOf(ends, 'arrival'), heardOf(ends, 'departure')];
  if (arrivals.known === 0 || departures.known === 0) return null;
  const either = (of: (end: Heard) => number): number => 1 - (1 - of(arrivals)) * (1 - of(departures));
  return {
    share: either(({ heard, known }) => heard / known),
    low: either(({ heard, known }) => clopperPearson(heard, known).low),
    high: either(({ heard, known }) => clopperPearson(heard, known).high),
    known: arrivals.known + departures.known,
    heard: arrivals.heard + departures.heard,
    months: [...new Set(ends.map(({ timeMs }) => dayText(dayOf(timeMs)).slice(0, '2020-09'.length)))].sort(),
  };
}

interface Heard {
  readonly known: number;
  readonly heard: number;
}

function heardOf(ends: readonly KnownEnd[], role: KnownEnd['role']): Heard {
  const these = ends.filter((end) => end.role === role);
  return { known: these.length, heard: these.filter(({ heard }) => heard).length };
}
