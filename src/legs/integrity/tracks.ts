import { haversineKm } from '../../geo/geodesic.js';
import type { Reports } from '../../source/reports.js';

/** Clock differences between receivers and a logger's slips; a speed is read from no less. */
const SLACK_KM = 5;
const KMH_PER_KT = 1.852;
/** Chains are looked for among so many pieces, the longest ones: the work grows with their square. */
const MOST_PIECES = 2_000;

/** Reports that follow one another as one aircraft could have flown, by position. */
export type Piece = readonly number[];

/** Great-circle distance between two reports, km. */
export function apartKm(reports: Reports, i: number, j: number): number {
  const { latitudeDeg, longitudeDeg } = reports;
  return haversineKm(latitudeDeg[i], longitudeDeg[i], latitudeDeg[j], longitudeDeg[j]);
}

/** Whether an aircraft of that speed can have been at both places at both times. */
export function canFly(reports: Reports, i: number, j: number, maxKt: number): boolean {
  const hours = Math.abs(reports.timeMs[j] - reports.timeMs[i]) / 3_600_000;
  return apartKm(reports, i, j) <= SLACK_KM + maxKt * KMH_PER_KT * hours;
}

/** Cuts reports wherever one aircraft cannot have flown from one to the next. @param at positions, in time order */
export function piecesOf(reports: Reports, at: readonly number[], maxKt: number): Piece[] {
  const pieces: number[][] = [];
  for (const [k, i] of at.entries()) {
    if (k === 0 || !canFly(reports, at[k - 1], i, maxKt)) pieces.push([]);
    pieces[pieces.length - 1].push(i);
  }
  return pieces;
}

/**
 * The pieces, of all that one aircraft can have flown one after the other, that hold the most reports.
 *
 * @param pieces in time order
 */
export function heaviestChain(reports: Reports, pieces: readonly Piece[], maxKt: number): Set<Piece> {
  const looked = longest(pieces);
  const best: { weight: number; before: number }[] = [];
  let end = -1;
  for (const [k, piece] of looked.entries()) {
    let [weight, before] = [0, -1];
    for (let j = 0; j < k; j++) {
      if (best[j].weight <= weight || !canFly(reports, looked[j][looked[j].length - 1], piece[0], maxKt))
        continue;
      [weight, before] = [best[j].weight, j];
    }
    best.push({ weight: weight + piece.length, before });
    if (end < 0 || best[k].weight > best[end].weight) end = k;
  }
  const chain = new Set<Piece>();
  for (let k = end; k >= 0; k = best[k].before) chain.add(looked[k]);
  return chain;
}

function longest(pieces: readonly Piece[]): readonly Piece[] {
  if (pieces.length <= MOST_PIECES) return pieces;
  const kept = new Set([...pieces].sort((a, b) => b.length - a.length).slice(0, MOST_PIECES));
  return pieces.filter((piece) => kept.has(piece));
}
