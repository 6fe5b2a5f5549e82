import { AirbridgeError } from '../../error.js';

/** How every detached proof of OpenTimestamps begins, its version 1, and the tag of SHA-256. */
const HEADER = Buffer.from('\0OpenTimestamps\0\0Proof\0\xbf\x89\xe2\xe8\x84\xe8\x92\x94\x01\x08', 'latin1');
const DIGEST_BYTES = 32;

/**
 * Checks that an OpenTimestamps proof (`.ots`) is about a hash. Whether the proof itself holds is for its own client, which asks a
 * block chain: here nobody is asked.
 *
 * @param hash SHA-256, 64 hex digits
 * @throws AirbridgeError `timestamp-invalid`
 */
export function checkProof(proof: Uint8Array, hash: string): void {
  const bytes = Buffer.from(proof);
  if (!bytes.subarray(0, HEADER.length).equals(HEADER))
    throw refused('it is not a proof over a SHA-256 hash');
  const digest = bytes.subarray(HEADER.length, HEADER.length + DIGEST_BYTES).toString('hex');
  if (digest !== hash) throw refused('it is about another hash', digest);
}

function refused(fault: string, value?: unknown): AirbridgeError {
  const where = value === undefined ? {} : { value };
  const next = 'Stamp the .json file of the registration with `ots stamp`, and attach the .ots it makes.';
  return new AirbridgeError(
    'timestamp-invalid',
    `the OpenTimestamps proof cannot be used: ${fault}`,
    where,
    next,
  );
}
