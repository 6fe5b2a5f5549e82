import { resolve } from 'node:path';
import { AirbridgeError } from '../../error.js';

/**
 * The paths of a command line, absolute.
 *
 * @throws AirbridgeError `usage` for an empty one, which would mean the whole working folder
 */
export function absolutePaths(paths: readonly string[], cwd: string): string[] {
  if (!paths.includes('')) return paths.map((path) => resolve(cwd, path));
  const next = 'Name files or folders; an unset variable gives an empty path.';
  throw new AirbridgeError('usage', 'one of the paths is empty', { field: 'path', value: '' }, next);
}
