import { gzipSync, strToU8 } from 'fflate';
import type { Point } from './recorder.js';
import type { Equipment } from './transponder.js';

/** Who the airframe claims to be. */
export interface Identity {
  /** Six hex digits. */
  readonly icao24: string;
  readonly registration: string;
  readonly typecode: string;
}

/** One day of one airframe, as an archive holds it. */
export interface TraceDay {
  /** `2025/01/31/traces/07/trace_full_fd0007.json` */
  readonly entryName: string;
  /** The trace as JSON. */
  readonly json: Uint8Array;
  /** The same gzipped, as readsb stores it under the name above. Packed when asked for, anew each time. */
  readonly bytes: Uint8Array;
}

/** What every trace says of itself in its words. */
const SYNTHETIC_OPERATOR = 'SYNTHETIC - made by the airbridge simulator, no real aircraft';

const DAY_MS = 86_400_000;
/** The aircraft's own data stand on every so many points. */
const OBJECT_EVERY = 4;

/** Cuts an airframe's points at UTC midnights and writes a trace for each day that has any. */
export function traceDays(identity: Identity, equipment: Equipment, points: readonly Point[]): TraceDay[] {
  const byDay = new Map<number, Point[]>();
  for (const point of points) {
    const day = Math.floor(point.timeMs / DAY_MS);
    const list = byDay.get(day);
    if (list === undefined) byDay.set(day, [point]);
    else list.push(point);
  }
  return [...byDay].map(([day, list]) => traceDay(identity, equipment, day * DAY_MS, list));
}

function traceDay(
  identity: Identity,
  equipment: Equipment,
  startMs: number,
  points: readonly Point[],
): TraceDay {
  const { icao24, registration, typecode } = identity;
  const json = strToU8(
    JSON.stringify({
      icao: icao24,
      r: registration,
      t: typecode,
      desc: `SYNTHETIC ${typecode}`,
      ownOp: SYNTHETIC_OPERATOR,
      synthetic: true,
      timestamp: startMs / 1000,
      trace: points.map((point, k) => row(point, startMs, k % OBJECT_EVERY === 0 ? equipment : null)),
    }),
  );
  const date = new Date(startMs).toISOString().slice(0, 10).replaceAll('-', '/');
  return {
    entryName: `${date}/traces/${icao24.slice(-2)}/trace_full_${icao24}.json`,
    json,
    get bytes() {
      // Not the machine's own zlib: the same input must give the same bytes everywhere, since evidence is known by its hash.
      return gzipSync(json, { level: 6, mtime: 0 });
    },
  };
}

/** One report in the order of readsb README-json.md, "trace jsons". */
function row(point: Point, startMs: number, equipment: Equipment | null): unknown[] {
  const { altitude, origin, verticalRateFpm, geometricAltitudeFt } = point;
  return [
    rounded((point.timeMs - startMs) / 1000, 2),
    rounded(point.latitudeDeg, 6),
    rounded(point.longitudeDeg, 6),
    altitude,
    point.groundspeedKt === null ? null : rounded(point.groundspeedKt, 1),
    point.trackDeg === null ? null : rounded(point.trackDeg, 1),
    point.isStale ? 1 : 0,
    verticalRateFpm,
    equipment === null ? null : aircraftObject(point, equipment),
    origin,
    geometricAltitudeFt,
    null,
    null,
    null,
  ];
}

function aircraftObject(point: Point, { squawk, category }: Equipment): Record<string, unknown> {
  const flight = point.callsign.padEnd(8);
  if (point.origin === 'mlat') return { type: 'mlat', flight, squawk };
  return {
    type: point.origin,
    flight,
    ...(point.geometricAltitudeFt === null ? {} : { alt_geom: point.geometricAltitudeFt }),
    ...(point.trackDeg === null ? {} : { track: rounded(point.trackDeg, 2) }),
    ...(point.verticalRateFpm === null ? {} : { baro_rate: point.verticalRateFpm }),
    squawk,
    emergency: 'none',
    category,
    nic: 8,
    rc: 186,
    version: 2,
    nac_p: 10,
    nac_v: 2,
    sil: 3,
    sil_type: 'perhour',
    sda: 2,
    alert: 0,
    spi: 0,
  };
}

function rounded(value: number, places: number): number {
  const factor = 10 ** places;
  // Adding 0 turns -0 into 0, which JSON writes the same way everywhere.
  return Math.round(value * factor) / factor + 0;
}
