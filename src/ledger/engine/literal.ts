import { AirbridgeError } from '../../error.js';

/**
 * Values written into SQL text. Queries carry their values inline rather than bound, so that the text `--sql` prints is
 * the very text that was executed.
 */

// Anything a terminal or an editor could act on is written as chr(), so that a printed query is safe to look at.
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * A string as an SQL expression: quoted, quotes doubled, invisible characters spelt out.
 *
 * @throws AirbridgeError `bad-value` for a NUL, which no column can hold
 */
export function textLiteral(value: string): string {
  if (value.includes('\0')) {
    throw new AirbridgeError('bad-value', 'text with a NUL character cannot be searched for', { value });
  }
  const quoted = `'${value.replaceAll("'", "''")}'`;
  return quoted.replace(UNPRINTABLE, (character) => `' || chr(${character.codePointAt(0)}) || '`);
}

/** `('a', 'b')`, the right-hand side of IN; nothing is in an empty one. */
export function listLiteral(values: readonly string[]): string {
  if (values.length === 0) return '(NULL)';
  return `(${values.map(textLiteral).join(', ')})`;
}

/** The last moment that four digits can say the year of; "until 9999" means no end. */
const LATEST_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** A UTC time as an SQL expression. */
export function timestampLiteral(timeMs: number): string {
  return `TIMESTAMP '${new Date(Math.min(timeMs, LATEST_MS)).toISOString().replace('T', ' ').replace('Z', '')}'`;
}

/** A column or alias, quoted: some of ours (`from`, `to`) are words of SQL. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** `LIKE 'SWA%' ESCAPE '\'` for a pattern whose only wildcard is `*`. */
export function likePattern(pattern: string): string {
  const escaped = pattern.replace(/[\\%_]/g, '\\$&').replaceAll('*', '%');
  return `LIKE ${textLiteral(escaped)} ESCAPE '\\'`;
}
