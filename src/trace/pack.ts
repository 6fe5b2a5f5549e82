import { emptyReports, NUMBER_COLUMNS } from '../source/columns.js';
import type { Reports } from '../source/reports.js';
import { type Grain, mostBytes, packColumn, unpackColumn } from './pack-column.js';
import type { Trace, TraceSource } from './trace.js';

interface Head {
  readonly icao24: number | null;
  readonly length: number;
  readonly callsigns: readonly string[];
  readonly sources: readonly TraceSource[];
}

/** What ADS-B and readsb round to: 25 ft, 0.1 kt and degrees, 1e-6 degrees of place. */
const GRAINS: { readonly [K in keyof Reports]?: Grain } = {
  timeMs: { times: 1, per: 1 },
  latitudeDeg: { times: 1, per: 1e6 },
  longitudeDeg: { times: 1, per: 1e6 },
  altitudeFt: { times: 25, per: 1 },
  geometricAltitudeFt: { times: 25, per: 1 },
  groundspeedKt: { times: 1, per: 10 },
  trackDeg: { times: 1, per: 10 },
  verticalRateFpm: { times: 1, per: 1 },
};
const LENGTH_BYTES = 4;

/**
 * A trace as bytes, for keeping, to the last bit: u32 length (little-endian) of a JSON head (address, sources, callsigns), the
 * head, blanks up to a multiple of 8, then the columns one after another, each as {@link packColumn} writes it.
 */
export function packTrace({ icao24, sources, reports, sourceOf }: Trace): Uint8Array {
  const head: Head = { icao24, length: reports.length, callsigns: reports.callsigns, sources };
  const text = Buffer.from(JSON.stringify(head));
  let at = columnsAfter(text.length);
  const room = NUMBER_COLUMNS.reduce((sum, name) => sum + mostBytes(reports[name]), mostBytes(sourceOf));
  const bytes = new Uint8Array(at + room).fill(BLANK, 0, at);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, LENGTH_BYTES);
  for (const name of NUMBER_COLUMNS) {
    const base = name === 'timeMs' ? reports.timeMs[0] : 0;
    at = packColumn(bytes.buffer, at, reports[name], GRAINS[name] ?? null, base);
  }
  return bytes.slice(0, packColumn(bytes.buffer, at, sourceOf, null));
}

/** The inverse of {@link packTrace}. */
export function unpackTrace(packed: Uint8Array): Trace {
  // A copy: the columns are aligned to its beginning.
  const { buffer } = Uint8Array.from(packed);
  const length = new DataView(buffer).getUint32(0, true);
  const head = JSON.parse(Buffer.from(buffer, LENGTH_BYTES, length).toString()) as Head;
  const reports = emptyReports(head.length, head.callsigns);
  let at = columnsAfter(length);
  for (const name of NUMBER_COLUMNS) at = unpackColumn(buffer, at, reports[name], GRAINS[name] ?? null);
  const sourceOf = new Uint16Array(head.length);
  unpackColumn(buffer, at, sourceOf, null);
  return { icao24: head.icao24, reports, sourceOf, sources: head.sources };
}

const BLANK = 0x20;
const columnsAfter = (headLength: number): number => Math.ceil((LENGTH_BYTES + headLength) / 8) * 8;
