/** Where an airframe truly was, second by second: what no receiver sees, and what every report is made from. */
export interface Track {
  readonly length: number;
  /** UTC milliseconds, strictly increasing. */
  readonly timeMs: Float64Array;
  readonly latitudeDeg: Float64Array;
  readonly longitudeDeg: Float64Array;
  /** Above mean sea level. */
  readonly altitudeFt: Float64Array;
  readonly groundspeedKt: Float64Array;
  /** True direction of movement; on the ground the heading. */
  readonly trackDeg: Float64Array;
  readonly verticalRateFpm: Float64Array;
  readonly onGround: Uint8Array;
}

/** One second of it. */
export interface Moment {
  readonly timeMs: number;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly altitudeFt: number;
  readonly groundspeedKt: number;
  readonly trackDeg: number;
  readonly verticalRateFpm: number;
  readonly onGround: boolean;
}

/** The moments of a track, as columns. */
export function trackOf(moments: readonly Moment[]): Track {
  const { length } = moments;
  const columns = {
    timeMs: new Float64Array(length),
    latitudeDeg: new Float64Array(length),
    longitudeDeg: new Float64Array(length),
    altitudeFt: new Float64Array(length),
    groundspeedKt: new Float64Array(length),
    trackDeg: new Float64Array(length),
    verticalRateFpm: new Float64Array(length),
  };
  for (const name of Object.keys(columns) as (keyof typeof columns)[]) {
    const column = columns[name];
    for (let i = 0; i < length; i++) column[i] = moments[i][name];
  }
  return { length, ...columns, onGround: Uint8Array.from(moments, (moment) => Number(moment.onGround)) };
}
