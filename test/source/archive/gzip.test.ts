import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AirbridgeError } from '../../../src/error.js';
import { gunzip, gunzipHead, isGzip } from '../../../src/source/archive/gzip.js';
import { gzipOf, traceJson } from '../make.js';

const LIMIT = 1 << 20;
const data = traceJson();

const text = fc.string({ unit: 'binary-ascii' }).map((value) => value.replaceAll('\0', ''));
const fields = fc.record(
  { extra: fc.uint8Array({ maxLength: 300 }), name: text, comment: text, headerCrc: fc.boolean() },
  { requiredKeys: [] },
);

function outcome(bytes: Uint8Array, limit = LIMIT): Uint8Array | AirbridgeError {
  try {
    return gunzip(bytes, limit);
  } catch (error) {
    if (error instanceof AirbridgeError) return error;
    throw error;
  }
}

function fault(bytes: Uint8Array, limit = LIMIT): { code: string; byte: number | undefined } {
  const error = outcome(bytes, limit);
  if (!(error instanceof AirbridgeError)) throw new Error('it was read');
  return { code: error.code, byte: error.where.byte };
}

function withByte(bytes: Uint8Array, at: number, value: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = value;
  return changed;
}

describe('gunzip', () => {
  it('reads what zlib writes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), fc.integer({ min: 0, max: 9 }), (bytes, level) => {
        expect(Buffer.from(gunzip(gzipSync(bytes, { level }), LIMIT))).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('reads past every optional header field', () => {
    fc.assert(
      fc.property(fields, fc.uint8Array({ maxLength: 500 }), (optional, bytes) => {
        expect(Buffer.from(gunzip(gzipOf(bytes, optional), LIMIT))).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('reads members one after the other, and zero padding behind the last', () => {
    const members = [
      gzipOf(Buffer.from('one ')),
      gzipOf(Buffer.from('')),
      gzipOf(Buffer.from('two'), { name: 'b' }),
    ];
    const bytes = Buffer.concat([...members, Buffer.alloc(700)]);
    expect(Buffer.from(gunzip(bytes, LIMIT)).toString()).toBe('one two');
  });

  it('reads from the middle of a larger buffer', () => {
    const member = gzipOf(data);
    const around = Buffer.concat([Buffer.alloc(13, 7), member, Buffer.alloc(13, 7)]);
    expect(gunzip(around.subarray(13, 13 + member.length), LIMIT)).toEqual(data);
  });

  it('is not led astray by a size that lies in padding or in another member', () => {
    const long = Buffer.alloc(300_000, 'long');
    const bytes = Buffer.concat([gzipOf(long), gzipOf(Buffer.from('x'))]);
    expect(gunzip(bytes, LIMIT).length).toBe(300_001);
  });

  it('refuses a file cut at any byte, and says so', () => {
    const whole = gzipOf(data, {
      extra: Buffer.from('extra'),
      name: 'trace.json',
      comment: 'c',
      headerCrc: true,
    });
    for (let length = 0; length < whole.length; length++) {
      expect(fault(whole.subarray(0, length))).toEqual({ code: 'gzip-truncated', byte: length });
    }
  });

  it('never gives other data for any flipped bit', () => {
    const whole = gzipOf(data, { name: 'trace.json', headerCrc: true });
    let refused = 0;
    for (let bit = 0; bit < whole.length * 8; bit++) {
      const result = outcome(withByte(whole, bit >> 3, whole[bit >> 3] ^ (1 << (bit & 7))));
      if (result instanceof AirbridgeError) {
        expect(result.where.byte).toBeTypeOf('number');
        refused++;
      } else {
        expect(result).toEqual(data);
      }
    }
    // Only the unused bits between the last deflate code and the next byte may be flipped unseen.
    expect(refused).toBeGreaterThan((whole.length - 1) * 8);
  });

  it('names the byte of what is wrong', () => {
    const whole = gzipOf(data);
    const trailer = whole.length - 8;
    const at = (byte: number, value: number) => fault(withByte(whole, byte, value));
    expect(at(0, 0x20)).toEqual({ code: 'gzip-damaged', byte: 0 });
    expect(at(2, 9)).toEqual({ code: 'gzip-damaged', byte: 2 });
    expect(at(3, 0x20)).toEqual({ code: 'gzip-damaged', byte: 3 });
    expect(at(trailer, whole[trailer] ^ 1)).toEqual({ code: 'gzip-damaged', byte: trailer });
    expect(at(trailer + 4, whole[trailer + 4] ^ 1)).toEqual({ code: 'gzip-damaged', byte: trailer + 4 });
    expect(fault(Buffer.concat([whole, Buffer.from('\0\0garbage')]))).toEqual({
      code: 'gzip-damaged',
      byte: whole.length + 2,
    });
  });

  it('names the byte at which the deflate data goes wrong', () => {
    // RFC 1951: a stored block (0) of no bytes, then a last block of the reserved type 3 at byte 15.
    const header = gzipOf(Buffer.alloc(0)).subarray(0, 10);
    const bytes = Buffer.concat([header, Buffer.from([0, 0, 0, 0xff, 0xff, 0b111]), Buffer.alloc(30)]);
    expect(fault(bytes)).toEqual({ code: 'gzip-damaged', byte: 15 });
  });

  it('stops at members without end', () => {
    expect(fault(Buffer.concat(Array(10_001).fill(gzipSync('')))).code).toBe('bomb');
  });

  it('stops at the limit, however the data is spread', () => {
    const bomb = gzipSync(Buffer.alloc(3 * LIMIT));
    expect(fault(bomb)).toEqual({ code: 'bomb', byte: 10 });
    const half = gzipSync(Buffer.alloc(LIMIT / 2 + 1));
    expect(fault(Buffer.concat([half, half])).code).toBe('bomb');
    const full = gzipSync(Buffer.alloc(LIMIT));
    expect(gunzip(full, LIMIT).length).toBe(LIMIT);
    expect(gunzip(Buffer.concat([full, gzipSync(''), gzipSync('')]), LIMIT).length).toBe(LIMIT);
    const one = gzipSync('x');
    expect(fault(Buffer.concat([full, one, one, one, half])).code).toBe('bomb');
  });
});

describe('gunzipHead', () => {
  it('gives the beginning of what a beginning holds', () => {
    const long = Buffer.from(Array.from({ length: 20_000 }, (_, i) => (i * i * 31) & 0xff));
    const head = gunzipHead(gzipOf(long, { name: 'x' }).subarray(0, 4096));
    expect(head).not.toBeNull();
    expect(Buffer.from(head!)).toEqual(long.subarray(0, head!.length));
  });

  it('gives null where nothing can be had', () => {
    expect(gunzipHead(gzipOf(data).subarray(0, 9))).toBeNull();
    expect(gunzipHead(Buffer.from('plain'))).toBeNull();
  });
});

it('knows gzip by its first two bytes', () => {
  expect(isGzip(gzipOf(data))).toBe(true);
  expect(isGzip(data)).toBe(false);
  expect(isGzip(Buffer.from([0x1f]))).toBe(false);
});
