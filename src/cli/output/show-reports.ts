import type { Reread } from '../../answers/services.js';
import type { LegRecord } from '../../ledger/tables/records.js';
import type { PathPoint } from '../../legs/path/path.js';
import { Flag, ORIGINS, type Reports } from '../../source/reports.js';
import { durationWords, integerWords } from '../words.js';

/** A leg with what was heard of it. */
interface Heard {
  readonly leg: LegRecord;
  readonly path: readonly PathPoint[];
  readonly reread: Reread;
}

/** Reports printed at each end when not all are asked for. */
const EACH_END = 3;

export const isoUtc = (timeMs: number): string => new Date(timeMs).toISOString();

/** What is printed of a leg's reports, or of its path where they cannot be read. */
export function reportLines({ leg, path, reread }: Heard, all: boolean): string[] {
  const dropped = Object.entries(leg.dropped).map(([reason, count]) => `${integerWords(count)} ${reason}`);
  const head = [
    `${integerWords(leg.reports)} after cleaning, longest silence ${durationWords(leg.longestGapSeconds)}, ${integerWords(leg.distanceNm)} NM as heard`,
    ...(dropped.length === 0 ? [] : [`left out by cleaning: ${dropped.join(', ')}`]),
  ];
  if ('unavailable' in reread) {
    return [
      ...head,
      `the full reports cannot be read: ${reread.unavailable}`,
      `from here on, the simplified path kept in the ledger (${integerWords(path.length)} points):`,
      ...pickLines(path.map(pathLine), all),
    ];
  }
  return [...head, ...pickLines(reportRows(leg, reread.reports).map(reportLine), all)];
}

function pickLines(lines: readonly string[], all: boolean): string[] {
  if (all || lines.length <= 2 * EACH_END + 1) return [...lines];
  const left = lines.length - 2 * EACH_END;
  return [
    ...lines.slice(0, EACH_END),
    `… ${integerWords(left)} more, with --reports`,
    ...lines.slice(-EACH_END),
  ];
}

/** Reports as `show --json` prints them. */
export function reportRows(leg: LegRecord, reports: Reports) {
  return Array.from({ length: reports.length }, (_, i) => ({
    timeUtc: isoUtc(reports.timeMs[i]),
    latitudeDeg: reports.latitudeDeg[i],
    longitudeDeg: reports.longitudeDeg[i],
    altitudeFt: known(reports.altitudeFt[i]),
    geometricAltitudeFt: known(reports.geometricAltitudeFt[i]),
    groundspeedKt: known(reports.groundspeedKt[i]),
    trackDeg: known(reports.trackDeg[i]),
    verticalRateFpm: known(reports.verticalRateFpm[i]),
    saysOnGround: (reports.flags[i] & Flag.ground) !== 0,
    callsign: callsignShown(leg, reports, i),
    origin: ORIGINS[reports.origin[i]] ?? 'unknown',
    index: reports.index[i],
  }));
}

/** What is withheld of a leg is withheld of its reports. */
function callsignShown({ withheld, callsigns }: LegRecord, reports: Reports, i: number): string | null {
  const callsign = reports.callsign[i] === 0 ? null : reports.callsigns[reports.callsign[i] - 1];
  return callsign === null || withheld === null || callsigns.includes(callsign) ? callsign : null;
}

/** Single-precision columns carry digits nobody measured. */
const known = (value: number): number | null => (Number.isNaN(value) ? null : Math.round(value * 100) / 100);

type ReportRow = ReturnType<typeof reportRows>[number];

/** Pressure altitude; the satellite's, and said to be, where the report has no other. */
function heightShown({ saysOnGround, altitudeFt, geometricAltitudeFt }: ReportRow): string {
  if (saysOnGround) return 'ground';
  if (altitudeFt === null && geometricAltitudeFt !== null) return `${geometricAltitudeFt} ft by satellite`;
  return `${altitudeFt ?? '?'} ft`;
}

function reportLine(report: ReportRow): string {
  return [
    report.timeUtc.replace('T', ' '),
    `${report.latitudeDeg.toFixed(5)} ${report.longitudeDeg.toFixed(5)}`,
    heightShown(report),
    `${report.groundspeedKt ?? '?'} kt`,
    `track ${report.trackDeg ?? '?'}`,
    `${report.verticalRateFpm ?? '?'} ft/min`,
    report.origin,
    `#${report.index}`,
  ].join('  ');
}

function pathLine({ timeMs, latitudeDeg, longitudeDeg, altitudeFt, onGround, gapBefore }: PathPoint): string {
  const height = onGround ? 'ground' : `${altitudeFt ?? '?'} ft`;
  const place = `${latitudeDeg.toFixed(5)} ${longitudeDeg.toFixed(5)}`;
  return [isoUtc(timeMs).replace('T', ' '), place, height, ...(gapBefore ? ['after a silence'] : [])].join(
    '  ',
  );
}
