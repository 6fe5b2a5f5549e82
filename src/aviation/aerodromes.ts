import { haversineKm } from '../geo/geodesic.js';
import { type GridColumns, GridIndex } from '../geo/nearest.js';
import { AERODROME_KINDS, type Aerodrome, type AerodromeKind, type Runway } from './aerodrome.js';
import { type OpenTimes, openTimes } from './aerodrome-dates.js';
import { orNull, type RowColumns, Rows, splitRecord } from './rows.js';
import { readRunway } from './runways.js';

/** Columns of data/aerodromes.csv.gz. */
export const AERODROME_HEADER = [
  'ident',
  'kind',
  'latitudeDeg',
  'longitudeDeg',
  'elevationFt',
  'iata',
  'gps',
  'local',
  'country',
  'region',
  'name',
  'municipality',
];

/** Columns of data/aerodrome-twins.csv.gz: the row that is another name of an airport, and the one that stands for both. */
export const AERODROME_TWINS_HEADER = ['ident', 'twin'];

/** An {@link AerodromeTable} as typed arrays only, to be handed to a worker whole. */
export interface AerodromeColumns extends OpenTimes {
  readonly rows: RowColumns;
  readonly latitudeDeg: Float64Array;
  readonly longitudeDeg: Float64Array;
  readonly elevationFt: Float32Array;
  readonly kind: Uint8Array;
  readonly grid: GridColumns;
  readonly runways: RowColumns;
  /** Runways of aerodrome `i` are records `runwayStart[i] … runwayStart[i + 1] - 1`. */
  readonly runwayStart: Uint32Array;
  /** The row that stands for each: itself, but for those that are another name of an airport. */
  readonly standsFor: Uint32Array;
}

/**
 * Every aerodrome of the world that the publisher knows, heliports, seaplane bases and closed ones included, sorted by
 * `ident`. Numbers lie in typed arrays by row; the words of a row are decoded when asked for.
 */
export class AerodromeTable {
  readonly length: number;
  /** Degrees, always finite. */
  readonly latitudeDeg: Float64Array;
  readonly longitudeDeg: Float64Array;
  /** Feet above mean sea level; NaN where unknown. */
  readonly elevationFt: Float32Array;
  /** Index into AERODROME_KINDS. */
  readonly kind: Uint8Array;
  private readonly rows: Rows;
  private readonly runways: Rows;
  private readonly grid: GridIndex;
  private codes: Codes | undefined;
  private readonly aerodromes = new Map<number, Aerodrome>();
  private readonly runwayLists = new Map<number, readonly Runway[]>();

  constructor(readonly columns: AerodromeColumns) {
    this.length = columns.latitudeDeg.length;
    this.latitudeDeg = columns.latitudeDeg;
    this.longitudeDeg = columns.longitudeDeg;
    this.elevationFt = columns.elevationFt;
    this.kind = columns.kind;
    this.rows = new Rows(columns.rows);
    this.runways = new Rows(columns.runways);
    this.grid = new GridIndex(columns.grid);
  }

  /** @param aerodromes and runways both sorted by the aerodrome's ident, as are the dates of the few that have some */
  static of(aerodromes: Rows, runways: Rows, dates: Rows, twins: Rows): AerodromeTable {
    const numbers = readNumbers(aerodromes);
    return new AerodromeTable({
      rows: aerodromes.columns,
      ...numbers,
      ...openTimes(aerodromes, numbers.kind, dates),
      grid: GridIndex.of(numbers.latitudeDeg, numbers.longitudeDeg).columns,
      runways: runways.columns,
      runwayStart: matchRunways(aerodromes, runways),
      standsFor: standingFor(aerodromes, twins),
    });
  }

  /** The aerodrome in a row. The same few are asked for again and again, so each is read from its row once. */
  at(index: number): Aerodrome {
    return remembered(this.aerodromes, index, () => this.readAerodrome(index));
  }

  private readAerodrome(index: number): Aerodrome {
    const [ident, kind, , , , iata, gps, local, country, region, name, municipality] = this.rows.at(index);
    const elevationFt = this.elevationFt[index];
    return {
      index,
      ident,
      iata: orNull(iata),
      icao: isLocationIndicator(gps) ? gps : null,
      gps: orNull(gps),
      local: orNull(local),
      name,
      kind: kind as AerodromeKind,
      latitudeDeg: this.latitudeDeg[index],
      longitudeDeg: this.longitudeDeg[index],
      elevationFt: Number.isNaN(elevationFt) ? null : elevationFt,
      country,
      region: orNull(region),
      municipality: orNull(municipality),
    };
  }

  /**
   * Row of an `ident`, in capitals as in the table; -1 when there is none. Of an airport under two names it is the row that stands for
   * both.
   */
  indexOf(ident: string): number {
    const index = rowOf(this.rows, ident);
    return index < 0 ? -1 : this.columns.standsFor[index];
  }

  byIdent(ident: string): Aerodrome | null {
    const index = this.indexOf(ident);
    return index < 0 ? null : this.at(index);
  }

  /** By ICAO location indicator, in capitals: `UBBI` is Nasosnaya, whose `ident` is UB12. */
  byIcao(icao: string): Aerodrome | null {
    return isLocationIndicator(icao) ? this.byCode('gps', icao) : null;
  }

  /** By IATA code, in capitals. */
  byIata(iata: string): Aerodrome | null {
    return this.byCode('iata', iata);
  }

  /** By the code of navigation databases, in capitals: ICAO's, else a national or pseudo code. */
  byGps(gps: string): Aerodrome | null {
    return this.byCode('gps', gps);
  }

