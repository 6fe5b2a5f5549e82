/** One archive's share of one day, as the ledger's table `days` has it. */
export interface ArchiveDay {
  readonly path: string;
  readonly sha256: string | null;
  /** UTC, `2025-02-07`; null where neither paths nor the archive's name say which day it is. */
  readonly day: string | null;
  readonly traces: number;
  readonly folders: number;
  readonly foldersExpected: number;
  readonly heatmaps: number;
  readonly heatmapsExpected: number;
  readonly parts: number | null;
  /** Whether the archive was read to its end; null for a folder. */
  readonly whole: boolean | null;
}

/**
 * What there is of a day. *whole*: some archive has every folder of it and was read to its end; *incomplete*: there is some of
 * it; *missing*: nothing that says it is of that day. That an airframe has no file means it was not heard only on a whole day.
 */
export type DayState = 'whole' | 'incomplete' | 'missing';

export const DAY_MS = 86_400_000;

/** UTC date of a time: `2025-02-07`. */
export const dayOf = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, 10);

/** The days from one instant up to, not including, another. */
export function daysBetween(sinceMs: number, untilMs: number): string[] {
  const first = Math.floor(sinceMs / DAY_MS);
  const count = Math.max(0, Math.ceil(untilMs / DAY_MS) - first);
  return Array.from({ length: count }, (_, k) => dayOf((first + k) * DAY_MS));
}

/** What there is of one day. @param archives those of that day */
export function dayState(archives: readonly ArchiveDay[]): DayState {
  if (archives.some(isWhole)) return 'whole';
  return archives.some(({ traces }) => traces > 0) ? 'incomplete' : 'missing';
}

/** Folders of the same day that lie apart may be whole together, but then nobody knows what each of them should have held. */
function isWhole({ folders, foldersExpected, whole }: ArchiveDay): boolean {
  return folders >= foldersExpected && whole !== false;
}
