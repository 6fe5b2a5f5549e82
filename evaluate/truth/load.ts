import { readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { AerodromeTable } from 'airbridge/aviation';
import { readTracks } from 'airbridge/source';
import { dropBackwards, mergeTraces, type Trace, traceOf } from 'airbridge/trace';
import type { Input, TrueLeg } from '../input.js';
import type { Link } from '../inputs/chain.js';
import { standingOf } from './standing.js';
import { readTruthFile, type TruthRow } from './truth-file.js';

/** A flight, or an end of one, that is shown but counted nowhere. */
export interface Listed {
  readonly source: string;
  readonly name: string;
  readonly adep: string;
  readonly ades: string;
  readonly why: string;
}

/** Flights whose airports somebody else wrote down. */
export interface Truth {
  readonly links: readonly Link[];
  readonly listed: readonly Listed[];
  /** Of the flights that count, those a second source confirms. */
  readonly confirmed: number;
}

/** Names for the sources of the truth at hand; others go by their own. */
const SHORT_NAMES: Readonly<Record<string, string>> = { kml_heatmap: 'kml', 'trrrj-fr24-2017-02': 'fr24' };
/** Stands for the address that recorded tracks lack; no aircraft has it. */
const NO_ADDRESS = 0;
/** Where pilots fly one aircraft under its registration, callsigns tell aircraft apart. */
const CALLED_BY_REGISTRATION: ReadonlySet<string> = new Set(['kml']);

/**
 * @param truthPath a CSV with columns `source,file,adep,ades`, and as far as known `callsign,takeoff_utc,landing_utc,notes`
 * @param tracksFolder what `file` is relative to
 * @param nowMs the time now
 */
export function loadTruth(
  truthPath: string,
  tracksFolder: string,
  nowMs: number,
  aerodromes: AerodromeTable,
): Truth {
  const files = byFile(readTruthFile(truthPath)).map(([file, rows]) => {
    const trace = readTrack(join(tracksFolder, file), nowMs);
    return loadFile(rows, basename(file, extname(file)), trace, aerodromes);
  });
  return {
    links: files.flatMap(({ link }) => link ?? []),
    listed: files.flatMap(({ listed }) => listed),
    confirmed: files.reduce((sum, { confirmed }) => sum + confirmed, 0),
  };
}

/** One track and the rows about it: null where no flight of it counts. */
function loadFile(rows: readonly TruthRow[], title: string, trace: Trace, aerodromes: AerodromeTable) {
  const source = SHORT_NAMES[rows[0].source] ?? rows[0].source;
  const listed: Listed[] = [];
  const legs: TrueLeg[] = [];
  let confirmed = 0;
  for (const row of rows) {
    const name = `${row.callsign} ${title}`.trim();
    const standing = standingOf(row, trace.reports.timeMs[0], aerodromes);
    const whys = standing.counts ? standing.notes.map((note) => `only this end: ${note}`) : [standing.why];
    listed.push(...whys.map((why) => ({ source, name, adep: row.adep, ades: row.ades, why })));
    if (!standing.counts) continue;
    if (standing.confirmed) confirmed++;
    legs.push({ name, adep: standing.adep, ades: standing.ades, ...periodOf(row, trace) });
  }
  const input: Input = { source, kind: 'flight', gapMinutes: null, trace, legs };
  return {
    link: legs.length === 0 ? null : { airframe: airframeOf(rows[0], source), input },
    listed,
    confirmed,
  };
}

/** What flights of one aircraft have in common; null where nothing says which aircraft it was. */
function airframeOf({ hex, callsign }: TruthRow, source: string): string | null {
  if (hex !== '') return hex;
  return CALLED_BY_REGISTRATION.has(source) && callsign !== '' ? callsign : null;
}

function byFile(rows: readonly TruthRow[]): [file: string, rows: TruthRow[]][] {
  const files = [...new Set(rows.map(({ file }) => file))];
  return files.map((file) => [file, rows.filter((row) => row.file === file)]);
}

/** All of a file as one airframe's, as ingest reads it: without the reports whose times run back. */
function readTrack(path: string, nowMs: number): Trace {
  const { traces } = readTracks(readFileSync(path), basename(path), nowMs);
  const cleaned = traces.map(({ header, ...read }, k) => {
    const named = { ...read, header: { ...header, icao24: header.icao24 ?? NO_ADDRESS } };
    return dropBackwards(traceOf(named, path, String(k))).trace;
  });
  return mergeTraces(cleaned);
}

/** From take-off to landing where they are written down; else the whole file is the flight. */
function periodOf(row: TruthRow, { reports }: Trace): { fromMs: number; toMs: number } {
  const [takeoffMs, landingMs] = [Date.parse(row.takeoff_utc), Date.parse(row.landing_utc)];
  return {
    fromMs: Number.isNaN(takeoffMs) ? reports.timeMs[0] : takeoffMs,
    toMs: Number.isNaN(landingMs) ? reports.timeMs[reports.length - 1] : landingMs,
  };
}
