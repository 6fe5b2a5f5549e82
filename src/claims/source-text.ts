import { AirbridgeError } from '../error.js';
import { sha256Of } from '../source/sha256.js';
import type { Claim } from './schema.js';

/**
 * Holds what a claim says of its source against the source itself: the hash of its bytes, and the words at its span.
 *
 * @param bytes of the file the claim names
 * @param textOf its text, without markup
 * @throws AirbridgeError `claims-invalid`, naming the claim
 */
export function checkAgainstSource(
  { id, source, text }: Claim,
  bytes: Uint8Array,
  textOf: (bytes: Uint8Array) => string,
): void {
  const sha256 = sha256Of(bytes);
  if (source.sha256 !== undefined && source.sha256 !== sha256)
    throw differs(id, 'source.sha256', sha256, 'the source is not the file the claim was taken from');
  if (source.span === undefined) return;
  const there = textOf(bytes).slice(...source.span);
  const quoted = text[source.language];
  if (plain(there) !== plain(quoted))
    throw differs(id, 'source.span', there, 'the words of the claim do not stand at its span');
}

/** The words of a plain text, whatever its line breaks. */
export const plainText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

function differs(claim: string, field: string, value: string, fault: string): AirbridgeError {
  const next = 'Correct claims.yaml, or take back the file that was quoted.';
  return new AirbridgeError('claims-invalid', fault, { field: `${claim}: ${field}`, value }, next);
}
