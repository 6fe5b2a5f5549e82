import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { simulateSky } from '../../src/simulate/index.js';
import { troubledWeek, world } from './sky.js';

const DIST = resolve(import.meta.dirname, '../../dist');
const isBuilt = existsSync(join(DIST, 'simulate/index.js'));
if (!isBuilt) process.stderr.write('dist/ is not built: skies of other versions of Node are not compared.\n');

/** The Node on the path, and those CI installs for its other runs. */
const NODES = [
  'node',
  ...['22', '24']
    .map((version) => join(tmpdir(), `airbridge-node-${version}/node_modules/.bin/node`))
    .filter(existsSync),
];

const SCRIPT = `
import { createHash } from 'node:crypto';
const [dist, scenario] = process.argv.slice(1);
const { simulateSky } = await import(dist + '/simulate/index.js');
const { loadAerodromes, loadTypes } = await import(dist + '/aviation/tables.js');
const sky = simulateSky(JSON.parse(scenario), 'nodes', { aerodromes: loadAerodromes(), types: loadTypes() });
const hash = createHash('sha256');
for (const { days } of sky.airframes) for (const { bytes } of days) hash.update(bytes);
process.stdout.write(hash.digest('hex'));
`;

test.runIf(isBuilt).each(NODES)('%s makes the same bytes of the same scenario', (node) => {
  const scenario = troubledWeek();
  const hash = createHash('sha256');
  for (const { days } of simulateSky(scenario, 'nodes', world).airframes)
    for (const { bytes } of days) hash.update(bytes);
  const words = ['--input-type=module', '--eval', SCRIPT, `file://${DIST}`, JSON.stringify(scenario)];
  const { stdout, stderr } = spawnSync(node, words, { encoding: 'utf8' });
  expect({ stdout, stderr }).toEqual({ stdout: hash.digest('hex'), stderr: '' });
});
