import type { Files } from '../files.js';
import { columnsOf, tableItems } from './cells.js';
import { type IdentityItem, type IdentitySource, notIdentities } from './item.js';
import { type Member, type Members, openMembers } from './members.js';
import { MICTRONICS_FILE, mictronicsDay, mictronicsItems } from './mictronics.js';
import { isOpenSky, openSkyItem } from './opensky.js';
import { isStandingData, STANDING_DATA_FILE, standingDataItem } from './standing-data.js';
import { isTar1090Csv, SHARD, shardItems, tar1090Items } from './tar1090.js';

/** A list of airframes as it was recognised. */
export interface IdentityFile {
  /** `list`: a table people wrote, with `icao24` among its columns; its bytes are for whoever knows such lists. */
  readonly kind: IdentitySource | 'list';
  /** Of what was given, as stored. */
  readonly sha256: string;
  /** The day the file itself says it speaks of; null where it says none. */
  readonly asOf: string | null;
  readonly items: Iterable<IdentityItem>;
  /** The whole table, of a `list`. */
  readonly bytes: Uint8Array | null;
}

/**
 * Reads a list of airframes, known by its content: the Mictronics zip, tar1090-db (aircraft.csv or its shards),
 * standing-data (folder, zip or one of its files), OpenSky's aircraft database in any generation, a list people wrote.
 *
 * @param path absolute, of a file or folder
 * @throws AirbridgeError `not-evidence`, `csv-invalid`, `json-invalid`, `zip-damaged`, `bomb`, `unreadable`
 */
export async function readIdentities(path: string, files: Files): Promise<IdentityFile> {
  const members = await openMembers(path, files, mayList);
  const { sha256 } = members;
  const listed = list(members);
  return { asOf: null, bytes: null, ...listed, sha256 };
}

/** Of standing-data only the airframes: the routes of the world lie beside them. */
function mayList(name: string): boolean {
  if (/(?:^|\/)schema-\d+\//.test(name)) return STANDING_DATA_FILE.test(name);
  return name.endsWith(MICTRONICS_FILE) || /\.csv(\.gz)?$/i.test(name) || SHARD.test(name);
}

type Listed = Pick<IdentityFile, 'kind' | 'items'> & Partial<Pick<IdentityFile, 'asOf' | 'bytes'>>;

function list({ all, comment }: Members): Listed {
  const mictronics = all.find(({ name }) => name.endsWith(MICTRONICS_FILE));
  if (mictronics !== undefined)
    return { kind: 'mictronics', items: mictronicsItems(mictronics), asOf: mictronicsDay(comment) };
  const standing = all.filter(({ name }) => STANDING_DATA_FILE.test(name));
  if (standing.length > 0) return { kind: 'standing-data', items: each(standing, standingDataItems) };
  const shards = all.filter(({ name }) => SHARD.test(name));
  if (shards.length > 0) return { kind: 'tar1090-db', items: each(shards, shardItems) };
  if (all.length === 1) return table(all[0]);
  throw notIdentities(all.length === 0 ? 'nothing in it is a list of airframes' : 'it holds several tables');
}

function table(member: Member): Listed {
  const head = Buffer.from(member.bytes.subarray(0, 1_000)).toString('utf8');
  if (isTar1090Csv(head)) return { kind: 'tar1090-db', items: tar1090Items(member) };
  const columns = columnsOf(member.bytes);
  if (isStandingData(columns)) return { kind: 'standing-data', items: standingDataItems(member) };
  if (isOpenSky(columns)) {
    const quote = head.replace(/^\ufeff/, '').startsWith("'") ? "'" : '"';
    return { kind: 'opensky', items: tableItems(member, quote, openSkyItem) };
  }
  if (columns.includes('icao24')) return { kind: 'list', items: [], bytes: member.bytes };
  throw notIdentities('its first line names no columns that are known', { line: 1 });
}

const standingDataItems = (member: Member) => tableItems(member, '"', standingDataItem);

function* each(
  members: readonly Member[],
  itemsOf: (member: Member) => Iterable<IdentityItem>,
): Generator<IdentityItem> {
  for (const member of members) yield* itemsOf(member);
}
