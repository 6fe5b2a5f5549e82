import { createHash } from 'node:crypto';
import { type ByteSource, chunksOf } from './archive/bytes.js';

/** SHA-256 of bytes in memory, 64 lower-case hex digits. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** SHA-256 of a whole file as it is stored, read in pieces. */
export async function sha256OfSource(source: ByteSource): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of chunksOf(source)) hash.update(chunk);
  return hash.digest('hex');
}
