import type { IdentityAnswer } from '../aviation/identify.js';
import type { StatementSource } from '../aviation/statement-source.js';
import type {
  CalibrationSummary,
  IdentityRequest,
  ImportedIdentities,
  IngestSummary,
  Progress,
} from '../ingest/index.js';
import type { Field } from '../ledger/coverage/heard-near.js';
import type { Engine } from '../ledger/engine/engine.js';
import type { PlaceFilter } from '../ledger/queries/filter.js';
import type { LegRecord } from '../ledger/tables/records.js';
import type { EndModel } from '../legs/ends/end-model.js';
import type { Files } from '../source/files.js';
import type { Reports } from '../source/reports.js';

/** What `ingest` is told by a command. */
interface IngestRequest {
  readonly ledgerDir: string;
  /** The case's own; null for the one of the package. */
  readonly endModel: EndModel | null;
  readonly command: string;
  readonly nowMs: () => number;
  readonly onProgress: (progress: Progress) => void;
}

/** What `calibrate` is told by a command. */
interface CalibrationRequest {
  /** Absolute; null where nobody wrote the ends down. */
  readonly truthFile: string | null;
  readonly nowMs: () => number;
}

/** Who else is asked about an identity, and whether what is withheld by default is printed. */
interface IdentityAsked {
  readonly more: readonly StatementSource[];
  readonly showsPrivate: boolean;
}

/** A leg's full reports as the archive has them, or why they cannot be had. */
export type Reread = { readonly reports: Reports } | { readonly unavailable: string };

/** Longitude and latitude, degrees: the order of GeoJSON and KML. */
export type Position = readonly [longitudeDeg: number, latitudeDeg: number];

/**
 * What answers need beside the ledger, each loaded only when it is asked for: the reference tables take longer to read than
 * most questions to answer.
 */
export interface Services {
  ingest(paths: readonly string[], request: IngestRequest): Promise<IngestSummary>;
  /** @throws AirbridgeError `bad-value` when there are too few known ends */
  calibrate(paths: readonly string[], request: CalibrationRequest): Promise<CalibrationSummary>;
  /** @throws AirbridgeError `unknown-place`, with the nearest known ones */
  places(text: string, sets: Readonly<Record<string, readonly string[]>>): Promise<PlaceFilter>;
  /** ICAO designator of an operator by designator or name. @throws AirbridgeError `bad-value` */
  operator(text: string): Promise<string>;
  /** ICAO designators of the operators with exactly these names; of those nobody knows, none. */
  designators(names: readonly string[]): Promise<readonly string[]>;
  /**
   * What the tables of the package, and more sources, say of an address, registration, callsign or operator.
   */
  identify(text: string, asked: IdentityAsked): Promise<IdentityAnswer>;
  /** Takes lists of airframes into a ledger. */
  importIdentities(
    requests: readonly IdentityRequest[],
    options: { readonly ledgerDir: string; readonly command: string; readonly nowMs: () => number },
  ): Promise<ImportedIdentities[]>;
  /** Every aerodrome of a set, its countries spelt out. */
  membersOf(place: PlaceFilter): Promise<readonly string[]>;
  /** Every aerodrome of a set with its place and height, its countries spelt out. */
  fieldsOf(place: PlaceFilter): Promise<readonly Field[]>;
  /** Where aerodromes are; null for one the table does not have. */
  positions(): Promise<(ident: string) => Position | null>;
  /** Of a file the user names. @throws AirbridgeError `unreadable` */
  sha256(path: string): Promise<string>;
  reread(engine: Engine, leg: LegRecord, nowMs: number): Promise<Reread>;
}

