/** A record that can be told from others by its id. */
interface Recorded {
  readonly id: string;
  readonly startDay: number;
  readonly endDay: number;
}

/** Records with each id once. */
export interface Distinct<T> {
  /** In the order of their days, then of their ids. */
  readonly records: readonly T[];
  /** How many copies were left out. */
  readonly copies: number;
  /** Ids of which the copies say different things; the one kept is the one {@link withoutCopies} prefers. */
  readonly differing: readonly string[];
}

/**
 * Leaves out every further record of an id, so that overlapping exports and files given twice count once. Of records that differ
 * the better one is kept, whichever file came first.
 *
 * @param worse how much worse a record is than others of its id: the least is kept, and among equals the first by its text
 */
export function withoutCopies<T extends Recorded>(
  records: readonly T[],
  worse: (record: T) => number = () => 0,
): Distinct<T> {
  const kept = new Map<string, { record: T; text: string }>();
  const differing = new Set<string>();
  for (const record of records) {
    const text = JSON.stringify(record);
    const other = kept.get(record.id);
    if (other !== undefined && other.text !== text) differing.add(record.id);
    const isBetter =
      other === undefined ||
      worse(record) < worse(other.record) ||
      (worse(record) === worse(other.record) && text < other.text);
    if (isBetter) kept.set(record.id, { record, text });
  }
  return {
    records: [...kept.values()].map(({ record }) => record).sort(byDay),
    copies: records.length - kept.size,
    differing: [...differing].sort(),
  };
}

function byDay(a: Recorded, b: Recorded): number {
  if (a.startDay !== b.startDay) return a.startDay - b.startDay;
  if (a.endDay !== b.endDay) return a.endDay - b.endDay;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}
