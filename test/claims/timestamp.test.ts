import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkProof } from '../../src/claims/registry/open-timestamps.js';
import { readTimestamp, timestampRequest } from '../../src/claims/registry/timestamp.js';
import { sha256Of } from '../../src/source/sha256.js';

/** Made with OpenSSL's own authority: see the README beside them. */
const folder = join(import.meta.dirname, '../cases/claims/timestamps');
const fixture = (name: string) => new Uint8Array(readFileSync(join(folder, name)));
const der = (name: string) =>
  new Uint8Array(
    Buffer.from(readFileSync(join(folder, name), 'utf8').replace(/-----[^-]+-----|\s/g, ''), 'base64'),
  );
const STAMPED = fixture('registered.bytes');

test('a request is the one OpenSSL makes', () => {
  const request = timestampRequest(sha256Of(STAMPED));
  expect(Buffer.from(request).toString('hex')).toBe(Buffer.from(fixture('openssl.tsq')).toString('hex'));
});

test('an answer gives its time and its authority', async () => {
  expect(await readTimestamp(fixture('granted.tsr'), STAMPED)).toEqual({
    time: expect.stringMatching(/^2026-/),
    authority: 'Test TSA',
    trusted: null,
  });
});

test('whether its certificate leads to one that is trusted is said', async () => {
  const to = (name: string) => readTimestamp(fixture('granted.tsr'), STAMPED, [der(name)]);
  expect((await to('ca.pem')).trusted).toBe(true);
  expect((await to('other-ca.pem')).trusted).toBe(false);
});

test('an answer for another hash is refused', async () => {
  await expect(readTimestamp(fixture('granted.tsr'), new Uint8Array([1]))).rejects.toThrow(/another hash/);
});

test.each([
  ['rejected.tsr', /did not grant/],
  ['openssl.tsq', /not an answer as RFC 3161/],
])('%s is refused', async (name, fault) => {
  await expect(readTimestamp(fixture(name), STAMPED)).rejects.toThrow(fault);
});

test('an answer altered anywhere in its signed part is refused', async () => {
  const bytes = fixture('granted.tsr');
  const time = Buffer.from(bytes).indexOf('2026', 0, 'latin1');
  bytes[time + 3] = '5'.charCodeAt(0);
  await expect(readTimestamp(bytes, STAMPED)).rejects.toThrow(/signature does not hold|not valid/);
});

test.each([0, 1, 2, 500])('an answer cut off after %i bytes is refused', async (length) => {
  await expect(readTimestamp(fixture('granted.tsr').subarray(0, length), STAMPED)).rejects.toMatchObject({
    code: 'timestamp-invalid',
  });
});

test('an OpenTimestamps proof has to be about the hash', () => {
  const header = '004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e892940108';
  const hash = sha256Of(STAMPED);
  const proof = (digest: string) => Buffer.from(`${header}${digest}f010`, 'hex');
  expect(() => checkProof(proof(hash), hash)).not.toThrow();
  expect(() => checkProof(proof('00'.repeat(32)), hash)).toThrow(/another hash/);
  expect(() => checkProof(Buffer.from('PK'), hash)).toThrow(/not a proof/);
});
