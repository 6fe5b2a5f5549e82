import { constants } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AirbridgeError } from '../error.js';

/** More than anybody writes by hand; a file of a case that is larger is none. */
const LARGEST_BYTES = 1 << 26;

/**
 * Reads a file that people write, as UTF-8. What is no ordinary file (a fifo would never end) and what is not UTF-8 (and would
 * come back with its letters lost once it is written again) is refused.
 *
 * @returns null where there is none
 * @throws AirbridgeError `case-invalid`; faults of the system as they are
 */
export async function readText(file: string): Promise<string | null> {
  const bytes = await readBytes(file);
  try {
    return bytes === null ? null : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw refused(file, 'its text is not UTF-8', 'Save it as UTF-8.', cause);
  }
}

/** The same whatever its encoding. */
export async function readBytes(file: string): Promise<Uint8Array | null> {
  const handle = await openOrdinary(file);
  if (handle === null) return null;
  try {
    const { size } = await handle.stat();
    if (size > LARGEST_BYTES) throw refused(file, `it has ${size} bytes`, 'Look at what wrote it.');
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/**
 * Writes a file whole: beside it first, then in its place. A full disk or a kill leaves the old one; a symbolic link of that name
 * gives way to the file and is not written through.
 */
export async function writeText(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}.draft`;
  await rm(draft, { force: true });
  try {
    const handle = await open(draft, 'wx', await modeOf(file));
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/**
 * Adds a line to a file that only grows. A line that a full disk tore stays alone: the next begins on a line of its own.
 *
 * @throws AirbridgeError `case-invalid` where a symbolic link, or what is no file, bears its name
 */
export async function appendLine(file: string, line: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await refuseLink(file);
  const flags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | noFollow();
  const handle = await open(file, flags);
  try {
    const { size } = await handle.stat();
    const torn = size > 0 && (await lastByte(handle, size)) !== NEWLINE;
    await handle.appendFile(`${torn ? '\n' : ''}${line}\n`);
  } finally {
    await handle.close();
  }
}

const NEWLINE = 0x0a;

async function lastByte(handle: FileHandle, size: number): Promise<number> {
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0];
}

/** Refuses to write through a symbolic link, or into what is no file: a case may come from a stranger. */
async function refuseLink(file: string): Promise<void> {
  const stats = await lstat(file).catch(() => null);
  if (stats === null || stats.isFile()) return;
  const what = stats.isSymbolicLink() ? 'it is a symbolic link' : 'it is no ordinary file';
  throw refused(file, `${what}, and nothing is written into it`, 'Remove it, and run the command again.');
}

/** Opened without waiting for a writer, which a fifo would do. */
async function openOrdinary(file: string): Promise<FileHandle | null> {
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );
  if (handle === null || (await handle.stat()).isFile()) return handle;
  await handle.close();
  throw refused(file, 'it is no ordinary file', 'Put the file itself there.');
}

async function modeOf(file: string): Promise<number> {
  const stats = await lstat(file).catch(() => null);
  return stats?.isFile() ? stats.mode & 0o777 : 0o666;
}

/** Windows has no such flag. */
const noFollow = (): number => constants.O_NOFOLLOW ?? 0;

function refused(file: string, why: string, next: string, cause?: unknown): AirbridgeError {
  return new AirbridgeError('case-invalid', `this file of the case cannot be used: ${why}`, { file }, next, {
    cause,
  });
}
