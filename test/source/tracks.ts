import { AirbridgeError } from '../../src/error.js';
import { readTracks } from '../../src/source/read-tracks.js';
import type { SourceTrace } from '../../src/source/reports.js';
import type { Tracks } from '../../src/source/tracks.js';

export const NOW_MS = Date.UTC(2026, 10, 22);

/** Reads text as a file of tracks. */
export const tracksIn = (text: string, name = 'file'): Tracks => readTracks(Buffer.from(text), name, NOW_MS);

/** The only trace in a text. */
export function traceIn(text: string): SourceTrace {
  const { traces } = tracksIn(text);
  if (traces.length !== 1) throw new RangeError(`${traces.length} traces, and one is expected`);
  return traces[0];
}

/** The refusal of a text: code, message and place. */
export function refusalOf(text: string | Uint8Array): AirbridgeError {
  try {
    readTracks(Buffer.from(text), 'file', NOW_MS);
  } catch (error) {
    if (error instanceof AirbridgeError) return error;
    throw error;
  }
  throw new RangeError('it was taken');
}

/** One report of a trace by name; unknown numbers are null. */
export function reportOf({ reports }: SourceTrace, i: number): Record<string, unknown> {
  const known = (value: number) => (Number.isNaN(value) ? null : value);
  return {
    time: new Date(reports.timeMs[i]).toISOString(),
    lat: reports.latitudeDeg[i],
    lon: reports.longitudeDeg[i],
    altitudeFt: known(reports.altitudeFt[i]),
    geometricAltitudeFt: known(reports.geometricAltitudeFt[i]),
    groundspeedKt: known(reports.groundspeedKt[i]),
    trackDeg: known(reports.trackDeg[i]),
    verticalRateFpm: known(reports.verticalRateFpm[i]),
    flags: reports.flags[i],
    callsign: reports.callsign[i] === 0 ? null : reports.callsigns[reports.callsign[i] - 1],
    index: reports.index[i],
  };
}
