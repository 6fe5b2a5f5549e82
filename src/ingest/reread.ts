import { AirbridgeError, describeWhere } from '../error.js';
import { allRows, type Engine } from '../ledger/engine.js';
import { textLiteral } from '../ledger/literal.js';
import type { LegSource } from '../legs/leg.js';
import type { EntryPlace } from '../source/entry.js';
import type { Files } from '../source/files.js';
import { readReadsbTrace } from '../source/readsb.js';
import type { Reports } from '../source/reports.js';
import { readEntry } from '../source/reread.js';
import { dropBackwards } from '../trace/clean.js';
import { mergeTraces } from '../trace/merge.js';
import { pickTrace, type Trace, traceOf } from '../trace/trace.js';
import { placeFrom } from './known.js';

/** One entry of the ledger, read again whole, without the reports whose times run back. */
export async function rereadTrace(place: EntryPlace, files: Files, nowMs: number): Promise<Trace> {
  const read = readReadsbTrace(await readEntry(place, files), nowMs);
  return dropBackwards(traceOf(read, place.sha256, place.entry)).trace;
}

/**
 * The full reports a leg rests on, from the archives they were taken from, in time order.
 *
 * @returns the reason instead when an archive is gone or is no longer the one that was taken in
 */
export async function rereadLeg(
  engine: Engine,
  leg: { readonly sources: readonly LegSource[] },
  files: Files,
  nowMs: number,
): Promise<{ readonly reports: Reports } | { readonly unavailable: string }> {
  try {
    const parts: Trace[] = [];
    for (const source of leg.sources) parts.push(await rereadSource(engine, source, files, nowMs));
    return { reports: mergeTraces(parts).reports };
  } catch (error) {
    if (!(error instanceof AirbridgeError)) throw error;
    return { unavailable: `${describeWhere(error.where)}: ${error.message}` };
  }
}

async function rereadSource(engine: Engine, source: LegSource, files: Files, nowMs: number): Promise<Trace> {
  const trace = await rereadTrace(await placeOf(engine, source), files, nowMs);
  const { index, length } = trace.reports;
  const positions = Array.from({ length }, (_, i) => i).filter(
    (i) => index[i] >= source.firstIndex && index[i] <= source.lastIndex,
  );
  return pickTrace(trace, positions);
}

async function placeOf(engine: Engine, { sha256, entry }: LegSource): Promise<EntryPlace> {
  const [row] = await allRows(
    engine,
    `SELECT e.sha256, e.entry, e.byteOffset, e.bytes, f.path FROM entries e JOIN files f USING (sha256)
     WHERE e.sha256 = ${textLiteral(sha256)} AND e.entry = ${textLiteral(entry)}`,
  );
  if (row === undefined) {
    const message = 'the ledger does not say where this evidence was read';
    throw new AirbridgeError(
      'unreadable',
      message,
      { file: sha256, entry },
      'Run `airbridge ingest` on it again.',
    );
  }
  return placeFrom(row);
}
