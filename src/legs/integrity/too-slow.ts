import { message } from '../../i18n/message.js';
import { durationMessage } from '../../i18n/units.js';
import { anyAltitudeFt } from '../altitude/height.js';
import type { Finding } from './flag.js';
import { type Heard, runsOf } from './heard.js';

/** Up here no jet of medium weight or more is slower than 100 kt over ground, whatever the wind. */
const ABOVE_FT = 25_000;
const BELOW_KT = 100;
const SHORTEST_MS = 60_000;
const WAKES: readonly string[] = ['M', 'H', 'J', 'M/H'];

/**
 * Stretches at a speed the type cannot fly at that height: speed and place come from a satellite receiver that was misled,
 * height does not. Types of which this cannot be said are never flagged.
 *
 * @param markFalse called with each position concerned
 */
export function tooSlow(heard: Heard, markFalse: (i: number) => void): Finding[] {
  const { reports, profile } = heard;
  if (profile.engineType !== 'J' || !WAKES.includes(profile.wake ?? '')) return [];
  const { timeMs, groundspeedKt } = reports;
  const isSlow = (i: number) => groundspeedKt[i] < BELOW_KT && anyAltitudeFt(reports, i) >= ABOVE_FT;
  return runsOf(heard, isSlow).flatMap(({ from, to }) => {
    const spanMs = timeMs[to] - timeMs[from];
    if (spanMs < SHORTEST_MS) return [];
    let [slowest, fastest] = [Number.POSITIVE_INFINITY, 0];
    for (let i = from; i <= to; i++) {
      markFalse(i);
      slowest = Math.min(slowest, groundspeedKt[i]);
      fastest = Math.max(fastest, groundspeedKt[i]);
    }
    const reason = message('flag.tooSlow', {
      slowestKt: Math.round(slowest),
      fastestKt: Math.round(fastest),
      heightFt: Math.round(anyAltitudeFt(reports, from) / 100) * 100,
      duration: durationMessage(spanMs),
    });
    return [{ kind: 'too-slow', fromMs: timeMs[from], toMs: timeMs[to], reports: to - from + 1, reason }];
  });
}
