import { haversineNm, initialBearingDeg } from '../../geo/geodesic.js';
import type { Reports } from '../../source/reports.js';
import { secondsBetween } from '../../trace/gap.js';
import { Phase } from './phase.js';
import { verticalTrendFpm } from './trend.js';

/** Which end of a leg. */
export type Side = 'departure' | 'arrival';

/** Two positions this far apart in time give a direction and a speed that their rounding cannot spoil. */
const SHORTEST_SECONDS = 10;
const LONGEST_SECONDS = 120;

/** Over less, an error of a kilometre makes a jet of a light aircraft; over more, nobody knows where it was between. */
const FLOWN_SECONDS = { shortest: 60, longest: 240 } as const;

/** How the aircraft moved at an end of its leg in the air. NaN where the reports do not tell. */
export interface Motion {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly trackDeg: number;
  readonly groundspeedKt: number;
  readonly verticalRateFpm: number;
}

/** +1 where the leg lies after its end (a departure), -1 where it lies before (an arrival). */
export const inwards = (side: Side): 1 | -1 => (side === 'departure' ? 1 : -1);

/**
 * Motion at report `i`, the leg's first or last one in the air: as reported, else from the leg's own reports within two
 * minutes, which loggers without speed and direction make necessary.
 */
export function motionAt(reports: Reports, phase: Uint8Array, i: number, side: Side): Motion {
  const { trackDeg, groundspeedKt } = wayFlown(reports, phase, i, side);
  return {
    latitudeDeg: reports.latitudeDeg[i],
    longitudeDeg: reports.longitudeDeg[i],
    trackDeg,
    groundspeedKt,
    verticalRateFpm: verticalTrendFpm(reports, phase, i, inwards(side)),
  };
}

function wayFlown(
  reports: Reports,
  phase: Uint8Array,
  i: number,
  side: Side,
): Pick<Motion, 'trackDeg' | 'groundspeedKt'> {
  const { latitudeDeg, longitudeDeg, trackDeg, groundspeedKt } = reports;
  // Nothing stands still in the air: a speed of 0 stands for one that was not sent, and so does the track beside it.
  const isTold = !Number.isNaN(trackDeg[i]) && groundspeedKt[i] > 0;
  if (isTold) return { trackDeg: trackDeg[i], groundspeedKt: groundspeedKt[i] };
  const j = neighbour(reports, phase, i, inwards(side));
  if (j === null) return { trackDeg: Number.NaN, groundspeedKt: Number.NaN };
  const [from, to] = j < i ? [j, i] : [i, j];
  const way = [latitudeDeg[from], longitudeDeg[from], latitudeDeg[to], longitudeDeg[to]] as const;
  return {
    trackDeg: initialBearingDeg(...way),
    groundspeedKt: (haversineNm(...way) * 3600) / secondsBetween(reports, from, to),
  };
}

/** The nearest report of the flight that is far enough in time; null when there is none. */
function neighbour(reports: Reports, phase: Uint8Array, i: number, step: 1 | -1): number | null {
  for (let j = i + step; j >= 0 && j < reports.length && phase[j] === Phase.air; j += step) {
    const seconds = Math.abs(secondsBetween(reports, i, j));
    if (seconds > LONGEST_SECONDS) return null;
    if (seconds >= SHORTEST_SECONDS) return j;
  }
  return null;
}

/** The greatest speed over ground between two reports of a flight a minute or more apart, kt; NaN where there are no such two. */
export function fastestFlownKt(reports: Reports, first: number, last: number): number {
  const { latitudeDeg, longitudeDeg } = reports;
  let fastestKt = Number.NaN;
  for (let [i, j] = [first, first]; j <= last; j++) {
    while (secondsBetween(reports, i + 1, j) >= FLOWN_SECONDS.shortest) i++;
    const seconds = secondsBetween(reports, i, j);
    if (seconds < FLOWN_SECONDS.shortest || seconds > FLOWN_SECONDS.longest) continue;
    const nm = haversineNm(latitudeDeg[i], longitudeDeg[i], latitudeDeg[j], longitudeDeg[j]);
    const speedKt = (nm * 3600) / seconds;
    if (!(speedKt <= fastestKt)) fastestKt = speedKt;
  }
  return fastestKt;
}
