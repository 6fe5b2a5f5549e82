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
  const column = (value: (moment: Moment) => number) => Float64Array.from(moments, value);
  return {
    length: moments.length,
    timeMs: column((m) => m.timeMs),
    latitudeDeg: column((m) => m.latitudeDeg),
    longitudeDeg: column((m) => m.longitudeDeg),
    altitudeFt: column((m) => m.altitudeFt),
    groundspeedKt: column((m) => m.groundspeedKt),
    trackDeg: column((m) => m.trackDeg),
    verticalRateFpm: column((m) => m.verticalRateFpm),
    onGround: Uint8Array.from(moments, (m) => (m.onGround ? 1 : 0)),
  };
}
