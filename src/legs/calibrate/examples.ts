import type { AerodromeTable } from '../../aviation/aerodromes.js';
import type { Geoid } from '../../geo/geoid.js';
import { sliceTrace, type Trace } from '../../trace/trace.js';
import { datumAt } from '../altitude/datum.js';
import { returnChances, tellsOfReturn } from '../ends/other-end.js';
import { flightOf, type Outlook, outlookOf } from '../ends/outlook.js';
import { NO_RETURN, type Prospects, prospectsOf, type ReturnChances } from '../ends/posterior.js';
import type { Side } from '../flight/motion.js';
import { Phase, phasesOf } from '../flight/phase.js';
import type { Profile } from '../flight/profile.js';
import { cruiseCut, levelPlace } from './cuts.js';
import type { Choice } from './fit.js';
import { AT_THE_FIELD_KM, HIDINGS, type Hiding, hidden, learningWeight } from './hiding.js';

/** A flight of which at least one end is known. */
export interface KnownLeg {
  /** Where it was taken from, as the reliability table names it. */
  readonly source: string;
  /** The reports of this flight alone. */
  readonly trace: Trace;
  readonly profile: Profile;
  /** Ident of the field; null where it is not known. */
  readonly departure: string | null;
  readonly arrival: string | null;
}

/** One end of a flight as it would look with part of the flight unheard, and what it truly was. */
export interface Example extends Choice, Prospects {
  readonly outlook: Outlook;
  readonly source: string;
  readonly side: Side;
  readonly hiding: Hiding;
  /** The flight's other end, as far as that tells anything of this one. */
  readonly returns: ReturnChances;
  /** Ident of the field the flight truly came from or went to; examples that share one are never parted by cross-validation. */
  readonly truth: string | null;
}

/** The tables an end is looked at with. */
export interface Surroundings {
  readonly aerodromes: AerodromeTable;
  readonly geoid: Geoid;
}

/** A piece of a flight too short to tell anything. */
const FEWEST_REPORTS = 5;
const SIDES: readonly Side[] = ['departure', 'arrival'];
const OPPOSITE = { departure: 'arrival', arrival: 'departure' } as const;

/** Which ends of a flight are learned from. */
type Wanted = Pick<KnownLeg, Side>;

/**
 * Every way in which the ends of a flight are hidden, each looked at with the very code that looks at real ends. A cut in cruise
 * counts as "elsewhere" even where the flight landed in reach: nothing that was heard says so.
 *
 * @param wanted the known ends, those that are not to be learned from null
 */
export function examplesOf(leg: KnownLeg, wanted: Wanted, tables: Surroundings): Example[] {
  return SIDES.flatMap((side) => {
    const end = { leg, side, truth: wanted[side], other: leg[OPPOSITE[side]] };
    return [...hiddenEnds(end, tables), ...brokenOff(end, tables)];
  });
}

/** An end of a flight. */
interface KnownEnd {
  readonly leg: KnownLeg;
  readonly side: Side;
  readonly truth: string | null;
  /** Where the flight's other end is; null where that is not known, or was hidden, too. */
  readonly other: string | null;
}

function hiddenEnds(end: KnownEnd, tables: Surroundings): Example[] {
  const { leg, side, truth } = end;
  if (truth === null) return [];
  const { aerodromes } = tables;
  const field = aerodromes.indexOf(truth);
  const { latitudeDeg, longitudeDeg, length } = leg.trace.reports;
  const at = side === 'arrival' ? length - 1 : 0;
  const isFar = aerodromes.distanceKm(field, latitudeDeg[at], longitudeDeg[at]) > AT_THE_FIELD_KM;
  if (isFar) return exampleOf({ ...end, trace: leg.trace, hiding: { kind: 'far' } }, tables);
  return HIDINGS.flatMap((hiding) => {
    const trace = hidden(leg.trace, aerodromes, field, hiding);
    return exampleOf({ ...end, trace, hiding }, tables);
  });
}

function brokenOff(end: KnownEnd, tables: Surroundings): Example[] {
  const { leg, side, truth } = end;
  const { trace } = leg;
  const middle = cruiseCut(trace);
  const cruise =
    middle === null
      ? []
      : exampleOf({ ...end, other: null, trace: middle, hiding: { kind: 'cruise' } }, tables);
  const i = truth === null ? null : levelPlace(trace);
  if (i === null) return cruise;
  const piece = side === 'arrival' ? sliceTrace(trace, 0, i + 1) : sliceTrace(trace, i);
  return [...cruise, ...exampleOf({ ...end, trace: piece, hiding: { kind: 'level' } }, tables)];
}

interface Hidden extends KnownEnd {
  readonly trace: Trace;
  readonly hiding: Hiding;
}

/** One example, or none where too little is left, or no altitude: such ends are not weighed in use either. */
function exampleOf({ leg, side, truth, other, trace, hiding }: Hidden, tables: Surroundings): Example[] {
  const seen = endIn(trace, leg.profile, side, tables);
  if (seen === null) return [];
  const { isTold, ...prospects } = seen;
  const { aerodromes } = tables;
  const isReached = hiding.kind === 'near' || hiding.kind === 'level';
  const right = isReached
    ? prospects.fields.findIndex(({ field }) => aerodromes.at(field).ident === truth)
    : -1;
  const weight = learningWeight(hiding, prospects.outlook.isFast);
  const returns =
    isTold && other !== null ? returnChances([{ aerodrome: other, chance: 1 }], aerodromes) : NO_RETURN;
  return [{ ...prospects, right, weight, source: leg.source, side, hiding, returns, truth }];
}

/** An end as it is weighed in use, and whether the leg's other end tells anything of it. */
interface SeenEnd extends Prospects, Pick<Example, 'outlook'> {
  readonly isTold: boolean;
}

/** The end of a piece of a flight, as it is weighed in use. */
function endIn(
  { reports }: Trace,
  profile: Profile,
  side: Side,
  { aerodromes, geoid }: Surroundings,
): SeenEnd | null {
  if (reports.length < FEWEST_REPORTS) return null;
  const { phase } = phasesOf(reports, aerodromes, profile);
  const airFirst = phase.indexOf(Phase.air);
  const airLast = phase.lastIndexOf(Phase.air);
  if (airFirst < 0) return null;
  const span = { first: 0, last: reports.length - 1, airFirst, airLast, touches: [], closed: false };
  const stretch = { reports, phase, span, profile };
  const datum = datumAt({ ...stretch, aerodromes, geoid }, side === 'arrival' ? airLast : airFirst);
  const outlook = outlookOf(stretch, flightOf(stretch), side, datum);
  if (Number.isNaN(outlook.altitudeFt)) return null;
  const isTold = tellsOfReturn(outlook.isFast, reports, span);
  return { ...prospectsOf(aerodromes, profile, outlook), outlook, isTold };
}
