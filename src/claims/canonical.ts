import canonicalize from 'canonicalize';
import { sha256Of } from '../source/sha256.js';

/** A value as canonical JSON (RFC 8785), UTF-8: whoever has the value gets the same bytes. */
export function canonicalBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(canonicalize(value));
}

/** SHA-256 of a value as canonical JSON, 64 hex digits. */
export const canonicalHash = (value: unknown): string => sha256Of(canonicalBytes(value));
