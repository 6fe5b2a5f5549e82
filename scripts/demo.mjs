/**
 * `npm run demo`: takes in the real examples, prints the flights and a count, and says where everything is and what to try next.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, install, ROOT } from './lib/setup.mjs';

const CASE = '.demo';
const CLI = join(ROOT, 'dist', 'cli', 'main.js');

install();
build();
// Only what can be made again: case.yaml may have become somebody's own.
rmSync(join(ROOT, CASE, 'ledger'), { recursive: true, force: true });

say(
  'Five days of public flight-tracking data on three airliners (examples/, real, ADS-B Exchange by way of stiles/flight-tracer).',
);
airbridge('ingest', 'examples', '--case', CASE);
airbridge('legs', '--case', CASE);
say('How often did they fly between Boston and Los Angeles?');
airbridge('count', '--from', 'KBOS', '--to', 'KLAX', '--case', CASE);
say(`Written: ${join(ROOT, CASE)} (case.yaml, and in ledger/ the flights and the log of what was read).

Try next, in this folder:
  npx airbridge visits --at KLAX --case ${CASE}          stays at Los Angeles, counted once each
  npx airbridge legs --from CYYZ --case ${CASE} --json   every field, one line a leg
  npx airbridge show ab8745 --case ${CASE}               one leg down to its reports
  npx airbridge legs --registration C-GKQJ --case ${CASE} --kml > porter.kml
  npx airbridge ingest <your archives>                  your own question
`);

/** @param {string[]} args */
function airbridge(...args) {
  process.stdout.write(`\n$ npx airbridge ${args.join(' ')}\n\n`);
  const { status } = spawnSync(process.execPath, [CLI, ...args], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** @param {string} text */
function say(text) {
  process.stdout.write(`\n${text}\n`);
}
