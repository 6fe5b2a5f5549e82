import type { Attribution } from './attribution.js';
import type { DraftKind, RouteRead } from './draft.js';
import { NO_ROUTE } from './draft.js';
import type { PlaceRead } from './places.js';
import { clauseOf, isWithin, marked, type Sentence, type TokenRange } from './sentence.js';

/** A statement that flight data cannot decide, or could only touch. */
export interface StatementRead {
  readonly kind: DraftKind;
  readonly cue: TokenRange;
  readonly route: RouteRead;
  readonly scope: TokenRange;
}

/** What a sentence says beside flights: loads, exchanges, devices, promises, journeys of persons, and plain words. */
export function statementsOf(
  sentence: Sentence,
  places: readonly PlaceRead[],
  attribution: Attribution,
  hasFlights: boolean,
): StatementRead[] {
  if (/[?؟]["”»]*$/.test(sentence.text.slice(sentence.span.start, sentence.span.end))) return [];
  const found = [
    hasAll(sentence, 'cargo', ['carry', 'weapons'], ['flight', 'aircraft', 'type']),
    hasAll(sentence, 'exchange', ['exchange', 'goods'], ['allow']),
    hasAll(sentence, 'devices', ['device'], ['install']),
    hasAll(sentence, 'promise', ['promise', 'airfieldUse'], []),
    ...journeys(sentence, places),
  ].filter((one) => one !== null);
  return found.length > 0 || hasFlights ? found : plainWords(sentence, attribution);
}

/** A statement with a word of each of the cues, and of one of the others, in the sentence. */
function hasAll(
  sentence: Sentence,
  kind: DraftKind,
  cues: readonly string[],
  others: readonly string[],
): StatementRead | null {
  const needed = cues.map((tag) => marked(sentence, tag)[0]);
  const hasOther = others.length === 0 || marked(sentence, ...others).length > 0;
  if (!hasOther || needed.some((mark) => mark === undefined) || marked(sentence, 'deny').length > 0)
    return null;
  const cue = {
    from: Math.min(...needed.map(({ from }) => from)),
    to: Math.max(...needed.map(({ to }) => to)),
  };
  return { kind, cue, route: NO_ROUTE, scope: clauseOf(sentence, cue.from) };
}

/** A person who arrived somewhere, or is to travel there. */
function journeys(sentence: Sentence, places: readonly PlaceRead[]): StatementRead[] {
  const hasPerson = marked(sentence, 'person').length > 0;
  const announced = marked(sentence, 'future').flatMap((future) => {
    const scope = clauseOf(sentence, future.from);
    const visit = marked(sentence, 'visit').find((mark) => isWithin(mark, scope) && mark.to > future.from);
    return visit === undefined
      ? []
      : journey(sentence, 'announced', { from: future.from, to: visit.to }, places);
  });
  if (announced.length > 0 || !hasPerson) return announced.slice(0, 1);
  return marked(sentence, 'arrive', 'land')
    .flatMap((arrival) => journey(sentence, 'arrival', arrival, places))
    .slice(0, 1);
}

const AIRCRAFT = ['flight', 'aircraft', 'landing', 'type'];

function journey(
  sentence: Sentence,
  kind: DraftKind,
  cue: TokenRange,
  places: readonly PlaceRead[],
): StatementRead[] {
  const scope = clauseOf(sentence, cue.from);
  const [place] = places.filter(
    (one) =>
      isWithin(one, scope) &&
      one.from >= cue.from &&
      one.role !== 'of' &&
      one.role !== 'from' &&
      one.role !== 'between',
  );
  const isOfAircraft = marked(sentence, ...AIRCRAFT).some((mark) => isWithin(mark, scope));
  if (
    place === undefined ||
    isOfAircraft ||
    marked(sentence, 'negation', 'deny').some((mark) => isWithin(mark, scope))
  )
    return [];
  return [{ kind, cue, route: { ...NO_ROUTE, at: [place] }, scope }];
}

/** Fewest words of a quotation that are a statement, not a name. */
const SHORTEST = 2;

function plainWords(sentence: Sentence, { isSaid, speakers }: Attribution): StatementRead[] {
  const quotation = sentence.quotations.find(
    ({ from, to }) => to - from >= SHORTEST && !isName(sentence, { from, to }),
  );
  if (quotation === undefined || !isSaid || speakers.length === 0) return [];
  return [{ kind: 'words', cue: quotation, route: NO_ROUTE, scope: clauseOf(sentence, quotation.from) }];
}

const isName = (sentence: Sentence, range: TokenRange): boolean =>
  marked(sentence, 'publisher', 'operator', 'aerodrome', 'city').some(
    (mark) => isWithin(mark, range) && mark.to - mark.from >= range.to - range.from - 1,
  );
