import { LEGS, listQuery, type OpenCase } from '../../answers/index.js';
import { identifier, listLiteral } from '../../ledger/engine/literal.js';
import { type Filter, NO_FILTER } from '../../ledger/queries/filter.js';
import type { DossierContent } from '../content.js';

/** What writes the legs of a dossier as Parquet: the same rows and columns as legs.csv, with their types. */
export function parquetWriter(open: OpenCase, filter: Filter, content: DossierContent) {
  return async (file: string): Promise<void> => {
    const addresses = content.legs.map(({ record }) => record.icao24);
    const icao24 = addresses.includes(null) ? [] : [...new Set(addresses)].map((address) => address!);
    const all = await listQuery(open, LEGS, { ...NO_FILTER, fleet: filter.fleet, icao24 });
    const ids = content.legs.map(({ record }) => record.id);
    const among = ids.length === 0 ? 'false' : `"id" IN ${listLiteral(ids)}`;
    const order = ['takeoffUtc', 'firstSeenUtc'].map(identifier).join(', ');
    const rows = `SELECT * FROM (\n${all}) WHERE ${among} ORDER BY coalesce(${order}), "id"`;
    await open.engine.writeParquet(rows, file);
  };
}
