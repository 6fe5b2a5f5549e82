import { message } from '../../i18n/message.js';
import { durationMessage } from '../../i18n/units.js';
import type { Finding } from './flag.js';
import { type Heard, runsOf } from './heard.js';

/** Receivers and archives repeat the last position for some seconds as a rule: OpenSky for up to 20, some for 50. */
const SHORTEST_MS = 60_000;
/** Two may coincide; and what moves no faster may hover or stand. */
const FEWEST = 4;
const MOVING_KT = 100;

/**
 * Positions that are repeated under new times while the aircraft says that it moves: the place was old.
 *
 * @param markOld called with the position of each repeat
 */
export function staleRepeats(heard: Heard, markOld: (i: number) => void): Finding[] {
  const { reports } = heard;
  const { timeMs, latitudeDeg, longitudeDeg, groundspeedKt } = reports;
  const isRepeat = (i: number) =>
    i > heard.first &&
    latitudeDeg[i] === latitudeDeg[i - 1] &&
    longitudeDeg[i] === longitudeDeg[i - 1] &&
    groundspeedKt[i] >= MOVING_KT;
  return runsOf(heard, isRepeat).flatMap(({ from, to }) => {
    // However short the run: the leap after it is no jump, the aircraft had flown on meanwhile.
    for (let i = from; i <= to; i++) markOld(i);
    const spanMs = timeMs[to] - timeMs[from - 1];
    if (spanMs < SHORTEST_MS || to - from + 1 < FEWEST) return [];
    const speedKt = Math.round(groundspeedKt[from]);
    const reason = message('flag.stale', { duration: durationMessage(spanMs), speedKt });
    return [{ kind: 'stale', fromMs: timeMs[from], toMs: timeMs[to], reports: to - from + 1, reason }];
  });
}
