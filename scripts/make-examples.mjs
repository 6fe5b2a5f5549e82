/**
 * Makes examples/ from the real traces of stiles/flight-tracer (an ADS-B Exchange export, CC0): the same reports, written the way
 * readsb writes its archives (gzip, folders by day and last two digits of the address).
 *
 * node scripts/make-examples.mjs [folder of the traces]
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './lib/setup.mjs';

const from = process.argv[2] ?? join(ROOT, '../shared/data/traces/readsb/flight-tracer');
const archive = join(ROOT, 'examples', 'globe_history');

rmSync(archive, { recursive: true, force: true });
for (const name of readdirSync(from).sort()) {
  const match = /^(\d{4})-(\d\d)-(\d\d)_(trace_full_(~?[0-9a-f]{6})\.json)$/.exec(name);
  if (match === null) continue;
  const [, year, month, day, file, icao24] = match;
  const folder = join(archive, year, month, day, 'traces', icao24.slice(-2));
  mkdirSync(folder, { recursive: true });
  const trace = JSON.parse(readFileSync(join(from, name), 'utf8'));
  // Level 9 and no time in the header: the same bytes from every run.
  const bytes = gzipSync(JSON.stringify(trace), { level: 9 });
  writeFileSync(join(folder, file), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  process.stdout.write(
    `${join(year, month, day, 'traces', icao24.slice(-2), file)} ${bytes.length} bytes ${sha256}\n`,
  );
}
