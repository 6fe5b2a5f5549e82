/**
 * A stand-in for a day of the world: copies of the real example traces under fresh addresses, shifted in time, in one tar as an
 * archive's publisher would make it. SYNTHETIC as a day; each track in it was flown, once, by somebody else.
 */
import { closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { constants, crc32, deflateRawSync, gunzipSync } from 'node:zlib';
import { ROOT } from '../scripts/lib/setup.mjs';

const EXAMPLES = join(ROOT, 'examples', 'globe_history');
/** Copies carry addresses from here on: a block that is allotted to nobody. */
const FIRST_ADDRESS = 0xf00000;
/** Archives keep traces in folders by the last two digits of the address, and come folder by folder. */
const FOLDERS = 256;
const DAY_SECONDS = 86_400;
const LONGEST_SILENCE_SECONDS = 7_200;
const BLOCK = 512;

/**
 * Real traces as their compressed list of reports, ready to be given another head.
 *
 * @typedef {{ header: Record<string, unknown>, rest: Buffer, deflated: Buffer, points: number }} Template
 * @returns {Template[]}
 */
function templates() {
  return readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => cutIntoDays(JSON.parse(gunzipSync(readFileSync(join(EXAMPLES, name))).toString())))
    .map(({ trace, ...header }) => {
      const rest = Buffer.from(`"trace":${JSON.stringify(trace)}}\n`);
      return { header, rest, deflated: deflateRawSync(rest, { level: 6 }), points: trace.length };
    });
}

/**
 * The examples are long days. Cut where nothing was heard for two hours they come to 1,424 reports on average, as the traces of an
 * archive do: 60,000 of them make 80 to 110 million reports.
 *
 * @param {{ trace: number[][] } & Record<string, unknown>} day
 */
function cutIntoDays({ trace, ...header }) {
  const cuts = trace.flatMap((report, i) =>
    i > 0 && report[0] - trace[i - 1][0] > LONGEST_SILENCE_SECONDS ? [i] : [],
  );
  return [0, ...cuts]
    .map((from, k) => trace.slice(from, cuts[k]))
    .filter((part) => part.length > 20)
    .map((part) => ({ ...header, trace: part }));
}

/**
 * One gzip member: a head of its own in front of reports that are compressed already.
 *
 * @param {Template} template
 * @param {number} icao24
 * @param {number} day
 */
function member({ header, rest, deflated }, icao24, day) {
  const icao = icao24.toString(16);
  const timestamp = (Math.floor(Number(header.timestamp) / DAY_SECONDS) + day) * DAY_SECONDS;
  const head = Buffer.from(`${JSON.stringify({ ...header, icao, timestamp }).slice(0, -1)},`);
  const start = deflateRawSync(head, { finishFlush: constants.Z_FULL_FLUSH });
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(rest, crc32(head)), 0);
  trailer.writeUInt32LE(head.length + rest.length, 4);
  return Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), start, deflated, trailer]);
}

/**
 * A ustar header (POSIX.1-1988).
 *
 * @param {string} name
 * @param {number} size
 */
function tarHeader(name, size) {
  const header = Buffer.alloc(BLOCK);
  const field = (/** @type {string} */ text, /** @type {number} */ at) => header.write(text, at, 'latin1');
  field(name, 0);
  field('0000644\0', 100);
  field('0000000\0', 108);
  field('0000000\0', 116);
  field(`${size.toString(8).padStart(11, '0')}\0`, 124);
  field('00000000000\0', 136);
  field('        ', 148);
  field('0', 156);
  field('ustar\0', 257);
  field('00', 263);
  const sum = header.reduce((total, byte) => total + byte, 0);
  field(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** @param {Template[]} kinds */
function meanSize(kinds) {
  return kinds.reduce((sum, kind) => sum + member(kind, FIRST_ADDRESS, 0).length, 0) / kinds.length;
}

/**
 * Writes a tar of at least `bytes` of gzip.
 *
 * @param {string} path
 * @param {number} bytes
 * @param {number} day how many days later the same aircraft fly
 */
export function writeCorpus(path, bytes, day = 0) {
  const kinds = templates();
  // As many as there may be, and a round of the kinds to spare: one more folder would bring the same addresses again.
  const perFolder = Math.ceil((bytes / meanSize(kinds) + kinds.length) / FOLDERS);
  const file = openSync(path, 'w');
  let [entries, points, gzip] = [0, 0, 0];
  while (gzip < bytes) {
    const template = kinds[entries % kinds.length];
    const folder = Math.floor(entries / perFolder);
    const icao24 = FIRST_ADDRESS + (entries % perFolder) * FOLDERS + folder;
    const data = member(template, icao24, day);
    const hex = icao24.toString(16);
    const name = `./2025/02/${String(7 + day).padStart(2, '0')}/traces/${hex.slice(-2)}/trace_full_${hex}.json`;
    writeSync(file, tarHeader(name, data.length));
    writeSync(file, data);
    writeSync(file, Buffer.alloc((BLOCK - (data.length % BLOCK)) % BLOCK));
    entries++;
    points += template.points;
    gzip += data.length;
  }
  writeSync(file, Buffer.alloc(2 * BLOCK));
  closeSync(file);
  return { entries, points, gzip };
}
