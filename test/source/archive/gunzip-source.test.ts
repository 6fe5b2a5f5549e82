import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ByteSource, chunksOf } from '../../../src/source/archive/bytes.js';
import { gunzipSource } from '../../../src/source/archive/gunzip-source.js';
import { gzipOf } from '../make.js';

const data = Buffer.from(Array.from({ length: 400_000 }, (_, i) => (i * i * 31 + (i >> 7)) & 0xff));
const stored = gzipSync(data);

function memory(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    close: async () => {},
  };
}

describe('a gzip stream', () => {
  it('gives what is at any place further on', async () => {
    const steps = fc.array(fc.tuple(fc.nat(60_000), fc.nat(90_000)), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(steps, async (skips) => {
        const source = gunzipSource(memory(stored));
        let at = 0;
        for (const [skip, length] of skips) {
          at += skip;
          const bytes = await source.read(at, length);
          expect(Buffer.compare(bytes, data.subarray(at, at + length))).toBe(0);
          at = Math.min(at + length, data.length);
        }
        await source.close();
      }),
      { numRuns: 40 },
    );
  });

  it('knows its size when it has come to its end', async () => {
    const source = gunzipSource(memory(stored));
    expect(source.size).toBeNull();
    expect((await source.read(data.length - 10, 100)).length).toBe(10);
    expect(source.size).toBe(data.length);
    expect((await source.read(data.length + 5_000, 100)).length).toBe(0);
  });

  it('cannot go back', async () => {
    const source = gunzipSource(memory(stored));
    await source.read(1000, 10);
    await expect(source.read(0, 10)).rejects.toThrow('cannot go back');
    await source.close();
  });

  it('reads members one after the other', async () => {
    const source = gunzipSource(
      memory(Buffer.concat([gzipOf(Buffer.from('one ')), gzipOf(Buffer.from('two'))])),
    );
    expect(Buffer.from(await source.read(0, 99)).toString()).toBe('one two');
  });

  it.each([
    ['gzip-truncated', stored.subarray(0, stored.length / 2), stored.length >> 1],
    ['gzip-truncated', stored.subarray(0, stored.length - 1), stored.length - 1],
  ])('says %s and how far it came', async (code, bytes, byte) => {
    const read = async () => {
      for await (const _chunk of chunksOf(gunzipSource(memory(bytes))));
    };
    await expect(read()).rejects.toMatchObject({ code, where: { byte } });
  });

  it('says gzip-damaged for a wrong checksum', async () => {
    const bytes = Buffer.from(stored);
    bytes[bytes.length - 6] ^= 1;
    const read = async () => {
      for await (const _chunk of chunksOf(gunzipSource(memory(bytes))));
    };
    await expect(read()).rejects.toMatchObject({ code: 'gzip-damaged' });
  });

  it('passes on a fault of the disk', async () => {
    const broken = { ...memory(stored), read: () => Promise.reject(new Error('disk')) };
    await expect(gunzipSource(broken).read(0, 1)).rejects.toThrow('disk');
  });
});
