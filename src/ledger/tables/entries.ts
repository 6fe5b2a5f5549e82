import type { EntryPlace } from '../../source/entry.js';
import type { Reports, SourceTrace } from '../../source/reports.js';
import type { Tracks } from '../../source/tracks.js';
import { airframeKey } from '../../trace/airframe.js';
import type { NewRowOf } from '../schema/rows.js';

/**
 * One row of `entries`.
 *
 * @param kept the reports whose times do not run back
 */
export function entryRow(
  place: EntryPlace,
  { header, reports, rejected }: SourceTrace,
  kept: Reports,
  { format, cannotProve }: Pick<Tracks, 'format' | 'cannotProve'>,
): NewRowOf<'entries'> {
  const backwards = reports.length - kept.length;
  const byField: Record<string, number> = backwards === 0 ? {} : { backwards };
  for (const { field } of rejected) byField[field] = (byField[field] ?? 0) + 1;
  return {
    sha256: place.sha256,
    entry: place.entry,
    byteOffset: place.offset,
    bytes: place.size,
    icao24: airframeKey(header),
    registration: header.registration,
    typecode: header.typecode,
    description: header.description,
    ownOp: header.ownOp,
    year: header.year,
    dbFlags: header.dbFlags,
    firstSeen: kept.timeMs[0],
    lastSeen: kept.timeMs[kept.length - 1],
    reports: kept.length,
    rejected: JSON.stringify(byField),
    format,
    cannotProve: JSON.stringify(cannotProve),
    synthetic: header.synthetic === true,
  };
}
