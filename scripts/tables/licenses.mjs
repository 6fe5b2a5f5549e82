import { INPUTS } from './inputs.mjs';

/**
 * @typedef {object} Shipped
 * @property {string} name
 * @property {string[]} inputs ids of what it was made from; empty for what was written by hand
 * @property {string} [from] whose it is, where no input says so and it was not written by hand
 * @property {string} how
 * @property {number} rows
 * @property {string} sha256 of the file
 * @property {string} contentSha256 of the text inside; the same as `sha256` for a file that is not packed
 * @property {string[]} notes
 *
 * @typedef {object} Origin
 * @property {string} id
 * @property {string} sha256
 * @property {string} edition
 */

/**
 * The text of data/LICENSES.md.
 *
 * @param {Shipped[]} tables
 * @param {Origin[]} origins
 */
export function licenses(tables, origins) {
  return `# Reference tables: where they come from

Made by \`node scripts/make-tables.mjs\`, which also writes this file; a test checks every SHA-256 below against the
files. Tables are CSV (UTF-8), most of them packed with gzip; the second SHA-256 is of the text inside. Each is a
selection and rearrangement of its sources by airbridge; what a source gets wrong is wrong here too.

Contains information from the Mictronics aircraft database, which is made available under the
[Open Data Commons Attribution License](https://opendatacommons.org/licenses/by/1-0/). Tables made from it (see below) keep
that licence. All others are in the public domain or under CC0 1.0, as their sources are.

## Sources

${origins.map(sourceSection).join('\n')}
## Tables

${tables.map(tableSection).join('\n')}`;
}

/** @param {Origin} origin */
function sourceSection({ id, sha256, edition }) {
  const input = /** @type {import('./inputs.mjs').Input} */ (INPUTS.find((known) => known.id === id));
  return `### ${input.title}

- Publisher: ${input.publisher}, ${input.address}
- Licence: ${input.licence}
- Edition: ${edition}
- SHA-256: \`${sha256}\`${id === 'standing-data' ? ' (of the sorted list of its CSV files’ SHA-256 and paths)' : ''}
`;
}

/** @param {Shipped} table */
function tableSection({ name, inputs, from, how, rows, sha256, contentSha256, notes }) {
  const titles = inputs.map((id) => INPUTS.find((input) => input.id === id)?.title).join(' and ');
  const lines = [
    `- From: ${from ?? (titles === '' ? 'written by hand for airbridge, public domain (CC0 1.0)' : titles)}`,
    `- Rows: ${rows}`,
    `- How: ${how}`,
    ...notes.map((note) => `- ${note[0].toUpperCase()}${note.slice(1)}`),
    `- SHA-256: \`${sha256}\``,
    ...(contentSha256 === sha256 ? [] : [`- SHA-256 unpacked: \`${contentSha256}\``]),
  ];
  return `### ${name}\n\n${lines.join('\n')}\n`;
}
