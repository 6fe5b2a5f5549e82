/** Something that happened from one day to another: a war, a clash, a summit. What a tempo is compared with. */
export interface Episode {
  readonly id: string;
  readonly name: string;
  /** First and last day, both included; whole UTC days since 1970-01-01 (see day.ts). */
  readonly startDay: number;
  readonly endDay: number;
  /** Which list it belongs to: `core`, `minor`, or whatever the author calls them; empty where nothing is said. */
  readonly class: string;
  /** Who says so. */
  readonly source: string;
}

/** An episode with what it rests on. */
export interface SourcedEpisode extends Episode {
  /** Best estimate of deaths on its days; null where nobody says. */
  readonly deaths: number | null;
  /** Ids of the records it was made from; none for one that was taken from a list as it stood. */
  readonly events: readonly string[];
  /** What may be done with the data it was made from. */
  readonly licence: string;
}
