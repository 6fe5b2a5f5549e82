import { haversineKm } from '../geo/geodesic.js';
import { turnDeg } from './angle.js';
import type { Report } from './transponder.js';

/** A report that is kept in a trace. */
export interface Point extends Report {
  /** No position had been received for 20 s. */
  readonly isStale: boolean;
}

const LONGEST_MS = 20_000;
const SHORTEST_MS = 1_500;
/** A change this large is worth a point of its own. */
const TURN_DEG = 2.5;
const SPEED_KT = 10;
const HEIGHT_FT = 250;
const RATE_FPM = 400;
const ROLL_KM = 0.03;
const ROLL_TURN_DEG = 8;

/**
 * Picks from all reports received those a feeder's history keeps: when something changed, at the latest every 20 s, and the
 * last one before a silence.
 */
export class Recorder {
  readonly points: Point[] = [];
  private last: Report | null = null;
  private waiting: Report | null = null;

  /** @param received later than all before */
  receive(received: Report): void {
    const report = this.inherited(received);
    const before = this.waiting ?? this.last;
    const isStale = before !== null && report.timeMs - before.timeMs > LONGEST_MS;
    // What waits is kept when the silence, or the gap that leaving it out would make, grows too long.
    if (isStale || (this.last !== null && report.timeMs - this.last.timeMs > LONGEST_MS)) this.flush();
    if (isStale || this.last === null || isDue(this.last, report)) this.keep(report, isStale);
    else this.waiting = report;
  }

  /** Keeps the last report received. */
  flush(): void {
    if (this.waiting !== null) this.keep(this.waiting, false);
  }

  private keep(report: Report, isStale: boolean): void {
    this.points.push({ ...report, isStale });
    this.last = report;
    this.waiting = null;
  }

  /** Where neither height nor ground is valid, readsb goes on saying "ground" when it said so before. */
  private inherited(report: Report): Report {
    return report.altitude === null && this.last?.altitude === 'ground'
      ? { ...report, altitude: 'ground' }
      : report;
  }
}

function isDue(last: Report, report: Report): boolean {
  const elapsedMs = report.timeMs - last.timeMs;
  if (elapsedMs >= LONGEST_MS) return true;
  if (typeof last.altitude !== typeof report.altitude) return true;
  if (elapsedMs < SHORTEST_MS) return false;
  return report.altitude === 'ground' ? hasRolled(last, report) : hasChanged(last, report);
}

function hasRolled(last: Report, report: Report): boolean {
  return turned(last, report) > ROLL_TURN_DEG || movedKm(last, report) > ROLL_KM;
}

function hasChanged(last: Report, report: Report): boolean {
  const differs = (a: number | null, b: number | null, by: number) => Math.abs((a ?? 0) - (b ?? 0)) > by;
  return (
    turned(last, report) > TURN_DEG ||
    differs(last.groundspeedKt, report.groundspeedKt, SPEED_KT) ||
    differs(Number(last.altitude), Number(report.altitude), HEIGHT_FT) ||
    differs(last.verticalRateFpm, report.verticalRateFpm, RATE_FPM)
  );
}

function turned(last: Report, report: Report): number {
  return Math.abs(turnDeg(last.trackDeg ?? 0, report.trackDeg ?? 0));
}

function movedKm(a: Report, b: Report): number {
  return haversineKm(a.latitudeDeg, a.longitudeDeg, b.latitudeDeg, b.longitudeDeg);
}
