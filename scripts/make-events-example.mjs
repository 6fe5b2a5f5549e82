/**
 * Makes examples/events/armenia-azerbaijan.csv: days and deaths of fighting, each with who printed them, as airbridge writes
 * lists of episodes. Days and sources come from the table of episodes that the project was founded with; the words here are our
 * own, and deaths stand only where those sources print them.
 *
 * node scripts/make-events-example.mjs [table of episodes]
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { ROOT } from './lib/setup.mjs';

const from = process.argv[2] ?? join(ROOT, '../shared/data/events/episodes-armenia-azerbaijan.csv');
const folder = join(ROOT, 'examples', 'events');
const TERMS = 'facts; read the sources before printing them';

/**
 * By id: what it is called here, core or minor, and deaths where its sources print them.
 *
 * @type {Readonly<Record<string, readonly [string, string, number | '']>>}
 */
const EPISODES = {
  E0: ['Four days of fighting along the line of contact', 'core', ''],
  x1: ['Gunnut, Nakhchivan (two or three killed)', 'minor', ''],
  E1: ['Tovuz and Tavush', 'core', 17],
  E2: ['Karabakh war of 44 days', 'core', ''],
  x2: ['Advance in Syunik and Gegharkunik (last day is a choice)', 'minor', ''],
  x3: ['Nakhchivan and Gegharkunik (month printed, days approximate)', 'minor', ''],
  E3: ['One day at the border', 'core', 13],
  x4: ['Parukh (last day approximate)', 'minor', ''],
  x5: ['Lachin (last day approximate)', 'minor', 3],
  E4: ['Two days across the border (deaths approximate)', 'core', 284],
  x6: ['Tegh', 'minor', 7],
  E5: ['Offensive in Karabakh (deaths approximate)', 'core', 400],
};

/** @type {Record<string, string>[]} */
const table = parse(readFileSync(from), { columns: true, trim: true });
const rows = table.map((episode) => {
  const [name, kind, deaths] = EPISODES[episode.id];
  const source = episode.source.split(/\s*;\s*/).join('; ');
  return { ...episode, name, class: kind, deaths, source, licence: TERMS };
});
mkdirSync(folder, { recursive: true });
const columns = ['id', 'start', 'end', 'name', 'class', 'deaths', 'source', 'licence'];
const text = stringify(rows, { header: true, columns, record_delimiter: 'windows' });
writeFileSync(join(folder, 'armenia-azerbaijan.csv'), text);
process.stdout.write(`${rows.length} episodes\n`);
