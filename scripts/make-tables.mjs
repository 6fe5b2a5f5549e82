#!/usr/bin/env node
/**
 * Makes the reference tables in data/ and their LICENSES.md from the publishers' own files.
 *
 *   node scripts/make-tables.mjs [--from DIR] [--out DIR]
 *     [--airports FILE] [--runways FILE] [--countries FILE] [--standing-data DIR] [--mictronics FILE] [--egm96 FILE]
 *
 * `--from` (default ../shared/data/reference) holds them all; any can be given by itself, as downloaded from the address
 * in scripts/tables/inputs.mjs. The geoid comes with the packages for development. Nothing is fetched.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as addresses from './tables/addresses.mjs';
import * as aerodromes from './tables/aerodromes.mjs';
import * as aircraft from './tables/aircraft.mjs';
import * as aircraftSources from './tables/aircraft-sources.mjs';
import * as airlines from './tables/airlines.mjs';
import * as countries from './tables/countries.mjs';
import * as dates from './tables/dates.mjs';
import * as geoid from './tables/geoid.mjs';
import { INPUTS, Sources } from './tables/inputs.mjs';
import { licenses } from './tables/licenses.mjs';
import * as registrations from './tables/registrations.mjs';
import * as runways from './tables/runways.mjs';
import { sha256, toCsv, toGzip } from './tables/table.mjs';
import * as twins from './tables/twins.mjs';
import * as types from './tables/types.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MAKERS = [
  aerodromes,
  runways,
  twins,
  countries,
  airlines,
  addresses,
  registrations,
  aircraft,
  aircraftSources,
  types,
  geoid,
];

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: join(ROOT, '..', 'shared', 'data', 'reference') },
    out: { type: 'string', default: join(ROOT, 'data') },
    ...Object.fromEntries(INPUTS.map(({ id }) => [id, { type: /** @type {const} */ ('string') }])),
  },
});
const given = /** @type {Record<string, string | undefined>} */ (values);
const from = given.from ?? '';
const out = given.out ?? '';
const paths = Object.fromEntries(
  INPUTS.map(({ id, file, installed }) => [
    id,
    given[id] ?? (installed ? join(ROOT, 'node_modules', file) : join(from, file)),
  ]),
);

const sources = new Sources(paths);
const made = MAKERS.map((maker) => write(maker));
const origins = INPUTS.map((input) => ({
  id: input.id,
  sha256: sources.digest(input),
  edition: sources.edition(input),
}));
dates.check(join(ROOT, 'data', dates.name), sources);
const written = [
  writtenByHand(
    'type-classes.csv',
    'Bounds of flight by class of aircraft, wide on purpose; each row’s last column says why they are safe.',
  ),
  writtenByHand(dates.name, dates.how),
  {
    ...writtenByHand(
      'names.csv',
      'What places, operators and publishers are called in Arabic, Azerbaijani, English, Persian, Hebrew, Armenian and Russian; made by scripts/make-names.mjs.',
    ),
    from: 'Unicode CLDR 48 (Unicode License v3): countries, and cities by their time zones; rows whose source is airbridge were written by hand (CC0 1.0)',
  },
];
writeFileSync(join(out, 'LICENSES.md'), licenses([...made, ...written], origins));

/** @param {(typeof MAKERS)[number]} maker */
function write({ name, inputs, how, make }) {
  const table = make(sources);
  const text = toCsv(table);
  const packed = toGzip(text);
  writeFileSync(join(out, name), packed);
  process.stderr.write(`${name}: ${table.rows.length} rows, ${packed.length} bytes\n`);
  for (const note of table.notes) process.stderr.write(`  ${note}\n`);
  return {
    name,
    inputs,
    how,
    rows: table.rows.length,
    sha256: sha256(packed),
    contentSha256: sha256(text),
    notes: table.notes,
  };
}

/**
 * A table that people write.
 *
 * @param {string} name
 * @param {string} how
 */
function writtenByHand(name, how) {
  const bytes = readFileSync(join(ROOT, 'data', name));
  return {
    name,
    inputs: [],
    how,
    rows: bytes.toString('utf8').trimEnd().split('\n').length - 1,
    sha256: sha256(bytes),
    contentSha256: sha256(bytes),
    notes: [],
  };
}
