import { secondsBetween } from '../../trace/gap.js';
import { anyAltitudeFt, type HeightDatum, heightAbove, heightByPressure } from '../altitude/height.js';
import type { FieldNeeds } from '../field/usable.js';
import { inwards, type Side } from '../flight/motion.js';
import type { Candidate, LegEnd } from '../leg.js';
import type { References } from '../references.js';
import { roundedChance } from './chance.js';
import { namedOf } from './named.js';
import type { OpenEnd } from './open-end.js';
import { type OtherEnd, otherEndOf, returnChances, UNKNOWN_OTHER_END } from './other-end.js';
import { type Flight, type Outlook, outlookOf, type Stretch } from './outlook.js';
import { type Prospects, posteriorOf, prospectsOf, type Weighed } from './posterior.js';
import { type ApproachFacts, approachReason } from './reason.js';

const MOST_CANDIDATES = 12;
/** A report that tells no altitude is about as high, and as far out, as one so shortly before or after. */
const TOLD_WITHIN_SECONDS = 60;

/** The tables an end is weighed with. */
export type EndReferences = Pick<References, 'aerodromes' | 'endModel'>;

/** An end in the air, to be weighed. */
export interface LikelyQuestion extends Stretch, EndReferences {
  readonly side: Side;
  readonly flight: Flight;
}

/** Where an end of a leg lies, as far as that is known. */
export type EndPlace = Pick<LegEnd, 'aerodrome' | 'evidence' | 'candidates' | 'runway'>;

/** What an end in the air is weighed by. */
interface EndFacts extends Pick<ApproachFacts, 'altitudeFt' | 'isVeryEnd' | 'heightAbove' | 'others'> {
  readonly outlook: Outlook;
  readonly prospects: Prospects;
}

/** An end in the air with the fields it may belong to. */
export interface LikelyEnd extends EndFacts {
  readonly needs: FieldNeeds;
  /** Whether nothing but pressure altitude tells how high it was. */
  readonly isByPressureAlone: boolean;
}

/**
 * Looks for the fields an end in the air may belong to.
 *
 * @param datum what heights near the end are measured from
 */
export function likelyEnd(question: LikelyQuestion, datum: HeightDatum): LikelyEnd {
  const { reports, span, profile, flight, side, aerodromes } = question;
  const end = side === 'arrival' ? span.airLast : span.airFirst;
  const at = toldBeside(question, end);
  const outlook = outlookOf(at === end ? question : endingAt(question, at), flight, side, datum);
  const { species, minRunwayM } = profile;
  const needs = { species, minRunwayM };
  return {
    outlook,
    prospects: prospectsOf(aerodromes, needs, outlook),
    needs,
    altitudeFt: anyAltitudeFt(reports, at),
    isVeryEnd: at === end,
    heightAbove: (elevationFt: number) => heightAbove(reports, at, elevationFt, datum),
    others: null,
    isByPressureAlone:
      datum.pressure === null &&
      !Number.isNaN(reports.altitudeFt[at]) &&
      Number.isNaN(reports.geometricAltitudeFt[at]),
  };
}

/** What such an end tells of the leg's other one. */
export function toldByLikelyEnd(
  { outlook, prospects }: LikelyEnd,
  { aerodromes, endModel }: EndReferences,
): OtherEnd {
  // Without a height nothing is known.
  if (Number.isNaN(outlook.altitudeFt)) return UNKNOWN_OTHER_END;
  return otherEndOf(posteriorOf(prospects, endModel), aerodromes);
}

/** Weighs the fields an end in the air may belong to, and names the one of which this leg's own reports leave no doubt. */
export function likelyPlace(
  end: LikelyEnd,
  otherEnd: OtherEnd,
  references: EndReferences,
): { readonly place: EndPlace; readonly open: OpenEnd | null } {
  const { outlook, needs, isByPressureAlone } = end;
  const place = weighedEnd(end, otherEnd, references);
  // Where no field came into question at all, a few hundred feet bring none.
  const isOpen = isByPressureAlone && place.candidates.length > 0;
  return { place, open: isOpen ? { outlook, needs, otherEnd, others: null } : null };
}

/** The leg's end, or where that report tells no altitude the nearest one within a minute that does. */
function toldBeside({ reports, span, side }: LikelyQuestion, end: number): number {
  const step = inwards(side);
  for (let i = end; i >= span.airFirst && i <= span.airLast; i += step) {
    if (Math.abs(secondsBetween(reports, i, end)) > TOLD_WITHIN_SECONDS) break;
    if (!Number.isNaN(anyAltitudeFt(reports, i))) return i;
  }
  return end;
}

function endingAt(question: LikelyQuestion, at: number): LikelyQuestion {
  const { span, side } = question;
  return { ...question, span: { ...span, [side === 'arrival' ? 'airLast' : 'airFirst']: at } };
}

/**
 * Weighs an open end with what other aircraft told of the pressure there; as the leg's own reports have it where they told
 * nothing. Never makes it `observed`: that takes the leg's own reports.
 */
export function weighOpenEnd(
  { outlook: heard, needs, otherEnd, others }: OpenEnd,
  references: EndReferences,
): EndPlace {
  const pressureFt = heard.altitudeFt;
  const outlook = { ...heard, altitudeFt: pressureFt + (others?.offsetFt ?? 0) };
  return weighedEnd(
    {
      outlook,
      prospects: prospectsOf(references.aerodromes, needs, outlook),
      altitudeFt: pressureFt,
      isVeryEnd: true,
      heightAbove: (elevationFt) => heightByPressure(pressureFt, elevationFt, others),
      others,
    },
    otherEnd,
    references,
  );
}

/** Weighs fields by what is known at an end in the air. */
function weighedEnd(facts: EndFacts, otherEnd: OtherEnd, { aerodromes, endModel }: EndReferences): EndPlace {
  const { outlook, prospects } = facts;
  const returns = returnChances(otherEnd, aerodromes);
  const weighed = posteriorOf(prospects, endModel, returns).slice(0, MOST_CANDIDATES);
  const candidates = weighed.map((one) => candidateOf(facts, one, returns.get(one.field) ?? 0, aerodromes));
  const named = namedOf(weighed, outlook, aerodromes);
  if (named === null) return { aerodrome: null, evidence: 'unseen', candidates, runway: null };
  return {
    aerodrome: candidates[0].aerodrome,
    evidence: 'inferred',
    candidates,
    runway: named.line?.ident ?? null,
  };
}

function candidateOf(
  { outlook, altitudeFt, isVeryEnd, heightAbove, others }: EndFacts,
  { field, distanceKm, line, probability }: Weighed,
  returnChance: number,
  aerodromes: EndReferences['aerodromes'],
): Candidate {
  const aerodrome = aerodromes.at(field);
  // Without a height nothing tells an approach from a flight passing over.
  const isTold = !Number.isNaN(outlook.altitudeFt);
  return {
    aerodrome: aerodrome.ident,
    probability: isTold ? roundedChance(probability) : null,
    probabilityWithHistory: null,
    distanceKm: Math.round(distanceKm * 10) / 10,
    reason: approachReason({
      side: outlook.side,
      altitudeFt,
      isVeryEnd,
      heightAbove,
      trendFpm: outlook.verticalRateFpm,
      aerodrome,
      distanceKm,
      runway: line?.ident ?? null,
      others,
      returnChance,
    }),
  };
}
