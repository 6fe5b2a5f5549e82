import { basename } from 'node:path';
import { publicName } from '../../aviation/privacy.js';
import { parseJson } from '../syntax/json.js';
import { textOf } from '../syntax/text.js';
import { flagAt, type IdentityItem, notIdentities, rowOf, textOrNull, yearOrNull } from './item.js';
import type { Member } from './members.js';
import { isRecord } from './mictronics.js';

/** `db/6.js`, `db/3C6.json`: what their names leave of the addresses in them. */
export const SHARD = /(?:^|\/)([0-9A-F]{1,5})\.js(?:on)?(?:\.gz)?$/;

/** Whether a file begins like tar1090-db's aircraft.csv, which has no header: `004002;Z-WPA;B732;00;…`. */
export const isTar1090Csv = (head: string): boolean => /^[0-9A-Fa-f~]{6,7};[^;\n]*;[^;\n]*;[01]*;/.test(head);

/** Airframes of tar1090-db's aircraft.csv: address, registration, type, flags, description, year, owner or operator. */
export function* tar1090Items({ name, bytes }: Member): Generator<IdentityItem> {
  const lines = textOf(bytes, 'csv-invalid').split('\n');
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const where = `${name}, line ${i + 1}`;
    const cells = line.trimEnd().split(';');
    if (cells.length < 5) {
      yield { kind: 'left-out', reason: 'a row with fewer than five cells', where };
      continue;
    }
    const [address, registration, typecode, flags, description, year = '', ownOp = ''] = cells;
    yield rowOf(address, where, {
      ...identityOf(registration, typecode, flags, description),
      yearBuilt: yearOrNull(textOrNull(year)),
      owner: publicName(textOrNull(ownOp)),
    });
  }
}

/** Airframes of one of tar1090-db's shards: its name is the beginning of the addresses, its keys are their ends. */
export function* shardItems({ name, bytes }: Member): Generator<IdentityItem> {
  const prefix = SHARD.exec(name)?.[1];
  const json = parseJson(bytes);
  if (prefix === undefined || !isRecord(json)) throw notIdentities('not a shard of tar1090-db');
  for (const [end, value] of Object.entries(json)) {
    // Where the rest is in further files, they are named here.
    if (end === 'children') continue;
    const { r, t, f, desc } = isRecord(value) ? value : {};
    const [registration, typecode, flags, description] = Array.isArray(value) ? value : [r, t, f, desc];
    yield rowOf(
      prefix + end,
      `${basename(name)}, ${end}`,
      identityOf(registration, typecode, flags, description),
    );
  }
}

function identityOf(registration: unknown, typecode: unknown, flags: unknown, description: unknown) {
  return {
    registration: textOrNull(registration),
    typecode: textOrNull(typecode),
    description: textOrNull(description),
    isMilitary: flagAt(flags, 0),
    isPia: flagAt(flags, 2),
    isLadd: flagAt(flags, 3),
  };
}
