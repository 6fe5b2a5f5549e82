import type { AerodromeTable } from '../aviation/aerodromes.js';
import type { EndModel } from './end-model.js';
import type { HeightDatum } from './height.js';
import type { Candidate, LegEnd } from './leg.js';
import type { Side } from './motion.js';
import { namedOf } from './named.js';
import { type Flight, outlookOf, type Stretch } from './outlook.js';
import { posteriorOf, prospectsOf, type Weighed } from './posterior.js';
import { approachReason } from './reason.js';

const MOST_CANDIDATES = 12;

/** An end in the air, to be weighed. */
export interface LikelyQuestion extends Stretch {
  readonly side: Side;
  readonly flight: Flight;
  readonly aerodromes: AerodromeTable;
  readonly endModel: EndModel;
}

/**
 * Weighs the fields an end in the air may belong to, and names the one of which this leg's own reports leave no doubt.
 *
 * @param datum what heights near the end are measured from
 */
export function likelyEnd(
  question: LikelyQuestion,
  datum: HeightDatum,
): Pick<LegEnd, 'aerodrome' | 'evidence' | 'candidates' | 'runway'> {
  const { aerodromes, profile, flight, side, endModel } = question;
  const outlook = outlookOf(question, flight, side, datum);
  const weighed = posteriorOf(prospectsOf(aerodromes, profile, outlook), endModel).slice(0, MOST_CANDIDATES);
  // Without a height nothing tells an approach from a flight passing over.
  const isTold = !Number.isNaN(outlook.altitudeFt);
  const candidates = weighed.map((one) => candidateOf(question, datum, one, isTold));
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
  question: LikelyQuestion,
  datum: HeightDatum,
  { field, distanceKm, line, probability }: Weighed,
  isTold: boolean,
): Candidate {
  const { aerodromes, reports, phase, span, side } = question;
  const aerodrome = aerodromes.at(field);
  const at = side === 'arrival' ? span.airLast : span.airFirst;
  return {
    aerodrome: aerodrome.ident,
    probability: isTold ? rounded(probability, 4) : null,
    probabilityWithHistory: null,
    distanceKm: rounded(distanceKm, 1),
    reason: approachReason({
      side,
      reports,
      phase,
      datum,
      at,
      aerodrome,
      distanceKm,
      runway: line?.ident ?? null,
    }),
  };
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
