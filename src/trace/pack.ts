import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { emptyReports, NUMBER_COLUMNS } from '../source/columns.js';
import type { Trace, TraceSource } from './trace.js';

interface Head {
  readonly icao24: number;
  readonly length: number;
  readonly callsigns: readonly string[];
  readonly sources: readonly TraceSource[];
}

const Form = { plain: 0, deflated: 1 } as const;
/** Deflating a few reports costs more than it saves. */
const WORTH_DEFLATING_BYTES = 16_384;

/**
 * A trace as bytes, for keeping: a byte for the form (0 plain, 1 deflated from here on), u32 length of a JSON head
 * (address, sources, callsigns), the head, then the columns one after another as little-endian arrays.
 */
export function packTrace(trace: Trace): Uint8Array {
  const head: Head = {
    icao24: trace.icao24,
    length: trace.reports.length,
    callsigns: trace.reports.callsigns,
    sources: trace.sources,
  };
  const headBytes = Buffer.from(JSON.stringify(head));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(headBytes.length);
  const columns = [...NUMBER_COLUMNS.map((name) => trace.reports[name]), trace.sourceOf];
  const bytes = columns.map((column) => Buffer.from(column.buffer, column.byteOffset, column.byteLength));
  const plain = Buffer.concat([size, headBytes, ...bytes]);
  if (plain.length < WORTH_DEFLATING_BYTES) return Buffer.concat([Buffer.of(Form.plain), plain]);
  return Buffer.concat([Buffer.of(Form.deflated), deflateRawSync(plain, { level: 1 })]);
}

/** The inverse of {@link packTrace}. */
export function unpackTrace(packed: Uint8Array): Trace {
  const rest = packed.subarray(1);
  const bytes = packed[0] === Form.deflated ? inflateRawSync(rest) : Buffer.from(rest);
  const headEnd = 4 + bytes.readUInt32LE(0);
  const head = JSON.parse(bytes.toString('utf8', 4, headEnd)) as Head;
  const reports = emptyReports(head.length, head.callsigns);
  const sourceOf = new Uint16Array(head.length);
  let at = headEnd;
  for (const column of [...NUMBER_COLUMNS.map((name) => reports[name]), sourceOf]) {
    new Uint8Array(column.buffer, column.byteOffset, column.byteLength).set(
      bytes.subarray(at, at + column.byteLength),
    );
    at += column.byteLength;
  }
  return { icao24: head.icao24, reports, sourceOf, sources: head.sources };
}
