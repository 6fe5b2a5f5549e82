import { initialBearingDeg } from '../../geo/geodesic.js';
import type { Reports } from '../../source/reports.js';
import { secondsBetween } from '../../trace/gap.js';

/** The way flown is taken from places so far apart in time: turns are short against it, and rounding is, too. */
const APART_SECONDS = { least: 8, most: 40 } as const;
/** Slower than this, or over a shorter way, places scatter as much as they move. */
const MOVING_KT = 60;
const LEAST_KM = 0.25;
/** A track that differs this much from the way flown, at both of its ends, is not that of this movement. */
const COSINE_OF_MOST = Math.cos((60 * Math.PI) / 180);
/** So many ways in a row, or nearly so: one or two are old positions, or a turn. */
const FEWEST_IN_A_ROW = 3;
const RAD = Math.PI / 180;
const KM_PER_DEGREE = 111.2;

/** All along a track is wrong where so many ways contradict it, and this share of all; less is old positions, or a receiver's slip. */
const FEWEST_WRONG = 10;
const LEAST_SHARE = 0.1;

/** A stretch of reports, both ends included, whose tracks contradict the way from place to place. */
export interface WrongTracks {
  readonly first: number;
  readonly last: number;
}

/**
 * Stretches in which the reported track contradicts the movement all along, as where a column was kept in too few bits. In order of
 * time; usually none.
 */
export function wrongTracks(reports: Reports): WrongTracks[] {
  const tally = new Tally();
  for (let i = 0; i < reports.length; ) {
    const j = nextPlace(reports, i);
    if (j >= 0) tally.add(i, j, contradicts(reports, i, j));
    i = j >= 0 ? j : i + 1;
  }
  return tally.stretches();
}

/** Ways that contradict their tracks, in a row and altogether. */
class Tally {
  private readonly found: WrongTracks[] = [];
  private run = { first: -1, last: -1, count: 0 };
  private told = 0;
  private wrong = 0;

  /** @param isWrong null where the two reports do not tell */
  add(i: number, j: number, isWrong: boolean | null): void {
    if (isWrong === null) return;
    this.told++;
    if (isWrong) this.extend(i, j);
    else this.close();
  }

  stretches(): WrongTracks[] {
    this.close();
    return this.wrong >= FEWEST_WRONG && this.wrong >= LEAST_SHARE * this.told ? this.found : [];
  }

  private extend(i: number, j: number): void {
    this.wrong++;
    const { first, count } = this.run;
    this.run = { first: count === 0 ? i : first, last: j, count: count + 1 };
  }

  private close(): void {
    const { first, last, count } = this.run;
    if (count >= FEWEST_IN_A_ROW) this.found.push({ first, last });
    this.run = { first: -1, last: -1, count: 0 };
  }
}

/** The same reports with the way flown for the track wherever that is not to be believed. */
export function withWaysFlown(reports: Reports, stretches: readonly WrongTracks[]): Reports {
  if (stretches.length === 0) return reports;
  const trackDeg = reports.trackDeg.slice();
  for (const { first, last } of stretches)
    for (let i = first; i <= last; i++) trackDeg[i] = wayFlownDeg(reports, i, first, last);
  return { ...reports, trackDeg };
}

/** The first report far enough in time after another; -1 when there is none soon. */
function nextPlace(reports: Reports, i: number): number {
  for (let j = i + 1; j < reports.length; j++) {
    const seconds = secondsBetween(reports, i, j);
    if (seconds > APART_SECONDS.most) return -1;
    if (seconds >= APART_SECONDS.least) return j;
  }
  return -1;
}

/** Null where the two reports do not tell: slow, near each other, or without a track. */
function contradicts(reports: Reports, i: number, j: number): boolean | null {
  const { latitudeDeg, longitudeDeg, groundspeedKt, trackDeg } = reports;
  if (groundspeedKt[i] < MOVING_KT || Number.isNaN(trackDeg[i]) || Number.isNaN(trackDeg[j])) return null;
  const northKm = (latitudeDeg[j] - latitudeDeg[i]) * KM_PER_DEGREE;
  const eastKm = (longitudeDeg[j] - longitudeDeg[i]) * KM_PER_DEGREE * Math.cos(latitudeDeg[i] * RAD);
  const km = Math.sqrt(northKm * northKm + eastKm * eastKm);
  // Across the antimeridian nothing is said; no aircraft gets so far in the time.
  if (km < LEAST_KM || km > 30) return null;
  const agrees = (deg: number) =>
    northKm * Math.cos(deg * RAD) + eastKm * Math.sin(deg * RAD) > COSINE_OF_MOST * km;
  return !agrees(trackDeg[i]) && !agrees(trackDeg[j]);
}

/** Through a report's neighbours in the stretch. */
function wayFlownDeg({ latitudeDeg, longitudeDeg }: Reports, i: number, first: number, last: number): number {
  const [from, to] = [Math.max(first, i - 1), Math.min(last, i + 1)];
  return initialBearingDeg(latitudeDeg[from], longitudeDeg[from], latitudeDeg[to], longitudeDeg[to]);
}
