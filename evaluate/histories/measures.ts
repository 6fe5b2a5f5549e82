import { visitsOf } from 'airbridge/ledger';
import type { BreakKind, LegEnd } from 'airbridge/legs';
import type { TruthLeg } from 'airbridge/simulate';
import type { ExplainedAddress } from './airframe.js';

const EVIDENCE = ['observed', 'inferred', 'continuity', 'unseen'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** What came of the histories of one sky. */
export interface HistoryResult {
  /** Ends of legs that are a true flight, by how they are known; hits are named rightly. */
  readonly ends: Record<Evidence, { hits: number; n: number }>;
  /** Ends that nobody heard and whose neighbouring end is that of the next or last flight of the same aircraft. */
  hidden: { hits: number; n: number };
  /** Stretches of flights nobody heard between two legs: all, those that end elsewhere than they began, and those told. */
  readonly unheard: { all: number; away: number; told: number; doubtful: number };
  /** Breaks of kind `unseen`; hits have a flight in between. */
  readonly unseen: { hits: number; n: number };
  /** Changes of aircraft under one address; hits have a break of kind `identity` or `impossible`. */
  readonly changes: { hits: number; n: number };
  /** Changes across which an end was named by continuity. */
  smoothed: number;
  /** Breaks of kind `impossible` or `identity` where one aircraft flew both legs. */
  falseAlarms: number;
  /** Visits by grade that rest on no end of their own at all; any in the first two is a fault. */
  readonly byNeighboursAlone: Record<'confirmed' | 'probable' | 'continuity', number>;
  readonly visits: Record<'confirmed' | 'probable' | 'continuity', number>;
}

export function emptyResult(): HistoryResult {
  const share = () => ({ hits: 0, n: 0 });
  return {
    ends: { observed: share(), inferred: share(), continuity: share(), unseen: share() },
    hidden: share(),
    unheard: { all: 0, away: 0, told: 0, doubtful: 0 },
    unseen: share(),
    changes: share(),
    smoothed: 0,
    falseAlarms: 0,
    byNeighboursAlone: { confirmed: 0, probable: 0, continuity: 0 },
    visits: { confirmed: 0, probable: 0, continuity: 0 },
  };
}

/** Adds one address to a sky's result. */
export function judge(address: ExplainedAddress, result: HistoryResult): void {
  judgeEnds(address, result);
  for (const pair of neighboursIn(address)) judgePair(pair, result);
  judgeVisits(address, result);
}

function judgeEnds({ truths, history, foundOf }: ExplainedAddress, { ends }: HistoryResult): void {
  truths.forEach((truth, k) => {
    const found = foundOf[k];
    if (found === null) return;
    const { departure, arrival } = history.legs[found];
    count(ends[departure.evidence], departure.aerodrome === truth.adep);
    count(ends[arrival.evidence], arrival.aerodrome === truth.ades);
  });
}

function count(share: { hits: number; n: number }, isHit: boolean): void {
  share.n++;
  if (isHit) share.hits++;
}

/** Two legs found one after the other, each of them a true flight, and what was flown between. */
interface Pair {
  readonly before: TruthLeg;
  readonly after: TruthLeg;
  readonly between: readonly TruthLeg[];
  readonly arrival: LegEnd;
  readonly departure: LegEnd;
  readonly broken: BreakKind | null;
}

function neighboursIn({ truths, history, foundOf }: ExplainedAddress): Pair[] {
  const truthOf = new Map(foundOf.flatMap((found, k) => (found === null ? [] : [[found, k] as const])));
  const kindOf = new Map(history.breaks.map(({ afterLeg, kind }) => [afterLeg, kind]));
  return history.legs.slice(1).flatMap((leg, k) => {
    const [before, after] = [truthOf.get(k), truthOf.get(k + 1)];
    if (before === undefined || after === undefined) return [];
    const pair: Pair = {
      before: truths[before],
      after: truths[after],
      between: truths.slice(before + 1, after),
      arrival: history.legs[k].arrival,
      departure: leg.departure,
      broken: kindOf.get(history.legs[k].id) ?? null,
    };
    return [pair];
  });
}

function judgePair(pair: Pair, result: HistoryResult): void {
  const { before, after, broken, arrival, departure } = pair;
  const isCutOff = broken === 'impossible' || broken === 'identity';
  if (before.registration !== after.registration) {
    count(result.changes, isCutOff);
    if ([arrival, departure].some(({ evidence }) => evidence === 'continuity')) result.smoothed++;
    return;
  }
  if (isCutOff) result.falseAlarms++;
  if (broken === 'unseen') count(result.unseen, pair.between.length > 0);
  judgeUnheard(pair, result);
  if (pair.between.length > 0) return;
  for (const end of [arrival, departure])
    if (end.evidence === 'continuity' || end.evidence === 'unseen')
      count(result.hidden, end.evidence === 'continuity');
}

function judgeUnheard({ before, after, between, broken }: Pair, { unheard }: HistoryResult): void {
  if (between.length === 0) return;
  unheard.all++;
  if (before.ades === after.adep) return;
  unheard.away++;
  if (broken === 'unseen') unheard.told++;
  if (broken === 'doubtful') unheard.doubtful++;
}

function judgeVisits({ history }: ExplainedAddress, result: HistoryResult): void {
  const legs = new Map(history.legs.map((leg) => [leg.id, leg]));
  for (const { grade, legs: ids, aerodrome } of visitsOf(history.legs, history.breaks)) {
    result.visits[grade]++;
    const ends = ids.flatMap((id) => [legs.get(id)?.departure, legs.get(id)?.arrival]);
    const own = ends.filter((end) => end?.aerodrome === aerodrome && end.evidence !== 'continuity');
    if (own.length === 0) result.byNeighboursAlone[grade]++;
  }
}
