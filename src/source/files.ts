import type { Stats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { AirbridgeError } from '../error.js';

/**
 * As much of a file system as reading evidence needs. `node:fs/promises` is one; it is passed in so that a disk that
 * fails can be tested like any other input.
 */
export interface Files {
  open(path: string): Promise<FileHandle>;
  stat(path: string): Promise<Stats>;
  /** Of a symbolic link itself. */
  lstat(path: string): Promise<Stats>;
  readdir(path: string): Promise<string[]>;
  realpath(path: string): Promise<string>;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  EISDIR: 'it is a folder, not a file',
  ENOTDIR: 'part of its path is a file, not a folder',
  ELOOP: 'its symbolic links go round in a circle',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports a read error',
};

const ADVICE: Readonly<Record<string, string>> = {
  ENOENT: 'Check the path.',
  EACCES: 'Give yourself permission to read it, or copy it to a folder of your own.',
  EPERM: 'Give yourself permission to read it, or copy it to a folder of your own.',
  EIO: 'Copy the file from its source again, and check the disk.',
};

const FULL_DISK: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Whether this is what the operating system reports of a full disk or quota. */
export function isDiskFull(error: unknown): boolean {
  return FULL_DISK.has((error as NodeJS.ErrnoException).code ?? '');
}

/** Whether what {@link systemError} made an error of is that there is no such file. */
export const isNotThere = ({ cause }: AirbridgeError): boolean =>
  (cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';

/**
 * Says in airbridge's words what the operating system reported about `file`.
 *
 * @returns `disk-full` for a full disk or quota, `unreadable` for everything else; an AirbridgeError is passed on with
 *   the file added
 */
export function systemError(error: unknown, file: string): AirbridgeError {
  if (error instanceof AirbridgeError) return error.at({ file });
  const { code = '', message = String(error) } = error as NodeJS.ErrnoException;
  if (isDiskFull(error)) {
    const next = 'Free some space, then run the same command again: what is already in stays in.';
    return new AirbridgeError('disk-full', 'the disk is full', { file }, next, { cause: error });
  }
  const reason = REASONS[code] ?? message;
  return new AirbridgeError('unreadable', `cannot be read: ${reason}`, { file }, ADVICE[code], {
    cause: error,
  });
}
