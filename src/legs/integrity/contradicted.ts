import { message } from '../../i18n/message.js';
import { durationMessage } from '../../i18n/units.js';
import type { Reports } from '../../source/reports.js';
import type { WrongTracks } from '../flight/believed-tracks.js';
import type { BorrowedCallsign } from '../flight/callsigns.js';
import type { Bounds } from '../flight/outflown.js';
import type { Span } from '../flight/split.js';
import type { Finding } from './flag.js';

/** A type, and how the aircraft flew that is said to be one. */
export interface ContradictedType extends Bounds {
  readonly typecode: string;
}

/** The callsign of another flight at the beginning or the end of a leg. */
export function borrowedCallsign({ timeMs }: Reports, borrowed: BorrowedCallsign): Finding {
  const { callsign, own, of, from, to, reports } = borrowed;
  const duration = durationMessage(timeMs[to] - timeMs[from]);
  const reason =
    of === 'before'
      ? message('flag.callsignLeftOver', { callsign, own, duration })
      : message('flag.callsignOfNext', { callsign });
  return { kind: 'other-callsign', fromMs: timeMs[from], toMs: timeMs[to], reports, reason };
}

/** A stretch of the leg in which the reported track was not believed. */
export function wrongTrack({ timeMs }: Reports, { first, last }: WrongTracks, span: Span): Finding {
  const [from, to] = [Math.max(first, span.first), Math.min(last, span.last)];
  const reason = message('flag.wrongTrack', { duration: durationMessage(timeMs[to] - timeMs[from]) });
  return { kind: 'wrong-track', fromMs: timeMs[from], toMs: timeMs[to], reports: to - from + 1, reason };
}

/** The leg of an aircraft that does what its type does not. */
export function otherType(
  { timeMs }: Reports,
  contradicted: ContradictedType,
  { first, last }: Span,
): Finding {
  const { typecode } = contradicted;
  const speedKt = Math.round(contradicted.groundspeedKt);
  const heightFt = Math.round(contradicted.altitudeFt / 100) * 100;
  const reason = Number.isNaN(heightFt)
    ? message('flag.otherTypeBySpeed', { typecode, speedKt })
    : message('flag.otherType', { typecode, speedKt, heightFt });
  return { kind: 'other-type', fromMs: timeMs[first], toMs: timeMs[last], reports: last - first + 1, reason };
}
