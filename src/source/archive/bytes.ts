import { readSync, type Stats } from 'node:fs';
import { type Files, systemError } from '../files.js';

/** Bytes that can be read by position, wherever they come from. */
export interface ByteSource {
  /** Number of bytes; null while a stream has not been read to its end. */
  readonly size: number | null;
  /**
   * Reads `length` bytes from `offset`, fewer only where the source ends. A stream can only go forwards: what lies
   * before the last byte read is gone.
   */
  read(offset: number, length: number): Promise<Uint8Array>;
  /** The same at once and for a few bytes only. Null where there are fewer, or where they have to be waited for. */
  readNow?(offset: number, length: number): Uint8Array | null;
  close(): Promise<void>;
}

/** One file of those that make up an archive. */
export interface Part {
  /** Absolute. */
  readonly path: string;
  readonly bytes: number;
}

/** A file on disk, or one cut in parts: random access. */
export interface FileSource extends ByteSource {
  readonly size: number;
  /** In their order; one for an ordinary file. */
  readonly parts: readonly Part[];
  /** Tells this very file, as it was when it was opened, from what it became or what stands in its place. */
  readonly state: string;
}

const CHUNK_BYTES = 1 << 18;

/**
 * Opens a file for reading by position.
 *
 * @throws AirbridgeError `unreadable`, here and from every read
 */
export async function openFile(path: string, files: Files): Promise<FileSource> {
  try {
    const handle = await files.open(path);
    const stats = await handle.stat();
    const { size } = stats;
    return {
      ...readerNow(handle.fd, path),
      size,
      parts: [{ path, bytes: size }],
      state: stateOf(stats),
      async read(offset, length) {
        const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - offset)));
        try {
          return bytes.subarray(
            0,
            await fill(bytes, (target, at) => handle.read(target, at, undefined, offset + at)),
          );
        } catch (error) {
          throw systemError(error, path);
        }
      },
      close: () => handle.close(),
    };
  } catch (error) {
    throw systemError(error, path);
  }
}

/** The system notes every change in `ctime`; `mtime` can be set back. */
const stateOf = ({ ino, size, mtimeMs, ctimeMs }: Stats): string => `${ino} ${size} ${mtimeMs} ${ctimeMs}`;

/**
 * Reading without waiting, which for a header takes ten times as long as the reading itself.
 *
 * @param descriptor none for what only behaves like a file
 */
function readerNow(descriptor: number | undefined, path: string): Pick<ByteSource, 'readNow'> {
  if (descriptor === undefined) return {};
  return {
    readNow(offset, length) {
      const bytes = Buffer.allocUnsafe(length);
      try {
        return readSync(descriptor, bytes, 0, length, offset) === length ? bytes : null;
      } catch (error) {
        throw systemError(error, path);
      }
    },
  };
}

/** Reads until `bytes` is full or nothing more comes: one call to the system may give less than asked for. */
async function fill(
  bytes: Buffer,
  readInto: (target: Buffer, at: number) => Promise<{ bytesRead: number }>,
): Promise<number> {
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await readInto(bytes, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}

/** Everything from `offset` to the end, in order, in pieces of at most 256 KiB. */
export async function* chunksOf(source: ByteSource, offset = 0): AsyncGenerator<Uint8Array> {
  let at = offset;
  while (true) {
    const chunk = await source.read(at, CHUNK_BYTES);
    if (chunk.length === 0) return;
    yield chunk;
    at += chunk.length;
  }
}