  /** Country (ISO 3166-1 alpha-2) of an ident; null when the ident is unknown. */
  countryOf(ident: string): string | null {
    return this.byIdent(ident)?.country ?? null;
  }

  /** Rows within the radius, nearest first; of an airport under two names only the one that stands for both. */
  near(latitudeDeg: number, longitudeDeg: number, radiusKm: number): number[] {
    const { standsFor } = this.columns;
    return this.grid.within(latitudeDeg, longitudeDeg, radiusKm).filter((row) => standsFor[row] === row);
  }

  /** Row of the nearest aerodrome of any kind within the radius, or -1. */
  nearest(latitudeDeg: number, longitudeDeg: number, radiusKm: number): number {
    const row = this.grid.nearest(latitudeDeg, longitudeDeg, radiusKm);
    return row < 0 ? -1 : this.columns.standsFor[row];
  }

  /** From the aerodrome's reference point, km. */
  distanceKm(index: number, latitudeDeg: number, longitudeDeg: number): number {
    return haversineKm(this.latitudeDeg[index], this.longitudeDeg[index], latitudeDeg, longitudeDeg);
  }

  /** Whether the field was in use at a time, as far as the tables say: a closed one without a date never was. */
  isOpen(index: number, atMs: number): boolean {
    return atMs >= this.columns.openFromMs[index] && atMs < this.columns.openUntilMs[index];
  }

  /** Whether the tables say that the field was not in use at a time; of a closed one without a date they do not. */
  isShut(index: number, atMs: number): boolean {
    return atMs < this.columns.openFromMs[index] || atMs >= this.columns.openUntilMs[index];
  }

  /** Published runways, water lanes and helipads; empty when none is published, which is not the same as none being there. */
  runwaysOf(index: number): readonly Runway[] {
    return remembered(this.runwayLists, index, () => this.readRunways(index));
  }

  private readRunways(index: number): readonly Runway[] {
    const { runwayStart } = this.columns;
    const from = runwayStart[index];
    const runways = Array.from({ length: runwayStart[index + 1] - from }, (_, k) =>
      readRunway(this.runways.at(from + k)),
    );
    // They closed with the field, whose date is known: before it they were in use.
    const closedLater = Number.isFinite(this.columns.openUntilMs[index]);
    return closedLater ? runways.map((runway) => ({ ...runway, closed: false })) : runways;
  }

  private byCode(column: keyof Codes, code: string): Aerodrome | null {
    this.codes ??= readCodes(this.rows);
    const index = this.codes[column].get(code);
    return index === undefined ? null : this.at(this.columns.standsFor[index]);
  }
}

function rowOf(rows: Rows, ident: string): number {
  const index = rows.lowerBound(ident);
  return index < rows.length && rows.first(index) === ident ? index : -1;
}

function standingFor(aerodromes: Rows, twins: Rows): Uint32Array {
  const standsFor = Uint32Array.from({ length: aerodromes.length }, (_, row) => row);
  for (let k = 0; k < twins.length; k++) {
    const [row, twin] = twins.at(k).map((ident) => rowOf(aerodromes, ident));
    if (row >= 0 && twin >= 0) standsFor[row] = twin;
  }
  return standsFor;
}

function remembered<T>(known: Map<number, T>, key: number, read: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = read();
  known.set(key, value);
  return value;
}

interface Codes {
  readonly iata: ReadonlyMap<string, number>;
  readonly gps: ReadonlyMap<string, number>;
}

/** ICAO Doc 7910: four letters. FAA and Transport Canada identifiers of four characters carry a digit. */
function isLocationIndicator(code: string): boolean {
  return /^[A-Z]{4}$/.test(code);
}

function readNumbers(rows: Rows) {
  const { length } = rows;
  const latitudeDeg = new Float64Array(length);
  const longitudeDeg = new Float64Array(length);
  const elevationFt = new Float32Array(length);
  const kind = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    // Numbers stand in the first five columns, which are never quoted: no need to split the rest.
    const fields = splitRecord(rows.head(i, 5));
    kind[i] = AERODROME_KINDS.indexOf(fields[1] as AerodromeKind);
    latitudeDeg[i] = Number(fields[2]);
    longitudeDeg[i] = Number(fields[3]);
    elevationFt[i] = fields[4] === '' ? Number.NaN : Number(fields[4]);
  }
  return { latitudeDeg, longitudeDeg, elevationFt, kind };
}

/** Both tables are sorted by ident, so one walk down both finds every aerodrome's runways. */
function matchRunways(aerodromes: Rows, runways: Rows): Uint32Array {
  const runwayStart = new Uint32Array(aerodromes.length + 1);
  let next = 0;
  let nextIdent = runways.length > 0 ? runways.first(0) : '';
  for (let i = 0; i < aerodromes.length; i++) {
    runwayStart[i] = next;
    const ident = aerodromes.first(i);
    while (next < runways.length && nextIdent === ident) {
      next++;
      if (next < runways.length) nextIdent = runways.first(next);
    }
  }
  runwayStart[aerodromes.length] = next;
  return runwayStart;
}

function readCodes(rows: Rows): Codes {
  const iata = new Map<string, number>();
  const gps = new Map<string, number>();
  for (let i = 0; i < rows.length; i++) {
    const fields = splitRecord(rows.head(i, 7));
    if (fields[5] !== '') iata.set(fields[5], i);
    if (fields[6] !== '') gps.set(fields[6], i);
  }
  return { iata, gps };
}
