import type { AerodromeTable } from '../aviation/aerodromes.js';
import { AirbridgeError } from '../error.js';
import { haversineKm } from '../geo/geodesic.js';
import { valuesOf } from '../ledger/schema/rows.js';
import { breakRow } from '../ledger/tables/breaks.js';
import { entryRow } from '../ledger/tables/entries.js';
import { legRow } from '../ledger/tables/legs.js';
import { movementRows } from '../ledger/tables/movements.js';
import { visitRow } from '../ledger/tables/visit-rows.js';
import { visitsOf } from '../ledger/tables/visits.js';
import type { WovenRows } from '../ledger/tables/woven.js';
import { explainHistory, type History } from '../legs/continuity/index.js';
import type { Leg } from '../legs/leg.js';
import type { References } from '../legs/references.js';
import { type EntryPlace, inflatedEntry, nameOf, type Place } from '../source/entry.js';
import { readInflatedTracks } from '../source/read-tracks.js';
import { release } from '../source/release.js';
import type { Reports, SourceTrace } from '../source/reports.js';
import type { Tracks } from '../source/tracks.js';
import { airframeKey } from '../trace/airframe.js';
import { dropBackwards } from '../trace/clean.js';
import { mergeTraces } from '../trace/merge.js';
import { type Trace, traceOf } from '../trace/trace.js';
import { type Distilled, type Group, plainError, type Read } from './group.js';
import { packTail, unpackTail } from './tail.js';
import { goOn, type Woven } from './weave.js';

/** What distilling needs from outside. */
export interface Still {
  readonly references: References;
  readonly nowMs: number;
  /** Stored bytes of an entry. @throws AirbridgeError */
  readonly read: (place: EntryPlace) => Uint8Array;
}

/** From the stored bytes of one airframe's traces to rows of the ledger: all that a worker does. */
export function distil(group: Group, still: Still): Distilled {
  const read: Read[] = [];
  const traces: Trace[] = [];
  const failed: { place: EntryPlace; error: ReturnType<typeof plainError> }[] = [];
  for (const pending of group.entries) {
    const place = placeOf(pending);
    const fail = (error: unknown): void => {
      if (!(error instanceof AirbridgeError)) throw error;
      failed.push({ place, error: plainError(error.at({ file: place.file, entry: place.entry })) });
    };
    try {
      for (const one of tracesIn(pending, still, fail)) {
        read.push(one.read);
        traces.push(one.trace);
      }
    } catch (error) {
      fail(error);
    }
  }
  const woven = weaveGroup(group, read, traces, still.references);
  for (const { reports } of traces) release(reports.timeMs);
  return { read, failed, woven };
}

interface ReadTrace {
  readonly read: Read;
  readonly trace: Trace;
}

/** The traces in an entry; one that cannot be used does not keep the others out. */
function* tracesIn(
  pending: Place,
  { read, nowMs }: Still,
  fail: (error: unknown) => void,
): Generator<ReadTrace> {
  const place = placeOf(pending);
  const stored = pending.stored ?? read(place);
  const bytes = inflatedEntry(stored);
  const tracks = readInflatedTracks(bytes, nameOf(place), nowMs);
  if (bytes !== stored) release(bytes);
  // What came with the message may share its memory with the next entry.
  if (pending.stored === null) release(stored);
  for (const [i, source] of tracks.traces.entries()) {
    // What belongs to no trace is counted once, with the first.
    const rejected = i > 0 ? source.rejected : [...source.rejected, ...tracks.strays];
    try {
      yield readTrace({ header: source.header, reports: source.reports, rejected }, place, tracks);
    } catch (error) {
      fail(error);
    }
  }
}

function readTrace(source: SourceTrace, place: EntryPlace, tracks: Tracks): ReadTrace {
  const { trace, dropped } = dropBackwards(traceOf(source, place.sha256, place.entry));
  if (dropped.length > trace.reports.length) throw runsBackwards(dropped.length, source.reports.length);
  return {
    trace,
    read: {
      place,
      row: valuesOf('entries', entryRow(place, source, trace.reports, tracks)),
      reports: trace.reports.length,
      rejected: source.rejected.length + dropped.length,
      address: airframeKey(source.header),
      format: tracks.format,
      cannotProve: tracks.cannotProve,
      ...extentOf(trace.reports),
      synthetic: source.header.synthetic === true,
      fallback: tracks.fallback,
    },
  };
}

