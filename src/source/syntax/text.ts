import { AirbridgeError } from '../../error.js';

/**
 * A file of text, which has to be UTF-8, with or without a byte order mark.
 *
 * @throws AirbridgeError of the code given
 */
export function textOf(bytes: Uint8Array, code: 'csv-invalid' | 'xml-invalid'): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const next = 'Save the file as UTF-8, or fetch it again.';
    throw new AirbridgeError(code, 'the text is not UTF-8', {}, next);
  }
}
