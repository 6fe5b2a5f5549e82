import type { AerodromeTable } from '../../aviation/aerodromes.js';
import { type MessageKey, message } from '../../i18n/message.js';
import { intervalMessage } from '../../i18n/units.js';
import { roundedChance } from '../ends/chance.js';
import type { Candidate, LegEnd } from '../leg.js';
import { EXPLAINED_FROM } from './break.js';
import { distanceKm, type Position } from './position.js';

/** What neighbouring legs say of an end. */
interface Explanation {
  /** By `ident`. */
  readonly probabilities: ReadonlyMap<string, number>;
  /** What the neighbour did at the field. */
  readonly neighbour: Extract<MessageKey, 'end.nextTookOffThere' | 'end.hadLandedThere'>;
  /** Between the two legs. */
  readonly seconds: number;
  /** Report nearest the end. */
  readonly at: Position | null;
}

/** A field that only the neighbours speak for is worth naming from here on. */
const WORTH_ADDING = 0.01;

/**
 * An end with what its neighbours say of it. What its own reports say stays as it is; a field is named only where they
 * named none (method, section 1).
 *
 * @param end without history
 */
export function withHistory(end: LegEnd, explanation: Explanation, aerodromes: AerodromeTable): LegEnd {
  const { probabilities } = explanation;
  const own = end.candidates.map((one) => ({
    ...one,
    probabilityWithHistory: roundedChance(probabilities.get(one.aerodrome) ?? 0),
  }));
  const isOwn = new Set(own.map(({ aerodrome }) => aerodrome));
  const added = [...probabilities]
    .filter(([ident, probability]) => !isOwn.has(ident) && probability >= WORTH_ADDING)
    .flatMap(([ident]) => addedCandidate(ident, explanation, aerodromes));
  const candidates = [...own, ...added];
  const sure = candidates.find((one) => isExplained(one));
  if (end.evidence !== 'unseen' || sure === undefined) return { ...end, candidates };
  return { ...end, aerodrome: sure.aerodrome, evidence: 'continuity', candidates };
}

const isExplained = ({ probabilityWithHistory }: Candidate): boolean =>
  (probabilityWithHistory ?? 0) >= EXPLAINED_FROM;

/** None where it cannot be said how far off the field is. */
function addedCandidate(
  ident: string,
  { probabilities, neighbour, seconds, at }: Explanation,
  aerodromes: AerodromeTable,
): Candidate[] {
  const field = aerodromes.byIdent(ident);
  if (field === null || at === null) return [];
  const candidate: Candidate = {
    aerodrome: ident,
    probability: null,
    probabilityWithHistory: roundedChance(probabilities.get(ident) ?? 0),
    distanceKm: Math.round(distanceKm(field, at) * 10) / 10,
    reason: message(neighbour, { apart: intervalMessage(seconds * 1000) }),
    onlyByHistory: true,
  };
  return [candidate];
}
