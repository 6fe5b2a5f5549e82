// @ts-nocheck: plain JavaScript that only starts the program and looks at what it says.
import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { faultOf, run } from './run.mjs';

const START_S = 1738886400;
const row = (k, more = null) => [k * 2, 42 + k * 1e-5, -71, 30000, 400, 90, 0, 0, more, 'adsb_icao'];
const trace = (rows, more = {}) =>
  JSON.stringify({ icao: 'a0d9c4', timestamp: START_S, ...more, trace: rows });
const zeros = (length) => Buffer.alloc(length);

/** A tar header of a symbolic link. */
function linkHeader(name) {
  const block = Buffer.alloc(512);
  block.write(name);
  block.write('0000644\0', 100);
  block.write('00000000000\0', 124);
  block.write('00000000000\0', 136);
  block.write('2', 156);
  block.write('ustar\x0000', 257);
  block.fill(' ', 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** Name of the attack → files by name, or a function that makes them in a folder. */
const ATTACKS = {
  'header numbers out of range': {
    'trace_full_a0d9c4.json': trace([row(1)], { dbFlags: 2 ** 31, year: 1e308 }),
  },
  'a callsign of a million blanks': {
    'trace_full_a0d9c4.json': trace([row(1, { flight: `A${' '.repeat(1e6)}A` })]),
  },
  'callsigns by turns': {
    'trace_full_a0d9c4.json': trace(
      Array.from({ length: 43_000 }, (_, k) => row(k, { flight: k % 2 ? 'AAA111' : 'BBB222' })),
    ),
  },
  '20,000 reports of one second': {
    'trace_full_a0d9c4.json': trace(
      Array.from({ length: 20_000 }, (_, k) => [1, 42 + k * 1e-4, -71, 30000, 400, 90, 0, 0, null]),
    ),
    'b/trace_full_a0d9c4.json': trace(
      Array.from({ length: 20_000 }, (_, k) => [1.5, 42 + k * 1e-4, -71, 30000, 400, 90, 0, 0, null]),
    ),
  },
  '130,000 links in a tar': {
    'links.tar.gz': gzipSync(
      Buffer.concat([...Array.from({ length: 130_000 }, (_, k) => linkHeader(`t/${k}.json`)), zeros(1024)]),
    ),
  },
  '150,000 rows none of which can be used': {
    't.json': JSON.stringify([
      { icao24: 'a0d9c5', timestamp: START_S, latitude: 42, longitude: -71 },
      ...Array.from({ length: 150_000 }, (_, k) => ({
        icao24: 'a0d9c4',
        timestamp: START_S + k,
        latitude: 99,
        longitude: 1,
      })),
    ]),
  },
  'deep JSON': { 'trace_full_a0d9c4.json': '['.repeat(200_000) },
  'a bomb in gzip': { 'trace_full_a0d9c4.json': gzipSync(zeros(1 << 28)) },
  'nine million empty cells': {
    'x.csv': `Timestamp,UTC,Callsign,Position,Altitude,Speed,Direction\n${`${','.repeat(9_000)}\n`.repeat(1_000)}`,
  },
  'deep XML': { 'x.kml': `<kml xmlns="http://www.opengis.net/kml/2.2">${'<Folder>'.repeat(100_000)}` },
  'names that move the cursor': {
    '\u001b[2Jtrace\n_full.json': trace([row(1)]),
    'trace?#%.json': trace([row(1)]),
  },
  'a link out of what was named': (dir) => symlinkSync('/proc/self', join(dir, 'self')),
  'a fifo': (dir) => spawnSync('mkfifo', [join(dir, 'trace_full_a0d9c4.json')]),
  'folders 1,500 deep': (dir) => {
    // In steps, as no path may be that long.
    const deep = Array.from({ length: 1_500 }, () => 'd').join('/');
    mkdirSync(join(dir, deep), { recursive: true });
  },
};

/** Each beside a good trace, which has to be in. */
export async function hostileFiles(scratch, note) {
  for (const [name, attack] of Object.entries(ATTACKS)) {
    const dir = join(scratch, name.replaceAll(/\W+/g, '-'));
    mkdirSync(join(dir, 'in', 'b'), { recursive: true });
    writeFileSync(join(dir, 'in', 'trace_full_a0d9c9.json'), trace([row(1)]).replace('a0d9c4', 'a0d9c9'));
    if (typeof attack === 'function') attack(join(dir, 'in'));
    else for (const [file, bytes] of Object.entries(attack)) writeFileSync(join(dir, 'in', file), bytes);
    const ended = await run(['ingest', join(dir, 'in'), '--case', join(dir, 'case'), '--json', '--quiet'], {
      cwd: dir,
    });
    note(name, faultOf(ended) ?? faultOfTaken(ended));
  }
}

function faultOfTaken({ out, err }) {
  if (err.includes('\u001b[2J')) return 'an escape sequence reached the terminal';
  const read = /"read":\s*(\d+)/.exec(out)?.[1];
  return Number(read) > 0 ? null : 'the good trace beside it was not taken';
}
