#!/usr/bin/env node
/**
 * Makes data/names.csv: what places, operators and publishers are called in the languages articles are read in.
 *
 *   node scripts/make-names.mjs --cldr DIR [--out FILE]
 *
 * DIR is the unpacked npm package cldr-dates-full (Unicode CLDR). Nothing is fetched. Countries come from the ICU of the
 * Node that runs this (`Intl.DisplayNames`, CLDR as well), cities from CLDR's names of time zones, everything else from
 * scripts/tables/aliases.csv, which people write. Being a file, the names are the same on every machine.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LANGUAGES = ['ar', 'az', 'en', 'fa', 'he', 'hy', 'ru'];
/** Time zones that are no town: the poles, and names of whole states. */
const NO_TOWN = new Set(['Troll', 'Vostok', 'Davis', 'Casey', 'Mawson', 'Syowa', 'Rothera', 'Palmer']);

/** Towns that identifiers of time zones spell older than English does. */
const RENAMED = new Map([
  ['Calcutta', 'Kolkata'],
  ['Rangoon', 'Yangon'],
  ['Saigon', 'Ho Chi Minh City'],
  ['Katmandu', 'Kathmandu'],
  ['Kiev', 'Kyiv'],
]);

const { values } = parseArgs({
  options: {
    cldr: { type: 'string', default: '../cldr-dates-full' },
    out: { type: 'string', default: join(ROOT, 'data', 'names.csv') },
  },
});

const aliases = parse(readFileSync(join(ROOT, 'scripts', 'tables', 'aliases.csv')), { columns: true }).map(
  (/** @type {any} */ row) => ({ ...row, source: 'airbridge' }),
);
const rows = [...countries(), ...cities(String(values.cldr)), ...aliases];
const lines = rows.map(({ name, language, kind, code, source }) => [language, kind, code, name, source]);
const unique = [...new Map(lines.map((line) => [line.slice(0, 4).join('\0'), line])).values()];
unique.sort((a, b) => (a.join('\0') < b.join('\0') ? -1 : 1));
writeFileSync(String(values.out), stringify([['language', 'kind', 'code', 'name', 'source'], ...unique]));
process.stderr.write(`${values.out}: ${unique.length} names\n`);

/** Every country and territory with a code, by its long and its short name. */
function countries() {
  return LANGUAGES.flatMap((language) => {
    const long = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    const short = new Intl.DisplayNames(language, { type: 'region', fallback: 'none', style: 'short' });
    return codes().flatMap((code) =>
      [long.of(code), short.of(code)]
        .filter((name) => name !== undefined)
        .map((name) => ({ name, language, kind: 'country', code, source: 'cldr' })),
    );
  });
}

/** ISO 3166-1 alpha-2, as the package's own table of countries has them. */
function codes() {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const known = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const all = letters.flatMap((a) => letters.map((b) => a + b));
  // Codes for groups of countries and for tests, and those withdrawn, which ICU maps to their successors.
  const isCountry = (/** @type {string} */ code) =>
    known.of(code) !== undefined && !/^(EU|EZ|UN|QO|XA|XB|ZZ)$/.test(code) && canonical(code) === code;
  return all.filter(isCountry);
}

/** @param {string} code */
function canonical(code) {
  return Intl.getCanonicalLocales(`und-${code}`)[0].slice('und-'.length);
}

/** @param {string} folder */
function cities(folder) {
  return LANGUAGES.flatMap((language) =>
    zones(folder, language).map(({ path, city }) => ({
      name: city,
      language,
      kind: 'city',
      code: english(path),
      source: 'cldr',
    })),
  ).filter(({ code }) => !NO_TOWN.has(code));
}

/**
 * @param {string} folder
 * @param {string} language
 * @returns {{ path: string, city: string }[]}
 */
function zones(folder, language) {
  const file = join(folder, 'main', language, 'timeZoneNames.json');
  const { zone } = JSON.parse(readFileSync(file, 'utf8')).main[language].dates.timeZoneNames;
  /** @type {{ path: string, city: string }[]} */
  const found = [];
  /** @type {(node: Record<string, any>, path: string) => void} */
  const visit = (node, path) => {
    if (typeof node.exemplarCity === 'string') found.push({ path, city: node.exemplarCity });
    else
      for (const [name, child] of Object.entries(node))
        if (typeof child === 'object') visit(child, path === '' ? name : `${path}/${name}`);
  };
  visit(zone, '');
  if (language === 'en') return zones(folder, 'ar').map(({ path }) => ({ path, city: english(path) }));
  return found.filter(({ path }) => !/^(Etc|Antarctica)\//.test(path));
}

/** The English name of a zone's town: the last part of its identifier. @param {string} path */
function english(path) {
  const town = (path.split('/').at(-1) ?? '').replaceAll('_', ' ');
  return RENAMED.get(town) ?? town;
}
