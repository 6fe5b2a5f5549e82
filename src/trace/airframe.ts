import { formatIcao24, parseIcao24 } from '../aviation/icao24.js';
import type { TraceHeader } from '../source/reports.js';

/** No address begins with it. */
const UNADDRESSED = '?';

/**
 * What an airframe is told apart by: its address as written, or, where its file names none, `?` and the track itself: the
 * SHA-256 of the file's content and the number of the track in it. Two tracks are one airframe's only when they are the same
 * track, byte for byte: a shorter key, or one made of callsign or registration, could join two airframes without a word.
 */
export function airframeKey({ icao24, contentKey }: Pick<TraceHeader, 'icao24' | 'contentKey'>): string {
  if (icao24 !== null) return formatIcao24(icao24);
  if (contentKey === undefined) throw new RangeError('a trace without an address needs a content key');
  return UNADDRESSED + contentKey;
}

/** The address in an airframe's key; null where there is none. */
export function icao24OfKey(key: string): number | null {
  return key.startsWith(UNADDRESSED) ? null : parseIcao24(key);
}
