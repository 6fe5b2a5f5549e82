import type { Files } from '../files.js';
import type { ByteSource } from './bytes.js';
import { gunzipSource } from './gunzip-source.js';
import { openWhole } from './whole.js';

/** Kinds of archive that hold traces. */
export type TarKind = 'tar' | 'tar.gz';

/**
 * Opens the tar in a file, or in the parts of one: by position for a `tar`, forwards only for a `tar.gz`.
 *
 * @throws AirbridgeError `unreadable`, or `tar-truncated` naming a part that is missing
 */
export async function openTar(path: string, kind: TarKind, files: Files): Promise<ByteSource> {
  const stored = await openWhole(path, files);
  return kind === 'tar' ? stored : gunzipSource(stored);
}
