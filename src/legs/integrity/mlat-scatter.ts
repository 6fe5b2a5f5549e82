import { message } from '../../i18n/message.js';
import { durationMessage } from '../../i18n/units.js';
import { ORIGINS } from '../../source/reports.js';
import type { Finding } from './flag.js';
import { type Heard, runsOf } from './heard.js';
import { apartKm } from './tracks.js';

const MLAT = ORIGINS.indexOf('mlat');
const FEWEST = 10;
/** Slower than this, scatter of some hundred metres makes up most of any way. */
const MOVING_KT = 80;
/** Places of good multilateration make a way a few hundredths longer than it was flown. */
const MOST_RATIO = 1.5;
const KM_PER_MS_KT = 1.852 / 3_600_000;

/** Stretches of multilateration whose places zigzag so that their way is far longer than the speed allows. */
export function mlatScatter(heard: Heard): Finding[] {
  const { reports } = heard;
  const { timeMs, origin, groundspeedKt } = reports;
  const isMoving = (i: number) => origin[i] === MLAT && groundspeedKt[i] >= MOVING_KT;
  return runsOf(heard, isMoving).flatMap(({ from, to }) => {
    if (to - from + 1 < FEWEST) return [];
    let [wayKm, flownKm] = [0, 0];
    for (let i = from + 1; i <= to; i++) {
      wayKm += apartKm(reports, i - 1, i);
      flownKm += groundspeedKt[i] * (timeMs[i] - timeMs[i - 1]) * KM_PER_MS_KT;
    }
    if (wayKm < MOST_RATIO * flownKm) return [];
    const spanMs = timeMs[to] - timeMs[from];
    const reason = message('flag.mlatScatter', {
      flownKm: Math.round(wayKm),
      duration: durationMessage(spanMs),
      possibleKm: Math.round(flownKm),
    });
    return [{ kind: 'mlat-scatter', fromMs: timeMs[from], toMs: timeMs[to], reports: to - from + 1, reason }];
  });
}
