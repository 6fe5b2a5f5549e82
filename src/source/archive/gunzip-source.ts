import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AirbridgeError } from '../../error.js';
import { type ByteSource, chunksOf } from './bytes.js';

const EMPTY = new Uint8Array(0);

/**
 * The inflated bytes of a large gzip file as a stream that is read forwards, skipping allowed. Memory does not grow with
 * the file. Offsets count inflated bytes.
 *
 * @throws AirbridgeError `gzip-truncated` or `gzip-damaged` from `read`, `byte` being how far the stored file was read
 */
export function gunzipSource(stored: ByteSource): ByteSource {
  const gunzip = createGunzip();
  // The callback has nothing to do: a fault on either side surfaces where the inflated bytes are read.
  pipeline(Readable.from(chunksOf(stored)), gunzip, () => {});
  const chunks: AsyncIterator<Buffer> = gunzip[Symbol.asyncIterator]();
  let chunk: Uint8Array = EMPTY;
  let position = 0;
  let size: number | null = null;

  async function advance(): Promise<boolean> {
    position += chunk.length;
    chunk = EMPTY;
    const next = await chunks.next().catch((error) => {
      throw gzipStreamError(error, gunzip.bytesWritten);
    });
    if (next.done) size = position;
    else chunk = next.value;
    return size === null;
  }

  /** Up to `length` bytes that are already inflated, from `offset` on; they count as read. */
  function take(offset: number, length: number): Uint8Array {
    const start = offset - position;
    const taken = chunk.subarray(start, start + length);
    chunk = chunk.subarray(start + taken.length);
    position = offset + taken.length;
    return taken;
  }

  return {
    get size() {
      return size;
    },
    async read(offset, length) {
      if (offset < position) throw new Error(`a gzip stream cannot go back from ${position} to ${offset}`);
      const parts: Uint8Array[] = [];
      let wanted = length;
      while (wanted > 0) {
        const at = offset + length - wanted;
        while (size === null && at >= position + chunk.length) await advance();
        if (size !== null) break;
        const part = take(at, wanted);
        parts.push(part);
        wanted -= part.length;
      }
      return parts.length === 1 ? parts[0] : Buffer.concat(parts);
    },
    async close() {
      gunzip.destroy();
      await stored.close();
    },
  };
}

function gzipStreamError(error: unknown, byte: number): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (!code.startsWith('Z_')) return error;
  if (code === 'Z_BUF_ERROR') {
    return new AirbridgeError(
      'gzip-truncated',
      'the gzip data ends too early',
      { byte },
      'Fetch the file again.',
    );
  }
  const message = `the gzip data is damaged (${(error as Error).message})`;
  return new AirbridgeError('gzip-damaged', message, { byte }, 'Fetch the file again.');
}
