import { constants, crc32, gunzipSync, inflateRawSync } from 'node:zlib';
import { AirbridgeError } from '../../error.js';

/** Bits of the FLG byte, RFC 1952 section 2.3.1. */
const Flg = { headerCrc: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 } as const;

const FIXED_HEADER_BYTES = 10;
const TRAILER_BYTES = 8;
/** No deflate stream grows by more than this factor: 258 bytes from two bits (zlib's technical notes). */
const MOST_INFLATION = 1032;
const DEFAULT_CHUNK_BYTES = 1 << 16;

/** Writers that cut their data in blocks make one of every 64 KiB; ten thousand are a trap for the time they take. */
const MOST_MEMBERS = 10_000;

const AGAIN = 'Fetch the file again.';

/** Whether bytes begin as gzip does, whatever the file is called. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Inflates one gzip file held in memory: RFC 1952 with all optional header fields, members one after the other, and zero
 * padding behind the last. The result is whole and its checksums hold, or there is none.
 *
 * @param limit the most bytes the result may have
 * @throws AirbridgeError `gzip-truncated`, `gzip-damaged`, or `bomb` beyond `limit`; `byte` counts in `bytes`
 */
export function gunzip(bytes: Uint8Array, limit: number): Uint8Array {
  return gunzipOne(bytes, limit) ?? gunzipMembers(bytes, limit);
}

/**
 * Inflates the usual file, one member and nothing behind: zlib then takes the checksum of what it has just written and
 * still has at hand, which costs next to nothing.
 *
 * @returns null for any other file; what is wrong with it zlib does not say
 */
function gunzipOne(bytes: Uint8Array, limit: number): Uint8Array | null {
  try {
    const options = zlibOptions(limit, guessedSize(bytes));
    const { buffer, engine } = gunzipSync(bytes, options) as unknown as Inflated;
    const isAll = engine.bytesWritten === bytes.length && buffer.length % 2 ** 32 === sizeInTrailer(bytes);
    // Nothing at all may be ten thousand members of nothing.
    return isAll && buffer.length > 0 ? buffer : null;
  } catch {
    return null;
  }
}

function gunzipMembers(bytes: Uint8Array, limit: number): Uint8Array {
  const members: Uint8Array[] = [];
  let at = 0;
  let total = 0;
  do {
    const guess = at === 0 ? guessedSize(bytes) : DEFAULT_CHUNK_BYTES;
    const member = inflateMember(bytes, at, Math.max(limit - total, 1), guess);
    if (members.push(member.data) > MOST_MEMBERS) throw bomb(at);
    total += member.data.length;
    at = member.end;
  } while (anotherMember(bytes, at));
  return members.length === 1 ? members[0] : Buffer.concat(members, total);
}

/**
 * Inflates as much as it can of the beginning of a gzip file, for a look at what is inside. Checks nothing.
 *
 * @returns null when not one byte can be had
 */
export function gunzipHead(bytes: Uint8Array): Uint8Array | null {
  try {
    // With this flush zlib gives what it has instead of asking for the end.
    const options = { finishFlush: constants.Z_SYNC_FLUSH };
    const head = inflateRawSync(bytes.subarray(headerEnd(bytes, 0)), options);
    return head.length === 0 ? null : head;
  } catch {
    return null;
  }
}

interface Member {
  readonly data: Uint8Array;
  /** Where the next member would begin. */
  readonly end: number;
}

function inflateMember(bytes: Uint8Array, start: number, limit: number, guess: number): Member {
  const { data, end } = inflate(bytes, headerEnd(bytes, start), limit, guess);
  if (end + TRAILER_BYTES > bytes.length) throw truncated(bytes);
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + end, TRAILER_BYTES);
  if (crc32(data) !== trailer.getUint32(0, true)) {
    throw new AirbridgeError('gzip-damaged', 'the data does not match its CRC', { byte: end }, AGAIN);
  }
  if (data.length % 2 ** 32 !== trailer.getUint32(4, true)) {
    throw new AirbridgeError(
      'gzip-damaged',
      'the data does not have the size it should',
      { byte: end + 4 },
      AGAIN,
    );
  }
  return { data, end: end + TRAILER_BYTES };
}

/** Where the deflate data of the member beginning at `start` begins. */
function headerEnd(bytes: Uint8Array, start: number): number {
  const flags = checkFixedHeader(bytes, start);
  let at = start + FIXED_HEADER_BYTES;
  if (flags & Flg.extra) at += 2 + (byteAt(bytes, at) | (byteAt(bytes, at + 1) << 8));
  if (flags & Flg.name) at = afterZero(bytes, at);
  if (flags & Flg.comment) at = afterZero(bytes, at);
  if (flags & Flg.headerCrc) at = checkHeaderCrc(bytes, start, at);
  if (at > bytes.length) throw truncated(bytes);
  return at;
}

