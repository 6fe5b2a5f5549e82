import { crc32, deflateRawSync } from 'node:zlib';
import { Header, type HeaderData } from 'tar';

/** Input for tests, byte by byte, so that it can be made wrong in one place. */

export interface GzipFields {
  readonly extra?: Uint8Array;
  readonly name?: string;
  readonly comment?: string;
  readonly headerCrc?: boolean;
  /** 0 stores the data as it is, which makes every place in the file the same with every zlib. */
  readonly level?: number;
}

/** One gzip member with the optional fields of RFC 1952. */
export function gzipOf(data: Uint8Array, fields: GzipFields = {}): Buffer {
  const { extra, name, comment, headerCrc, level = 6 } = fields;
  const flags =
    (headerCrc ? 2 : 0) | (extra ? 4 : 0) | (name === undefined ? 0 : 8) | (comment === undefined ? 0 : 16);
  const parts: Buffer[] = [Buffer.from([0x1f, 0x8b, 8, flags, 1, 2, 3, 4, 0, 3])];
  if (extra) parts.push(Buffer.from([extra.length & 0xff, extra.length >> 8]), Buffer.from(extra));
  if (name !== undefined) parts.push(Buffer.from(`${name}\0`, 'latin1'));
  if (comment !== undefined) parts.push(Buffer.from(`${comment}\0`, 'latin1'));
  if (headerCrc) parts.push(uint16(crc32(Buffer.concat(parts)) & 0xffff));
  return Buffer.concat([...parts, deflateRawSync(data, { level }), uint32(crc32(data)), uint32(data.length)]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** A member of a tar; what it does not say is usual. `raw` overwrites bytes of the header before its checksum is made. */
export interface MemberSpec extends HeaderData {
  readonly path: string;
  readonly data?: Uint8Array;
  readonly raw?: readonly (readonly [number, string])[];
}

const BLOCK = 512;

/** Header, data and padding of one member. */
export function tarMember({ data = Buffer.alloc(0), raw = [], ...fields }: MemberSpec): Buffer {
  const header = new Header({ type: 'File', mode: 0o644, size: data.length, mtime: new Date(0), ...fields });
  header.encode();
  const block = header.block!;
  for (const [at, text] of raw) block.write(text, at, 'latin1');
  if (raw.length > 0) sign(block);
  return Buffer.concat([block, data, Buffer.alloc(-data.length & (BLOCK - 1))]);
}

/** Writes the checksum a header's bytes call for: their sum with the checksum itself taken as spaces. */
function sign(block: Buffer): void {
  block.fill(' ', 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
}

/** A whole tar with its end mark. */
export function tarOf(members: readonly MemberSpec[]): Buffer {
  return Buffer.concat([...members.map(tarMember), Buffer.alloc(2 * BLOCK)]);
}

/** 2025-02-07T00:00:00Z, in seconds. */
export const DAY_SECONDS = 1_738_886_400;

const REPORTS = [
  [
    10,
    42.36,
    -71.01,
    'ground',
    6.8,
    289.7,
    0,
    null,
    { flight: 'TST123  ' },
    'adsb_icao',
    null,
    null,
    null,
    null,
  ],
  [20.5, 42.37, -71.02, 0, 140.2, 290, 2, 1500, null, 'adsb_icao', 125, null, null, null],
  [31, 42.39, -71.04, null, null, null, 1, null, null, 'mlat', null, null, null, null],
];

/** A trace of three reports as readsb would write it, with parts replaced. */
export function traceOf(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { icao: 'a11f59', r: 'N17104', t: 'B752', timestamp: DAY_SECONDS, trace: REPORTS, ...changes };
}

/** The same as JSON in bytes. */
export function traceJson(changes: Readonly<Record<string, unknown>> = {}): Buffer {
  return Buffer.from(JSON.stringify(traceOf(changes)));
}
