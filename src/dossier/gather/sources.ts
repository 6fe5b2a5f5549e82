import { listLiteral } from '../../ledger/engine/literal.js';
import type { LegRecord } from '../../ledger/index.js';
import { allRows, type Engine } from '../../ledger/index.js';
import { type RowOf, rowsAs } from '../../ledger/schema/rows.js';
import type { Format } from '../../source/index.js';
import type { DossierSource } from '../content.js';
import { publicPath } from '../redact.js';

/**
 * Formats that only come from services whose terms do not let their positions be passed on: Flightradar24's and FlightAware's downloads, and
 * OpenSky's samples, which are for research. Archives of readsb traces come from feeds under open licences.
 */
const NOT_TO_BE_PASSED_ON: ReadonlySet<string> = new Set<Format>([
  'fr24-csv',
  'fr24-positions',
  'fr24-kml',
  'flightaware-kml',
  'traffic-json',
]);

/** Files of an answer, and which of its legs hold positions that may not be passed on. */
export interface Sources {
  readonly files: readonly DossierSource[];
  readonly restricted: ReadonlySet<string>;
}

/** The files that legs rest on, without a path of this machine. */
export async function sourcesOf(engine: Engine, legs: readonly LegRecord[]): Promise<Sources> {
  const hashes = [...new Set(legs.flatMap((leg) => leg.sources.map(({ sha256 }) => sha256)))].sort();
  if (hashes.length === 0) return { files: [], restricted: new Set() };
  const among = `"sha256" IN ${listLiteral(hashes)}`;
  const files = rowsAs<Pick<RowOf<'files'>, 'sha256' | 'path' | 'kind' | 'bytes'>>(
    await allRows(
      engine,
      `SELECT "sha256", min("path") AS "path", min("kind") AS "kind", min("bytes") AS "bytes" FROM files WHERE ${among} GROUP BY "sha256" ORDER BY "sha256"`,
    ),
  );
  const formats = rowsAs<Pick<RowOf<'entries'>, 'sha256' | 'entry' | 'format'>>(
    await allRows(engine, `SELECT DISTINCT "sha256", "entry", "format" FROM entries WHERE ${among}`),
  );
  const closed = new Set(
    formats
      .filter(({ format }) => NOT_TO_BE_PASSED_ON.has(format))
      .map(({ sha256, entry }) => keyOf(sha256, entry)),
  );
  const restrictedFiles = new Set([...closed].map((key) => key.slice(0, key.indexOf('\n'))));
  return {
    files: files.map((row) => ({
      sha256: row.sha256,
      name: publicPath(row.path),
      kind: row.kind,
      bytes: Number(row.bytes),
      mayRedistribute: !restrictedFiles.has(row.sha256),
      legs: legs.filter((leg) => leg.sources.some(({ sha256 }) => sha256 === row.sha256)).map(({ id }) => id),
    })),
    restricted: new Set(
      legs
        .filter((leg) => leg.sources.some(({ sha256, entry }) => closed.has(keyOf(sha256, entry))))
        .map(({ id }) => id),
    ),
  };
}

const keyOf = (sha256: string, entry: string): string => `${sha256}\n${entry}`;
