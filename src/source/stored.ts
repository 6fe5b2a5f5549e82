import { closeSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { AirbridgeError } from '../error.js';
import { allParts, isPart, placeInParts } from './archive/parts.js';
import type { EntryPlace } from './entry.js';
import { systemError } from './files.js';

interface OpenPart {
  readonly descriptor: number;
  readonly bytes: number;
}

/**
 * Reads the stored bytes of entries by their place, for a thread that does little else: files stay open, and each read is
 * one call to the system. For plain files and plain tars, cut in parts or not; what lies in a `.tar.gz` cannot be read by
 * place.
 */
export class StoredReader {
  private path: string | null = null;
  private parts: OpenPart[] = [];

  /** @throws AirbridgeError `unreadable`, or `tar-truncated` naming a part that is missing */
  read({ file, offset, size }: Pick<EntryPlace, 'file' | 'offset' | 'size'>): Uint8Array {
    try {
      this.open(file);
      const bytes = Buffer.allocUnsafeSlow(size);
      let filled = 0;
      while (filled < size) {
        const place = placeInParts(this.parts, offset + filled);
        const length = Math.min(size - filled, place.part.bytes - place.offset);
        const got = length > 0 ? readSync(place.part.descriptor, bytes, filled, length, place.offset) : 0;
        if (got === 0) throw shorter();
        filled += got;
      }
      return bytes;
    } catch (error) {
      throw systemError(error, file);
    }
  }

  close(): void {
    for (const { descriptor } of this.parts) closeSync(descriptor);
    this.parts = [];
    this.path = null;
  }

  /** One file at a time: entries come in the order of their archives. */
  private open(path: string): void {
    if (this.path === path) return;
    this.close();
    const parts = isPart(path) ? allParts(path, readdirSync(dirname(path))) : [path];
    for (const part of parts) {
      const descriptor = openSync(part, 'r');
      this.parts.push({ descriptor, bytes: fstatSync(descriptor).size });
    }
    this.path = path;
  }
}

function shorter(): AirbridgeError {
  const next = 'Wait until it is complete, then run the same command again.';
  return new AirbridgeError('unreadable', 'the file became shorter while it was being read', {}, next);
}
