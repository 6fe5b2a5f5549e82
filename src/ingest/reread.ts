import { AirbridgeError, describeWhere } from '../error.js';
import type { Engine } from '../ledger/engine/engine.js';
import { airframeOfLeg, entryPlace } from '../ledger/queries/known-evidence.js';
import type { LegSource } from '../legs/leg.js';
import { type EntryPlace, nameOf } from '../source/entry.js';
import type { Files } from '../source/files.js';
import { readInflatedTracks } from '../source/read-tracks.js';
import type { Reports } from '../source/reports.js';
import { readEntry } from '../source/reread.js';
import type { Tracks } from '../source/tracks.js';
import { airframeKey } from '../trace/airframe.js';
import { dropBackwards } from '../trace/clean.js';
import { mergeTraces } from '../trace/merge.js';
import { pickTrace, type Trace, traceOf } from '../trace/trace.js';
import type { Reread } from './group.js';

/** A {@link Reread} that keeps the entry read last: one file may hold hundreds of airframes, asked for one after another. */
export function rereader(files: Files, nowMs: number): Reread {
  let kept: { readonly place: EntryPlace; readonly tracks: Tracks } | null = null;
  return async (place, airframe) => {
    if (kept?.place.sha256 !== place.sha256 || kept.place.entry !== place.entry) {
      const bytes = await readEntry(place, files);
      kept = { place, tracks: readInflatedTracks(bytes, nameOf(place), nowMs) };
    }
    const read = kept.tracks.traces.find(({ header }) => airframeKey(header) === airframe);
    if (read === undefined) throw goneFrom(place);
    return dropBackwards(traceOf(read, place.sha256, place.entry)).trace;
  };
}

function goneFrom({ file, entry }: EntryPlace): AirbridgeError {
  const next = 'Put the original file back, or ingest this one as new evidence.';
  return new AirbridgeError('unreadable', 'this aircraft is no longer in it', { file, entry }, next);
}

/**
 * The full reports a leg rests on, from the archives they were taken from, in time order.
 *
 * @returns the reason instead when an archive is gone or is no longer the one that was taken in
 */
export async function rereadLeg(
  engine: Engine,
  leg: { readonly id: string; readonly sources: readonly LegSource[] },
  files: Files,
  nowMs: number,
): Promise<{ readonly reports: Reports } | { readonly unavailable: string }> {
  try {
    const parts: Trace[] = [];
    const airframe = await airframeOf(engine, leg.id);
    const reread = rereader(files, nowMs);
    for (const source of leg.sources) {
      parts.push(onlyCited(await reread(await placeOf(engine, source), airframe), source));
    }
    return { reports: mergeTraces(parts).reports };
  } catch (error) {
    if (!(error instanceof AirbridgeError)) throw error;
    return { unavailable: `${describeWhere(error.where)}: ${error.message}` };
  }
}

async function airframeOf(engine: Engine, leg: string): Promise<string> {
  const airframe = await airframeOfLeg(engine, leg);
  if (airframe === null)
    throw new AirbridgeError('unknown-leg', 'the ledger holds no such leg', { value: leg });
  return airframe;
}

function onlyCited(trace: Trace, source: LegSource): Trace {
  const { index, length } = trace.reports;
  const positions = Array.from({ length }, (_, i) => i).filter(
    (i) => index[i] >= source.firstIndex && index[i] <= source.lastIndex,
  );
  return pickTrace(trace, positions);
}

async function placeOf(engine: Engine, { sha256, entry }: LegSource): Promise<EntryPlace> {
  const place = await entryPlace(engine, { sha256, entry });
  if (place !== null) return place;
  const message = 'the ledger does not say where this evidence was read';
  const next = 'Run `airbridge ingest` on it again.';
  throw new AirbridgeError('unreadable', message, { file: sha256, entry }, next);
}
