import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { troubledWeek } from './sky.js';

const DIST = resolve(import.meta.dirname, '../../dist');
const isBuilt = existsSync(join(DIST, 'simulate/index.js'));

/** The Node on the path, and those CI installs for its other runs, as far as they are not the one that runs this. */
const NODES = [
  'node',
  ...['22', '24'].map((version) => join(tmpdir(), `airbridge-node-${version}/node_modules/.bin/node`)),
]
  .map((node) => ({ node, version: spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.trim() }))
  .filter(({ version }) => version !== undefined && version !== process.version);
if (!isBuilt || NODES.length === 0)
  process.stderr.write('skipped: no other version of Node, or no dist/, to compare simulated bytes with\n');

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

function hashBy(node: string): { stdout: string; stderr: string } {
  const words = [
    '--input-type=module',
    '--eval',
    SCRIPT,
    pathToFileURL(DIST).href,
    JSON.stringify(troubledWeek()),
  ];
  const { stdout, stderr } = spawnSync(node, words, { encoding: 'utf8' });
  return { stdout, stderr };
}

test.skipIf(NODES.length > 0)('needs another version of Node beside this one', (context) => {
  context.skip();
});

test.skipIf(!isBuilt).each(NODES)('Node $version makes the same bytes of the same scenario', ({ node }) => {
  const own = hashBy(process.execPath);
  expect(own).toEqual({ stdout: expect.stringMatching(/^[0-9a-f]{64}$/), stderr: '' });
  expect(hashBy(node)).toEqual(own);
});
