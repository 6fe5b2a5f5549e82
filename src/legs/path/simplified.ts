import { simplify } from '../../geo/simplify.js';
import type { Reports } from '../../source/reports.js';
import { gapsIn } from '../../trace/gap.js';
import { anyAltitudeFt } from '../altitude/height.js';
import { Phase } from '../flight/phase.js';
import { type Span, WORTH_A_THOUGHT_SECONDS } from '../flight/split.js';
import type { PathPoint } from './path.js';

/** No report left out lies further than this from where the path is at that report's time. */
const TOLERANCE = { metres: 200, feet: 200 };

/** A leg's reports as a simplified path; both sides of every silence and of every touch of the ground are kept. */
export function pathOf(reports: Reports, phase: Uint8Array, span: Span): PathPoint[] {
  const columns = {
    timeMs: reports.timeMs.subarray(span.first, span.last + 1),
    latitudeDeg: reports.latitudeDeg.subarray(span.first, span.last + 1),
    longitudeDeg: reports.longitudeDeg.subarray(span.first, span.last + 1),
    altitudeFt: altitudesOf(reports, span),
  };
  const gaps = gapsIn(reports, span.first, span.last, WORTH_A_THOUGHT_SECONDS);
  const afterGap = new Set(gaps.map((gap) => gap.after));
  const forced = [...gaps.flatMap((gap) => [gap.before, gap.after]), ...phaseChanges(phase, span)]
    .map((i) => i - span.first)
    .sort((a, b) => a - b);
  const kept = simplify(columns, TOLERANCE, forced);
  return kept.map((k) => pointOf(reports, phase, span.first + k, afterGap));
}

/** As anyAltitudeFt, for all of a leg's reports; usually they all carry pressure altitude, and nothing need be copied. */
function altitudesOf({ altitudeFt, geometricAltitudeFt }: Reports, span: Span): Float32Array {
  const altitudes = altitudeFt.subarray(span.first, span.last + 1);
  let k = 0;
  while (k < altitudes.length && !Number.isNaN(altitudes[k])) k++;
  if (k === altitudes.length) return altitudes;
  const filled = altitudes.slice();
  for (; k < filled.length; k++) if (Number.isNaN(filled[k])) filled[k] = geometricAltitudeFt[span.first + k];
  return filled;
}

function phaseChanges(phase: Uint8Array, span: Span): number[] {
  const changes: number[] = [];
  for (let i = span.first + 1; i <= span.last; i++) if (phase[i] !== phase[i - 1]) changes.push(i - 1, i);
  return changes;
}

function pointOf(reports: Reports, phase: Uint8Array, i: number, afterGap: ReadonlySet<number>): PathPoint {
  const altitudeFt = anyAltitudeFt(reports, i);
  const onGround = phase[i] === Phase.ground;
  return {
    timeMs: reports.timeMs[i],
    latitudeDeg: reports.latitudeDeg[i],
    longitudeDeg: reports.longitudeDeg[i],
    altitudeFt: onGround || Number.isNaN(altitudeFt) ? null : altitudeFt,
    onGround,
    gapBefore: afterGap.has(i),
  };
}
