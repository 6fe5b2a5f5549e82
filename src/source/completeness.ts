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

const TRACE = /(?:^|\/)traces\/([0-9a-f]{2})\/trace_full_(~?)([0-9a-f]{6})\.json(?:\.gz)?$/i;
const HEATMAP = /(?:^|\/)heatmap\/(\d{2})\.bin\.ttf$/;
const DAY = /(?:^|[^\d])(20\d\d)[./-](0[1-9]|1[0-2])[./-](0[1-9]|[12]\d|3[01])(?!\d)/;

interface Tally {
  readonly folders: Set<string>;
  /** Addresses, with {@link NOT_ICAO} added to those that are none. */
  readonly traces: Set<number>;
  readonly heatmaps: Set<string>;
}

const NOT_ICAO = 1 << 24;

/** Counts what there is of each day, name by name. */
export class DayTally {
  private readonly days = new Map<string | null, Tally>();
  private readonly dayOfArchive: string | null;

  /** @param archive its name says the day where the paths in it do not (`v2025.02.07-planes-readsb-prod-0.tar`) */
  constructor(archive: string) {
    this.dayOfArchive = dayIn(archive);
  }

  /** @param name path of a file, in an archive or outside, as readsb lays it out (`2025/02/07/traces/59/…`) */
  note(name: string): void {
    const [, folder, other, address] = TRACE.exec(name) ?? [];
    const heatmap = HEATMAP.exec(name)?.[1];
    if (folder === undefined && heatmap === undefined) return;
    const tally = this.tallyOf(dayIn(name) ?? this.dayOfArchive);
    if (heatmap !== undefined) tally.heatmaps.add(heatmap);
    if (folder === undefined) return;
    tally.folders.add(folder.toLowerCase());
    tally.traces.add(Number.parseInt(address, 16) + (other === '~' ? NOT_ICAO : 0));
  }

  /** One for each day, in order; the unknown day comes last. */
  completeness(): DayCompleteness[] {
    return [...this.days]
      .map(([day, { folders, traces, heatmaps }]) => ({
        day,
        folders: folders.size,
        traces: traces.size,
        heatmaps: heatmaps.size,
      }))
      .sort((one, other) => ((one.day ?? '~') < (other.day ?? '~') ? -1 : 1));
  }

  private tallyOf(day: string | null): Tally {
    const known = this.days.get(day);
    if (known !== undefined) return known;
    const tally = { folders: new Set<string>(), traces: new Set<number>(), heatmaps: new Set<string>() };
    this.days.set(day, tally);
    return tally;
  }
}

/** The folder of the day that a path lies in: what stands before `traces/59/…` or `heatmap/…`; null where neither does. */
export function dayFolderOf(path: string): string | null {
  const at = TRACE.exec(path)?.index ?? HEATMAP.exec(path)?.index;
  return at === undefined ? null : path.slice(0, at);
}

function dayIn(name: string): string | null {
  const [, year, month, day] = DAY.exec(name) ?? [];
  return year === undefined ? null : `${year}-${month}-${day}`;
}
