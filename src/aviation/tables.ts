import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { AirbridgeError } from '../error.js';
import { Geoid } from '../geo/geoid.js';
import { ADDRESS_BLOCK_HEADER, AddressBlockTable } from './address.js';
import { AERODROME_DATES_HEADER } from './aerodrome-dates.js';
import { AERODROME_HEADER, AERODROME_TWINS_HEADER, AerodromeTable } from './aerodromes.js';
import { AIRCRAFT_HEADER, AircraftTable } from './aircraft.js';
import { AIRCRAFT_SOURCES_HEADER, aircraftSources } from './aircraft-sources.js';
import { COUNTRY_HEADER, CountryTable } from './country.js';
import { NAMES_HEADER, namesOf } from './names.js';
import { AIRLINE_HEADER, OperatorTable } from './operator.js';
import { type ReferenceColumns, shared } from './reference-columns.js';
import { REGISTRATION_PREFIX_HEADER, RegistrationTable } from './registration.js';
import { Rows } from './rows.js';
import { RUNWAY_HEADER } from './runways.js';
import { TYPE_CLASS_HEADER, TYPE_HEADER, TypeTable } from './typeclass.js';
import { GEOID_HEADER, geoidColumns } from './undulations.js';

/**
 * The reference tables the package ships, each read when first asked for and then kept for the life of the process.
 * All may throw AirbridgeError `table-missing`. Sources and licences: data/LICENSES.md.
 */

/** `data/` lies two levels above this file both in `src/aviation` and in `dist/aviation`. */
const DATA = new URL('../../data/', import.meta.url);

export const loadAerodromes = once(readAerodromes);

export const loadOperators = once(() => new OperatorTable(readRows('airlines.csv.gz', AIRLINE_HEADER)));

export const loadRegistrations = once(
  () => new RegistrationTable(readRows('registration-prefixes.csv.gz', REGISTRATION_PREFIX_HEADER)),
);

export const loadTypes = once(
  () => new TypeTable(readRows('types.csv.gz', TYPE_HEADER), readRows('type-classes.csv', TYPE_CLASS_HEADER)),
);

export const loadAircraft = once(() => new AircraftTable(readRows('aircraft.csv.gz', AIRCRAFT_HEADER)));

export const loadAircraftSources = once(() =>
  aircraftSources(readRows('aircraft-sources.csv.gz', AIRCRAFT_SOURCES_HEADER)),
);

export const loadAddressBlocks = once(
  () => new AddressBlockTable(readRows('address-blocks.csv.gz', ADDRESS_BLOCK_HEADER)),
);

export const loadGeoid = once(() => new Geoid(readGeoid()));

export const loadCountries = once(() => new CountryTable(readRows('countries.csv.gz', COUNTRY_HEADER)));

/** What places, operators, publishers and types are called in several languages: for reading articles. */
export const loadNames = once(() => namesOf(readRows('names.csv', NAMES_HEADER)));

/** The tables legs are built with, as columns in memory that threads can share. Read anew at each call. */
export function readReferenceColumns(): ReferenceColumns {
  return shared({
    aerodromes: readAerodromes().columns,
    aircraft: readRows('aircraft.csv.gz', AIRCRAFT_HEADER).columns,
    airlines: readRows('airlines.csv.gz', AIRLINE_HEADER).columns,
    geoid: readGeoid(),
    types: readRows('types.csv.gz', TYPE_HEADER).columns,
    typeClasses: readRows('type-classes.csv', TYPE_CLASS_HEADER).columns,
  });
}

function readAerodromes(): AerodromeTable {
  return AerodromeTable.of(
    readRows('aerodromes.csv.gz', AERODROME_HEADER),
    readRows('runways.csv.gz', RUNWAY_HEADER),
    readRows('aerodrome-dates.csv', AERODROME_DATES_HEADER),
    readRows('aerodrome-twins.csv.gz', AERODROME_TWINS_HEADER),
  );
}

const readGeoid = () => geoidColumns(readRows('geoid.csv.gz', GEOID_HEADER));

function once<T>(load: () => T): () => T {
  let loaded: { value: T } | undefined;
  return () => {
    loaded ??= { value: load() };
    return loaded.value;
  };
}

function readRows(name: string, header: readonly string[]): Rows {
  const bytes = readTable(new URL(name, DATA));
  return Rows.parse(bytes, header, name);
}

/** In one piece, as long as its trailer says (RFC 1952, ISIZE): many small ones would be joined, and all be there twice. */
function inflate(stored: Buffer): Uint8Array {
  const length = stored.readUInt32LE(stored.length - 4);
  return gunzipSync(stored, { chunkSize: length + 1 });
}

function readTable(url: URL): Uint8Array {
  try {
    const stored = readFileSync(url);
    return url.pathname.endsWith('.gz') ? inflate(stored) : stored;
  } catch (cause) {
    throw new AirbridgeError(
      'table-missing',
      'a reference table of the package cannot be read',
      { file: fileURLToPath(url) },
      'Reinstall airbridge, or in a clone run: node scripts/make-tables.mjs',
      { cause },
    );
  }
}
