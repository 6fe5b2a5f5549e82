import { formatIcao24, isIcaoAddress } from './icao24.js';
import { bareRegistration } from './registration.js';
import { numberOrNull, orNull, type Rows } from './rows.js';

/** Columns of data/aircraft.csv.gz. */
export const AIRCRAFT_HEADER = [
  'icao24',
  'source',
  'registration',
  'typecode',
  'military',
  'interesting',
  'description',
  'operator',
  'operatorIcao',
  'serial',
  'yearBuilt',
];

/** Who says so. In the order of preference of {@link AircraftTable.of}. */
export const AIRCRAFT_SOURCES = ['mictronics', 'standing-data'] as const;
export type AircraftSource = (typeof AIRCRAFT_SOURCES)[number];

/** What one source says about one address, as of the source's date: an address can be registered anew. */
export interface AircraftRecord {
  readonly icao24: number;
  readonly source: AircraftSource;
  readonly registration: string | null;
  /** ICAO Doc 8643 designator, or one of the source's own (`GND` a vehicle, `TWR` a mast). */
  readonly typecode: string | null;
  /** Null where the source does not say. */
  readonly isMilitary: boolean | null;
  readonly isInteresting: boolean | null;
  readonly description: string | null;
  /** Operator in words; `Private` for any private person, whose name is not kept. */
  readonly operator: string | null;
  readonly operatorIcao: string | null;
  readonly serial: string | null;
  readonly yearBuilt: number | null;
}

/** Airframes by address and by registration; each source's word stands on its own. Sorted by address. */
export class AircraftTable {
  readonly length: number;
  private registrations: RegistrationIndex | undefined;

  constructor(private readonly rows: Rows) {
    this.length = rows.length;
  }

  at(index: number): AircraftRecord {
    const [icao24, source, registration, typecode, military, interesting, ...rest] = this.rows.at(index);
    const [description, operator, operatorIcao, serial, yearBuilt] = rest;
    return {
      icao24: Number.parseInt(icao24, 16),
      source: source as AircraftSource,
      registration: orNull(registration),
      typecode: orNull(typecode),
      isMilitary: booleanOrNull(military),
      isInteresting: booleanOrNull(interesting),
      description: orNull(description),
      operator: orNull(operator),
      operatorIcao: orNull(operatorIcao),
      serial: orNull(serial),
      yearBuilt: numberOrNull(yearBuilt),
    };
  }

  /** Every source's record of an address, in the order of {@link AIRCRAFT_SOURCES}; empty when nobody knows it. */
  recordsOf(icao24: number): AircraftRecord[] {
    if (!isIcaoAddress(icao24)) return [];
    const key = formatIcao24(icao24);
    const records: AircraftRecord[] = [];
    for (let i = this.rows.lowerBound(key); i < this.length && this.rows.first(i) === key; i++)
      records.push(this.at(i));
    return records;
  }

  /** The first source's record of an address, or null. Where sources differ only `recordsOf` tells. */
  of(icao24: number): AircraftRecord | null {
    if (!isIcaoAddress(icao24)) return null;
    const key = formatIcao24(icao24);
    const index = this.rows.lowerBound(key);
    return index < this.length && this.rows.first(index) === key ? this.at(index) : null;
  }

  /** Every record that fulfils a condition, by address. Reads the whole table. */
  where(isWanted: (record: AircraftRecord) => boolean): AircraftRecord[] {
    const found: AircraftRecord[] = [];
    for (let i = 0; i < this.length; i++) {
      const record = this.at(i);
      if (isWanted(record)) found.push(record);
    }
    return found;
  }

  /** Every record with this registration, hyphens and case aside; several where it has moved to another address. */
  byRegistration(registration: string): AircraftRecord[] {
    this.registrations ??= new RegistrationIndex(this.rows);
    const bare = bareRegistration(registration);
    return this.registrations
      .candidates(bare)
      .map((index) => this.at(index))
      .filter((record) => record.registration !== null && bareRegistration(record.registration) === bare)
      .sort((a, b) => a.icao24 - b.icao24 || (a.source < b.source ? -1 : 1));
  }
}

function booleanOrNull(field: string): boolean | null {
  return field === '' ? null : field === '1';
}

/** A hash table from registrations to rows: half a million strings in a Map would take half a second and 60 MB. */
class RegistrationIndex {
  private readonly mask: number;
  /** Row + 1; 0 is an empty slot. */
  private readonly slots: Uint32Array;

  constructor(rows: Rows) {
    const size = 2 ** Math.ceil(Math.log2(2 * rows.length + 1));
    this.mask = size - 1;
    this.slots = new Uint32Array(size);
    for (let i = 0; i < rows.length; i++) {
      const registration = rows.field(i, 2);
      if (registration !== '') this.add(hash(bareRegistration(registration)), i + 1);
    }
  }

  /** Rows that may have the registration: all that do, and a few that do not. */
  candidates(bare: string): number[] {
    const rows: number[] = [];
    let slot = hash(bare) & this.mask;
    for (; this.slots[slot] !== 0; slot = (slot + 1) & this.mask) rows.push(this.slots[slot] - 1);
    return rows;
  }

  private add(key: number, value: number): void {
    let slot = key & this.mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask;
    this.slots[slot] = value;
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
