/** Folders `traces/00` … `traces/ff` of a whole day. */
export const FOLDERS_OF_A_DAY = 256;
/** Files `heatmap/00.bin.ttf` … `47.bin.ttf` of a whole day, one for each half hour. */
export const HEATMAPS_OF_A_DAY = 48;

/** How much there is of one day: a missing file is not a missing flight, so what is missing has to be known. */
export interface DayCompleteness {
  /** UTC, `2025-02-07`; null where no name says which day it is. */
  readonly day: string | null;
  /** Of {@link FOLDERS_OF_A_DAY}, those with at least one trace. */
  readonly folders: number;
  readonly traces: number;
  /** Of {@link HEATMAPS_OF_A_DAY}. */
  readonly heatmaps: number;
}

const TRACE = /(?:^|\/)traces\/([0-9a-f]{2})\/trace_full_~?[0-9a-f]{6}\.json(?:\.gz)?$/i;
const HEATMAP = /(?:^|\/)heatmap\/(\d{2})\.bin\.ttf$/;
const DAY = /(?:^|[^\d])(20\d\d)[./-](0[1-9]|1[0-2])[./-](0[1-9]|[12]\d|3[01])(?!\d)/;

interface Tally {
  readonly folders: Set<string>;
  readonly traces: Set<string>;
  readonly heatmaps: Set<string>;
}

/**
 * Counts what there is of each day.
 *
 * @param names paths of files, in an archive or outside, as readsb lays them out (`2025/02/07/traces/59/…`)
 * @param archive name of the archive, which says the day where the paths do not (`v2025.02.07-planes-readsb-prod-0.tar`)
 * @returns one for each day, in order; the unknown day comes last
 */
export function completenessOf(names: Iterable<string>, archive: string): DayCompleteness[] {
  const dayOfArchive = dayIn(archive);
  const days = new Map<string | null, Tally>();
  for (const name of names) {
    const folder = TRACE.exec(name)?.[1].toLowerCase();
    const heatmap = HEATMAP.exec(name)?.[1];
    if (folder === undefined && heatmap === undefined) continue;
    const tally = tallyOf(days, dayIn(name) ?? dayOfArchive);
    if (folder !== undefined) {
      tally.folders.add(folder);
      tally.traces.add(name);
    }
    if (heatmap !== undefined) tally.heatmaps.add(heatmap);
  }
  return [...days]
    .map(([day, { folders, traces, heatmaps }]) => ({
      day,
      folders: folders.size,
      traces: traces.size,
      heatmaps: heatmaps.size,
    }))
    .sort((one, other) => ((one.day ?? '~') < (other.day ?? '~') ? -1 : 1));
}

function dayIn(name: string): string | null {
  const [, year, month, day] = DAY.exec(name) ?? [];
  return year === undefined ? null : `${year}-${month}-${day}`;
}

function tallyOf(days: Map<string | null, Tally>, day: string | null): Tally {
  const known = days.get(day);
  if (known !== undefined) return known;
  const tally = { folders: new Set<string>(), traces: new Set<string>(), heatmaps: new Set<string>() };
  days.set(day, tally);
  return tally;
}