/** @returns the FLG byte */
function checkFixedHeader(bytes: Uint8Array, start: number): number {
  const magic = (byteAt(bytes, start) << 8) | byteAt(bytes, start + 1);
  if (magic !== 0x1f8b) throw damagedHeader('not the two bytes gzip begins with', start, 'magic', magic);
  const method = byteAt(bytes, start + 2);
  if (method !== 8) throw damagedHeader('an unknown compression method', start + 2, 'method', method);
  const flags = byteAt(bytes, start + 3);
  if (flags & Flg.reserved) throw damagedHeader('reserved flag bits set', start + 3, 'flags', flags);
  byteAt(bytes, start + FIXED_HEADER_BYTES - 1);
  return flags;
}

/** FHCRC: the low half of the CRC-32 of the header before it. */
function checkHeaderCrc(bytes: Uint8Array, start: number, at: number): number {
  const stored = byteAt(bytes, at) | (byteAt(bytes, at + 1) << 8);
  if ((crc32(bytes.subarray(start, at)) & 0xffff) !== stored) {
    throw damagedHeader('a header that does not match its CRC', at, 'header CRC', stored);
  }
  return at + 2;
}

function byteAt(bytes: Uint8Array, at: number): number {
  if (at >= bytes.length) throw truncated(bytes);
  return bytes[at];
}

function afterZero(bytes: Uint8Array, from: number): number {
  const zero = bytes.indexOf(0, from);
  if (zero === -1) throw truncated(bytes);
  return zero + 1;
}

function anotherMember(bytes: Uint8Array, at: number): boolean {
  const next = bytes.subarray(at);
  if (isGzip(next)) return true;
  const stray = next.findIndex((byte) => byte !== 0);
  if (stray === -1) return false;
  const message = 'something that is no gzip follows the gzip data';
  throw new AirbridgeError('gzip-damaged', message, { byte: at + stray }, AGAIN);
}

/**
 * The size the last four bytes give, which for the usual file of one member is the size of the result: one buffer of that
 * size is filled in one go. They can lie, so they are believed only as far as deflate could have gone.
 */
function guessedSize(bytes: Uint8Array): number {
  if (bytes.length < FIXED_HEADER_BYTES + TRAILER_BYTES) return DEFAULT_CHUNK_BYTES;
  const size = sizeInTrailer(bytes);
  const possible = size <= bytes.length * MOST_INFLATION && size >= bytes.length / 2;
  // One more than is needed, else zlib asks for a second buffer only to learn that it has finished.
  return possible ? Math.max(size + 1, 64) : DEFAULT_CHUNK_BYTES;
}

/** What the last member says its size is, of which it has only the low 32 bits. */
function sizeInTrailer(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4).getUint32(0, true);
}

function zlibOptions(limit: number, guess: number) {
  return { info: true, maxOutputLength: Math.max(limit, 1), chunkSize: Math.min(guess, limit + 64) };
}

function inflate(bytes: Uint8Array, start: number, limit: number, guess: number): Member {
  try {
    const options = zlibOptions(limit, guess);
    // The types of Node do not know that `info` changes what comes back.
    const { buffer, engine } = inflateRawSync(bytes.subarray(start), options) as unknown as Inflated;
    return { data: buffer, end: start + engine.bytesWritten };
  } catch (error) {
    throw inflateError(error, bytes, start, limit);
  }
}

interface Inflated {
  readonly buffer: Uint8Array;
  readonly engine: { readonly bytesWritten: number };
}

function inflateError(error: unknown, bytes: Uint8Array, start: number, limit: number): AirbridgeError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'Z_BUF_ERROR') return truncated(bytes);
  if (code === 'ERR_BUFFER_TOO_LARGE') return bomb(start);
  const where = { byte: damagedByte(bytes, start, limit) };
  return new AirbridgeError('gzip-damaged', `the gzip data is damaged (${message})`, where, AGAIN);
}

/**
 * The byte at which zlib gives up. It does not say, but of any shorter piece it says whether it is wrong or merely too
 * short, so the shortest wrong piece ends at that byte.
 */
function damagedByte(bytes: Uint8Array, start: number, limit: number): number {
  let short = start;
  let wrong = bytes.length;
  while (wrong - short > 1) {
    const middle = (short + wrong) >> 1;
    if (isMerelyShort(bytes.subarray(start, middle), limit)) short = middle;
    else wrong = middle;
  }
  return wrong - 1;
}

function isMerelyShort(deflated: Uint8Array, limit: number): boolean {
  try {
    inflateRawSync(deflated, { maxOutputLength: limit });
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR';
  }
}

function truncated(bytes: Uint8Array): AirbridgeError {
  return new AirbridgeError('gzip-truncated', 'the gzip data ends too early', { byte: bytes.length }, AGAIN);
}

function bomb(byte: number): AirbridgeError {
  const next = 'No real trace is that large; look at where the file came from.';
  return new AirbridgeError('bomb', 'inflates to more than a trace may be', { byte }, next);
}

function damagedHeader(what: string, byte: number, field: string, value: number): AirbridgeError {
  return new AirbridgeError('gzip-damaged', `the gzip header has ${what}`, { byte, field, value }, AGAIN);
}
