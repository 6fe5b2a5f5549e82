const WRITTEN = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,12}))?(?:Z|([+-])(\d\d):?(\d\d))$/i;

/** What a text is that should be a time. */
type WrittenTime =
  | { readonly kind: 'utc'; readonly ms: number }
  /** A time, but of no known zone: never taken for UTC. */
  | { readonly kind: 'no-zone' }
  | { readonly kind: 'none' };

/** Reads an ISO 8601 time with seconds and a zone; part of a millisecond is cut off. */
export function writtenTime(text: string): WrittenTime {
  const written = text.trim();
  const match = WRITTEN.exec(written);
  if (match === null) return { kind: WRITTEN.test(`${written}Z`) ? 'no-zone' : 'none' };
  const [, year, month, day, hour, minute, second, fraction = '', sign, zoneHours, zoneMinutes] = match;
  const ms = Date.UTC(+year, +month - 1, +day, +hour, +minute, +second, +fraction.slice(0, 3).padEnd(3, '0'));
  // Date.UTC turns 31 February into March and 25:00 into tomorrow: such a text is no time.
  const isTime = new Date(ms).toISOString().startsWith(`${year}-${month}-${day}T${hour}:${minute}:${second}`);
  if (!isTime) return { kind: 'none' };
  const offsetMinutes = sign === undefined ? 0 : +`${sign}1` * (+zoneHours * 60 + +zoneMinutes);
  return { kind: 'utc', ms: ms - offsetMinutes * 60_000 };
}
