import { message } from '../../i18n/message.js';
import type { ClockOffset } from '../../trace/clocks.js';
import type { IntegrityFlag } from './flag.js';

/**
 * A flag for each source of a leg whose clock had to be set by another's: the places are the same, the leg stands as it is.
 *
 * @param firstMs the leg's first report, UTC milliseconds
 * @param lastMs its last
 */
export function clockFlags(
  firstMs: number,
  lastMs: number,
  offsets: readonly ClockOffset[],
): IntegrityFlag[] {
  return offsets.flatMap(({ offsetMs, timesMs }) => {
    const own = timesMs.filter((ms) => ms >= firstMs && ms <= lastMs);
    if (own.length === 0) return [];
    const reason = message('flag.clocks', { seconds: Math.round(Math.abs(offsetMs) / 1000) });
    return [
      { kind: 'clock', fromMs: own[0], toMs: own[own.length - 1], reports: own.length, reason, doubts: [] },
    ];
  });
}
