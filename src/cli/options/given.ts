import { AirbridgeError } from '../../error.js';

/**
 * The value of an option that has to be given when another one is.
 *
 * @throws AirbridgeError `usage`, naming the option
 */
export function given<T>(value: T | undefined, option: string): T {
  const isBlank = typeof value === 'string' && value.trim() === '';
  if (value !== undefined && !isBlank) return value;
  const message = isBlank ? 'nothing is written here' : 'this has to be given too';
  throw new AirbridgeError('usage', message, { field: option }, '--help says what belongs together.');
}
