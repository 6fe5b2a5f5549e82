import type { AerodromeTable } from 'airbridge/aviation';
import { Flag, type Reports } from 'airbridge/source';
import type { Method } from '../method.js';
import { nearestEnds } from './nearest.js';
import type { Part } from './silences.js';

const MINUTE_MS = 60_000;
/** Traces shorter than this are left whole. */
const FEWEST_REPORTS = 20;
/** Reports sooner after the one before are passed over. */
const SPACING_MS = 5_000;
const THRESHOLD_FT = { least: 200, most: 2_500 } as const;
/** Silences count as breaks between legs only below this altitude. */
const LOW_FT = 20_000;
const ANYWHERE_KM = 20_100;

/** The leg rule most tools inherit from readsb, with the nearest field at both ends of each leg. */
export function readsbRule(aerodromes: AerodromeTable): Method {
  return {
    name: 'readsb + nearest',
    find: ({ reports }) =>
      splitByReadsbRule(reports).map((part) => nearestEnds(aerodromes, reports, part, ANYWHERE_KM)),
  };
}

/**
 * Cuts a trace as readsb marks its legs (README-json.md, "legs", at commit 0c87e59; written anew from the rule in words): a major
 * climb or descent is one by more than a third of the mean altitude, kept between 200 and 2,500 ft. A new leg begins
 *
 * - after a major descent, on the ground, behind a silence of more than 25 minutes;
 * - after a major descent, when nothing has flown for more than 45 minutes;
 * - with a major climb more than 12 minutes after the descent, when a silence of 5 minutes below 20,000 ft lies between;
 * - with a major climb more than 1 minute after the descent, when more than a minute was spent on the ground.
 */
export function splitByReadsbRule(reports: Reports): Part[] {
  if (reports.length < FEWEST_REPORTS)
    return reports.length === 0 ? [] : [{ first: 0, last: reports.length - 1 }];
  const walk = new LegWalk(reports, thresholdFt(reports));
  for (let i = 1; i < reports.length; i++) walk.step(i);
  const starts = [0, ...walk.starts];
  return starts.map((first, k) => ({ first, last: (starts[k + 1] ?? reports.length) - 1 }));
}

const isOnGround = ({ flags }: Reports, i: number): boolean => (flags[i] & Flag.ground) !== 0;

/** Feet; the ground counts as 0, what is unknown as NaN. */
function altitudeFt(reports: Reports, i: number): number {
  if (isOnGround(reports, i)) return 0;
  const pressure = reports.altitudeFt[i];
  return Number.isNaN(pressure) ? reports.geometricAltitudeFt[i] : pressure;
}

function thresholdFt(reports: Reports): number {
  const known = Array.from({ length: reports.length }, (_, i) => altitudeFt(reports, i)).filter(
    Number.isFinite,
  );
  const mean = known.length === 0 ? 0 : known.reduce((sum, feet) => sum + feet, 0) / known.length;
  return Math.min(THRESHOLD_FT.most, Math.max(THRESHOLD_FT.least, mean / 3));
}

/** One pass over a trace, from one leg's end to the next. */
class LegWalk {
  readonly starts: number[] = [];
  private highFt = Number.NEGATIVE_INFINITY;
  private lowFt = Number.POSITIVE_INFINITY;
  private descent: number | null = null;
  private airborne: number | null = null;
  /** Behind the longest low silence since the descent, and how long it was. */
  private silence = { after: -1, ms: 0 };
  private groundMs = 0;
  private firstGround: number | null = null;
  private before = 0;

  constructor(
    private readonly reports: Reports,
    private readonly thresholdFt: number,
  ) {}

  step(i: number): void {
    const { timeMs } = this.reports;
    const sinceMs = timeMs[i] - timeMs[this.before];
    if (sinceMs < SPACING_MS) return;
    const feet = altitudeFt(this.reports, i);
    if (Number.isNaN(feet)) return;
    this.noteHeight(i, feet);
    this.noteStay(i, sinceMs, feet);
    const start = this.startAt(i, sinceMs, feet);
    if (start !== null) this.starts.push(start);
    // A climb that began no leg was a go-around or a new level: what came before it no longer matters.
    if (start !== null || this.hasClimbed(feet)) this.startOver(i, feet);
    this.before = i;
  }

  private noteHeight(i: number, feet: number): void {
    this.highFt = Math.max(this.highFt, feet);
    if (this.descent === null && feet < this.highFt - this.thresholdFt) {
      this.descent = i;
      this.lowFt = feet;
    }
    if (this.descent !== null) this.lowFt = Math.min(this.lowFt, feet);
  }

  private noteStay(i: number, sinceMs: number, feet: number): void {
    if (!isOnGround(this.reports, i)) this.airborne = i;
    if (this.descent === null) return;
    if (isOnGround(this.reports, i)) {
      this.firstGround ??= i;
      if (isOnGround(this.reports, this.before)) this.groundMs += sinceMs;
    }
    if (feet < LOW_FT && sinceMs > this.silence.ms) this.silence = { after: i, ms: sinceMs };
  }

  /** Where a new leg begins, if report `i` shows that one has. */
  private startAt(i: number, sinceMs: number, feet: number): number | null {
    if (this.descent === null) return null;
    const { timeMs } = this.reports;
    if (isOnGround(this.reports, i)) {
      const flewMs = this.airborne === null ? 0 : timeMs[i] - timeMs[this.airborne];
      return sinceMs > 25 * MINUTE_MS || flewMs > 45 * MINUTE_MS ? i : null;
    }
    if (!this.hasClimbed(feet)) return null;
    const sinceDescentMs = timeMs[i] - timeMs[this.descent];
    if (sinceDescentMs > 12 * MINUTE_MS && this.silence.ms >= 5 * MINUTE_MS) return this.silence.after;
    if (sinceDescentMs > MINUTE_MS && this.groundMs > MINUTE_MS) return this.firstGround;
    return null;
  }

  private hasClimbed(feet: number): boolean {
    return this.descent !== null && feet > this.lowFt + this.thresholdFt;
  }

  private startOver(i: number, feet: number): void {
    this.highFt = isOnGround(this.reports, i) ? Number.NEGATIVE_INFINITY : feet;
    this.lowFt = Number.POSITIVE_INFINITY;
    this.descent = null;
    this.silence = { after: -1, ms: 0 };
    this.groundMs = 0;
    this.firstGround = null;
  }
}