/** The services of the package. @param files where evidence is read */
export const servicesOver = (files: Files): Services => ({
  ingest: async (paths, request) => {
    const { ingest } = await import('../ingest/index.js');
    const { readReferenceColumns } = await import('../aviation/tables.js');
    const { endModel, ...rest } = request;
    const model = endModel === null ? {} : { endModel };
    return await ingest(paths, { ...rest, ...model, files, columns: readReferenceColumns() });
  },
  calibrate: async (paths, { truthFile, nowMs }) => {
    const { shippedReferences } = await import('../ingest/index.js');
    const { calibrate } = await import('../ingest/calibrate.js');
    const { readTruthFile } = await import('../ingest/truth.js');
    const truth = truthFile === null ? [] : await readTruthFile(truthFile, files);
    return await calibrate([{ name: null, paths, truth }], { references: shippedReferences(), files, nowMs });
  },
  places: async (text, sets) => {
    const { resolvePlaces } = await import('../aviation/place.js');
    const { loadAerodromes, loadCountries } = await import('../aviation/tables.js');
    const named = new Map(Object.entries(sets).map(([name, members]) => [name, members.join(',')]));
    const gazetteer = { aerodromes: loadAerodromes(), countries: loadCountries(), sets: named };
    const found = resolvePlaces(text, gazetteer);
    return { ...found, label: labelOf(text, found.idents, found.countries) };
  },
  operator: async (text) => {
    const { loadOperators } = await import('../aviation/tables.js');
    const { findOperator } = await import('../aviation/find-operator.js');
    return findOperator(text, loadOperators());
  },
  designators: async (names) => {
    const { loadOperators } = await import('../aviation/tables.js');
    const table = loadOperators();
    return [...new Set(names.flatMap((name) => table.named(name).map(({ icao }) => icao)))].sort();
  },
  identify: async (text, { more, showsPrivate }) => {
    const { identify } = await import('../aviation/identify.js');
    const { shippedStatements } = await import('../aviation/shipped-statements.js');
    const tables = await import('../aviation/tables.js');
    return await identify(text, {
      operators: tables.loadOperators(),
      blocks: tables.loadAddressBlocks(),
      registrations: tables.loadRegistrations(),
      countries: tables.loadCountries(),
      sources: [shippedStatements(tables.loadAircraft(), tables.loadAircraftSources()), ...more],
      showsPrivate,
    });
  },
  importIdentities: async (requests, options) => {
    const { importIdentities } = await import('../ingest/index.js');
    return await importIdentities(requests, { ...options, files });
  },
  membersOf: async (place) => {
    if (place.countries.length === 0) return place.idents;
    return (await fieldsOf(place)).map(({ ident }) => ident);
  },
  fieldsOf,
  positions: async () => {
    const table = await aerodromes();
    return (ident) => {
      const found = table.byIdent(ident);
      return found === null ? null : [found.longitudeDeg, found.latitudeDeg];
    };
  },
  sha256: async (path) => {
    const { openFile } = await import('../source/archive/bytes.js');
    const { sha256OfSource } = await import('../source/sha256.js');
    const source = await openFile(path, files);
    return await sha256OfSource(source).finally(() => source.close());
  },
  reread: async (engine, leg, nowMs) => {
    const { rereadLeg } = await import('../ingest/reread.js');
    return await rereadLeg(engine, leg, files, nowMs);
  },
});

async function fieldsOf({ idents, countries }: PlaceFilter): Promise<readonly Field[]> {
  const table = await aerodromes();
  const named = idents.flatMap((ident) => table.byIdent(ident) ?? []);
  if (countries.length === 0) return named;
  const rows = Array.from({ length: table.length }, (_, i) => table.at(i));
  const inCountries = rows.filter((row) => countries.includes(row.country) && !idents.includes(row.ident));
  return [...named, ...inCountries];
}

async function aerodromes() {
  const { loadAerodromes } = await import('../aviation/tables.js');
  return loadAerodromes();
}

/** What was asked for, and what it was taken to mean where that is not the same word: `USA` is an airfield in North Carolina. */
function labelOf(text: string, idents: readonly string[], countries: readonly string[]): string {
  const meant = [...idents, ...countries.map((country) => `country ${country}`)];
  const asked = text
    .toUpperCase()
    .split(',')
    .map((part) => part.trim());
  const isPlain =
    meant.length === asked.length && idents.every((ident) => asked.includes(ident)) && countries.length === 0;
  return isPlain || meant.length > 12 ? text : `${text} (${meant.join(', ')})`;
}
