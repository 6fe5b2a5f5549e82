import type { AerodromeTable } from '../aviation/aerodromes.js';
import type { EndModel } from './end-model.js';
import type { HeightDatum } from './height.js';
import type { Candidate, LegEnd } from './leg.js';
import type { Side } from './motion.js';
import { type Flight, type Outlook, outlookOf, type Stretch } from './outlook.js';
import { posteriorOf, prospectsOf, type Weighed } from './posterior.js';
import { approachReason } from './reason.js';
import { linedUpWith } from './runway.js';

/** A field is named on likelihood from here on (method, section 1). */
export const INFERRED_FROM = 0.95;
const MOST_CANDIDATES = 12;
/** Fields nearer to each other than this may share a fence. */
const NEIGHBOUR_KM = 3;
/** Level at the top of its leg and this high above a field, an aircraft is passing over, however large the field. */
const PASSING = { belowTopFt: 300, aboveFieldFt: 2_000 };
const LEVEL_FPM = 300;

/** An end in the air, to be weighed. */
export interface LikelyQuestion extends Stretch {
  readonly side: Side;
  readonly flight: Flight;
  readonly aerodromes: AerodromeTable;
  readonly endModel: EndModel;
  readonly datum: HeightDatum;
}

/** Weighs the fields an end in the air may belong to, and names the one of which this leg's own reports leave no doubt. */
export function likelyEnd(
  question: LikelyQuestion,
): Pick<LegEnd, 'aerodrome' | 'evidence' | 'candidates' | 'runway'> {
  const { aerodromes, profile, flight, side, endModel } = question;
  const outlook = outlookOf(question, flight, side, question.datum);
  const weighed = posteriorOf(prospectsOf(aerodromes, profile, outlook), endModel).slice(0, MOST_CANDIDATES);
  // Without a height nothing tells an approach from a flight passing over.
  const isTold = !Number.isNaN(outlook.altitudeFt);
  const candidates = weighed.map((one) => candidateOf(question, one, isTold));
  const [best] = weighed;
  const isDoubtful =
    best === undefined ||
    best.probability < INFERRED_FROM ||
    isPassingOver(outlook, aerodromes.elevationFt[best.field]) ||
    isNeighbourAhead(best, weighed, question, outlook);
  if (!isTold || isDoubtful) return { aerodrome: null, evidence: 'unseen', candidates, runway: null };
  return {
    aerodrome: candidates[0].aerodrome,
    evidence: 'inferred',
    candidates,
    runway: best.line?.ident ?? null,
  };
}

/** Whether the aircraft is better lined up with a runway of the field next door than with one of the likeliest field. */
function isNeighbourAhead(best: Weighed, weighed: readonly Weighed[], question: LikelyQuestion, at: Outlook) {
  const { latitudeDeg, longitudeDeg } = question.aerodromes.at(best.field);
  return weighed.some(({ field, line }) => {
    if (field === best.field || line === null) return false;
    if (question.aerodromes.distanceKm(field, latitudeDeg, longitudeDeg) > NEIGHBOUR_KM) return false;
    const lines = best.line === null ? [line] : [best.line, line];
    return linedUpWith(lines, at, question.side, Number.POSITIVE_INFINITY) === line;
  });
}

/** Whether the aircraft flies level, well above the field, at the top of all that was heard of it: nothing says it was landing. */
function isPassingOver({ altitudeFt, belowTopFt, verticalRateFpm }: Outlook, elevationFt: number): boolean {
  const isLevel = !(Math.abs(verticalRateFpm) > LEVEL_FPM);
  return isLevel && belowTopFt < PASSING.belowTopFt && altitudeFt - elevationFt > PASSING.aboveFieldFt;
}

function candidateOf(
  question: LikelyQuestion,
  { field, distanceKm, line, probability }: Weighed,
  isTold: boolean,
): Candidate {
  const { aerodromes, reports, phase, span, side, datum } = question;
  const aerodrome = aerodromes.at(field);
  const at = side === 'arrival' ? span.airLast : span.airFirst;
  return {
    aerodrome: aerodrome.ident,
    probability: isTold ? rounded(probability, 4) : null,
    probabilityWithHistory: null,
    distanceKm: rounded(distanceKm, 1),
    reason: approachReason({
      reports,
      phase,
      datum,
      side,
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
