import { AirbridgeError } from '../../error.js';
import { type JsonFault, jsonFault } from './json-fault.js';

/** Up to this size no text can exhaust memory, so its structure need not be looked at beforehand. */
export const HARMLESS_BYTES = 1 << 23;
/** A trace nests four levels: trace, list of reports, report, aircraft object. */
const MOST_LEVELS = 64;
/** A report takes some 100 bytes, an aircraft object 300. */
const FEWEST_BYTES_PER_CONTAINER = 32;

/**
 * Reads one JSON text in UTF-8, with or without a byte order mark.
 *
 * @throws AirbridgeError `json-invalid`; `byte` counts in `bytes`, which for a gzip file are the inflated ones
 */
export function parseJson(bytes: Uint8Array): unknown {
  refuseUtf16(bytes);
  const text = withoutMark(bytes);
  const limits = { depth: MOST_LEVELS, containers: text.length / FEWEST_BYTES_PER_CONTAINER };
  if (text.length > HARMLESS_BYTES) refuse(jsonFault(text, limits), bytes.length - text.length);
  try {
    return JSON.parse(Buffer.from(text.buffer, text.byteOffset, text.length).toString('utf8'));
  } catch (error) {
    refuse(jsonFault(text), bytes.length - text.length);
    throw error;
  }
}

function refuse(fault: JsonFault | null, shift: number): void {
  if (fault === null) return;
  const next = 'The byte is counted in the JSON itself, after inflating. Fetch the file again.';
  throw new AirbridgeError(
    'json-invalid',
    `cannot be read as JSON: ${fault.message}`,
    { byte: fault.byte + shift },
    next,
  );
}

function refuseUtf16(bytes: Uint8Array): void {
  const mark = (bytes[0] << 8) | bytes[1];
  if (mark !== 0xfffe && mark !== 0xfeff) return;
  const next = 'Save the file as UTF-8.';
  throw new AirbridgeError('json-invalid', 'the text is UTF-16, and JSON is UTF-8', { byte: 0 }, next);
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return marked ? bytes.subarray(3) : bytes;
}
