/**
 * Prints the names of all countries in one language, for the group `country` of its file in src/i18n/languages/:
 *
 *     node scripts/country-names.mjs he
 *
 * They come from Unicode's CLDR through the ICU that Node was built with, and are kept in the catalogue, so that a page reads the same on
 * every machine.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const [language] = process.argv.slice(2);
if (language === undefined || Intl.DisplayNames.supportedLocalesOf([language]).length === 0) {
  process.stderr.write('Name a language that this Node knows: node scripts/country-names.mjs he\n');
  process.exit(2);
}
const table = new URL('../data/countries.csv.gz', import.meta.url);
const rows = gunzipSync(readFileSync(table)).toString('utf8').split('\n');
const codes = rows.map((row) => row.split(',', 1)[0]).filter((code) => /^[A-Z]{2}$/.test(code));
const names = new Intl.DisplayNames([language], { type: 'region' });
// A few codes of the table are no country’s: what has no name is left out.
const spoken = codes.map((code) => [code, names.of(code)]).filter(([code, name]) => name !== code);
process.stdout.write(`${JSON.stringify(Object.fromEntries(spoken), null, 2)}\n`);
