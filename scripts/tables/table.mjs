import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/**
 * A table as its maker returns it.
 *
 * @typedef {object} Table
 * @property {string[]} header
 * @property {(string | number)[][]} rows sorted, so that the same input always gives the same bytes
 * @property {string[]} notes what was left out or left blank, and how often; printed, and kept in LICENSES.md
 */

/** @param {Uint8Array | string} bytes */
export function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The table as CSV (RFC 4180, but lines end in a bare newline and no field holds one).
 *
 * @param {Pick<Table, 'header' | 'rows'>} table
 */
export function toCsv({ header, rows }) {
  return Buffer.from([header, ...rows].map((row) => `${row.map(quote).join(',')}\n`).join(''));
}

/** @param {string | number} field */
function quote(field) {
  const text = String(field);
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * gzip without time or operating system in its header. The same zlib gives the same bytes; another may not, which is
 * why LICENSES.md also has the SHA-256 of the text inside.
 *
 * @param {Uint8Array} bytes
 */
export function toGzip(bytes) {
  const zipped = gzipSync(bytes, { level: 9 });
  zipped.fill(0, 4, 8);
  zipped[9] = 255;
  return zipped;
}

/**
 * One line of clean text: control characters and runs of blanks become one blank.
 *
 * @param {string | undefined} text
 */
export function clean(text) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return (text ?? '').replace(/[\u0000-\u0020\u007f-\u00a0]+/g, ' ').trim();
}

/**
 * Order by UTF-16 code units, as the package's binary searches expect; not by any language's rules.
 *
 * @param {string} a
 * @param {string} b
 */
export function byCodeUnits(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * Sorts rows by their fields from left to right.
 *
 * @param {(string | number)[][]} rows
 */
export function sortRows(rows) {
  return rows.sort((a, b) => {
    for (let k = 0; k < a.length; k++) {
      const order = byCodeUnits(String(a[k]), String(b[k]));
      if (order !== 0) return order;
    }
    return 0;
  });
}

/**
 * Counts things by reason and tells them apart in a few examples.
 */
export class Tally {
  /** @type {Map<string, string[]>} */
  #reasons = new Map();

  /**
   * @param {string} reason
   * @param {string} what
   */
  add(reason, what) {
    const known = this.#reasons.get(reason);
    if (known === undefined) this.#reasons.set(reason, [what]);
    else known.push(what);
  }

  /** `reason: 12 (A, B, C, …)`, in order of first meeting. */
  notes() {
    return [...this.#reasons].map(([reason, all]) => {
      const shown = all.slice(0, 12).join(', ');
      return `${reason}: ${all.length} (${shown}${all.length > 12 ? ', …' : ''})`;
    });
  }
}