/** What a track that makes no leg is told by. */
function extentOf({
  latitudeDeg,
  longitudeDeg,
  altitudeFt,
  geometricAltitudeFt,
  groundspeedKt,
  length,
}: Reports): Pick<Read, 'spanKm' | 'hasHeights' | 'hasSpeeds'> {
  let [south, north, west, east] = [90, -90, 180, -180];
  let [hasHeights, hasSpeeds] = [false, false];
  for (let i = 0; i < length; i++) {
    if (latitudeDeg[i] < south) south = latitudeDeg[i];
    if (latitudeDeg[i] > north) north = latitudeDeg[i];
    if (longitudeDeg[i] < west) west = longitudeDeg[i];
    if (longitudeDeg[i] > east) east = longitudeDeg[i];
    hasHeights ||= !Number.isNaN(altitudeFt[i]) || !Number.isNaN(geometricAltitudeFt[i]);
    hasSpeeds ||= !Number.isNaN(groundspeedKt[i]);
  }
  return { spanKm: haversineKm(south, west, north, east), hasHeights, hasSpeeds };
}

/** A few stray times are left out; where most run back, no order can be trusted. */
function runsBackwards(dropped: number, reports: number): AirbridgeError {
  const message = `the times run back in ${dropped} of its ${reports} reports`;
  const next = 'Fetch the file again; if it stays like this, its maker has written it so.';
  return new AirbridgeError('no-usable-report', message, { field: 'time' }, next);
}

function placeOf({ sha256, file, entry, offset, size }: Place): EntryPlace {
  return { sha256, file, entry, offset, size };
}

function weaveGroup(
  group: Group,
  read: readonly Read[],
  traces: readonly Trace[],
  references: References,
): WovenRows | null {
  if (traces.length === 0 || read.some(({ address }) => address !== group.address)) return null;
  const tail = group.tail === null ? null : unpackTail(group.tail);
  const woven = goOn(tail, mergeTraces(traces), references);
  return woven === null ? null : wovenRows(read[0].address, tail !== null, woven, references);
}

/** An airframe's changes as rows. */
export function wovenRows(
  address: string,
  isKnown: boolean,
  { fromMs, toMs, legs: made, landed, tail }: Woven,
  references: References,
): WovenRows {
  const { aerodromes } = references;
  // A known airframe's history is explained at the end, with the legs that are in already.
  const history: History<Leg> = isKnown ? { legs: made, breaks: [] } : explainHistory(made, references);
  const { legs } = history;
  const { visits, breaks } = isKnown ? NOTHING_LINKED : linkedRows(address, history, aerodromes);
  return {
    address,
    isKnown,
    fromMs,
    toMs,
    ids: legs.map((leg) => leg.id),
    periods: legs.map(({ firstSeenMs, lastSeenMs }) => ({ firstSeenMs, lastSeenMs })),
    legs: legs.map((leg) => valuesOf('legs', legRow(leg, address))),
    movements: legs
      .flatMap((leg) => movementRows(leg, address, aerodromes))
      .map((row) => valuesOf('movements', row)),
    visits,
    breaks,
    landed,
    tail: tail === null ? null : packTail(tail),
  };
}

const NOTHING_LINKED = { visits: [], breaks: [] };

/** What follows from an airframe's legs together: its visits, and where its history does not join up. */
function linkedRows(
  address: string,
  { legs, breaks }: History<Leg>,
  aerodromes: AerodromeTable,
): Pick<WovenRows, 'visits' | 'breaks'> {
  const synthetic = new Set(legs.filter((leg) => leg.synthetic).map(({ id }) => id));
  return {
    visits: visitsOf(legs, breaks).map((visit) => valuesOf('visits', visitRow(visit, address, aerodromes))),
    breaks: breaks.map((found) => valuesOf('breaks', breakRow(found, address, synthetic))),
  };
}
