import { sep } from 'node:path';
import type { Engine } from '../ledger/engine/engine.js';
import { daysAt, looseTraces } from '../ledger/queries/known-evidence.js';
import type { NewRowOf, RowOf } from '../ledger/schema/rows.js';
import {
  type DayCompleteness,
  DayTally,
  dayFolderOf,
  FOLDERS_OF_A_DAY,
  HEATMAPS_OF_A_DAY,
} from '../source/completeness.js';
import type { Evidence } from '../source/evidence.js';

/** How much there was of one day in one archive or folder. */
export interface IngestDay extends DayCompleteness {
  readonly path: string;
}

/** A row of `days` as the summary tells it. */
export const ingestDay = ({ path, day, folders, traces, heatmaps }: NewRowOf<'days'>): IngestDay => ({
  path,
  day,
  folders,
  traces,
  heatmaps,
});

/** Where days were counted. */
type Place = Pick<Evidence, 'path'> & Partial<Pick<Evidence, 'sha256' | 'parts'>>;

/** Rows of `days` for one archive, or for one folder (which has no hash and no parts). */
export function dayRows(
  place: Place,
  days: readonly DayCompleteness[],
  whole: boolean | null,
): NewRowOf<'days'>[] {
  return days.map((day) => ({
    path: place.path,
    sha256: place.sha256 ?? null,
    ...day,
    foldersExpected: FOLDERS_OF_A_DAY,
    heatmapsExpected: HEATMAPS_OF_A_DAY,
    parts: place.parts?.length ?? null,
    whole,
  }));
}

/**
 * Days whose traces lie loose in folders. They may come in over many runs, so what counts is all that the ledger holds of a
 * folder; heatmaps, which it does not hold, count as often as a run came upon them.
 */
export class LooseDays {
  private readonly folders = new Map<string, DayTally>();

  /** @param path absolute, of a trace or of a file that is none */
  note(path: string): void {
    const name = path.split(sep).join('/');
    const folder = dayFolderOf(name);
    if (folder === null) return;
    const tally = this.folders.get(folder) ?? new DayTally(folder);
    tally.note(name);
    this.folders.set(folder, tally);
  }

  /** Rows of `days` that are not in the ledger like this. */
  async changedRows(engine: Engine): Promise<NewRowOf<'days'>[]> {
    const changed: NewRowOf<'days'>[] = [];
    for (const [folder, tally] of this.folders) {
      for (const path of await looseTraces(engine, folder.split('/').join(sep)))
        tally.note(path.split(sep).join('/'));
      const before = await daysAt(engine, folder);
      const rows = dayRows({ path: folder }, tally.completeness(), null);
      const isSame = (row: NewRowOf<'days'>) => before.some((old) => isSameDay(row, old));
      if (!rows.every(isSame)) for (const row of rows) changed.push(row);
    }
    return changed;
  }
}

function isSameDay(row: NewRowOf<'days'>, old: RowOf<'days'>): boolean {
  return (['day', 'traces', 'folders', 'heatmaps'] as const).every((name) => row[name] === old[name]);
}
