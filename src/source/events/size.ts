import { AirbridgeError } from '../../error.js';

/** The most bytes one file of events may have, inflated: three times the whole of UCDP GED. */
export const LARGEST_EVENT_FILE_BYTES = 1 << 30;

/** The same bytes; fails when there are more than a file of events may have. */
export async function* bounded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const chunk of bytes) {
    total += chunk.length;
    if (total > LARGEST_EVENT_FILE_BYTES) throw tooLargeForEvents();
    yield chunk;
  }
}

function tooLargeForEvents(): AirbridgeError {
  const message = `is larger than the ${LARGEST_EVENT_FILE_BYTES} bytes that a file of events may have, inflated`;
  return new AirbridgeError('bomb', message, {}, 'Look at where the file came from, or export fewer years.');
}
