/**
 * The ledger's schema, once: DDL, row types and docs/columns.md are all made from this table.
 *
 * Times are UTC: TIMESTAMP columns carry no zone and are always UTC. Addresses are six hex digits, a leading `~` for a
 * non-ICAO one.
 */

import type { BreakKind } from '../../legs/continuity/index.js';
import type { Grade } from '../../legs/grade.js';
import { column, evidence, json, optional, table, word } from './column.js';

/** Version of the schema below; see ledger/migrations. */
export const SCHEMA_VERSION = 7;

const ADDRESS =
  '24-bit address. Where the evidence names none: `?`, the SHA-256 of the track’s file (inflated), `#` and the track’s number in it; answers give null.';

const legs = table({
  name: 'legs',
  doc: 'One row per leg: take-off to landing as far as it was heard.',
  sortedBy: ['month', 'icao24', 'firstSeen'],
  columns: [
    column('id', 'VARCHAR', 'Derived from address, first report and the hash of its source.'),
    column('month', 'INTEGER', 'Partition: year × 100 + month of firstSeen.'),
    column('icao24', 'VARCHAR', ADDRESS),
    optional('registration', 'VARCHAR', 'From the archive’s header, else the aircraft table.'),
    optional('typecode', 'VARCHAR', 'ICAO type designator, from the same places.'),
    optional('callsign', 'VARCHAR', 'The callsign most reports carried.'),
    json('callsigns', 'JSON list of every callsign heard, in order of first hearing.'),
    optional('operator', 'VARCHAR', 'ICAO designator of the operator by callsign.'),
    optional('adep', 'VARCHAR', 'Departure aerodrome (ident), null when unknown.'),
    optional('ades', 'VARCHAR', 'Destination aerodrome (ident), null when unknown.'),
    evidence('adepEvidence', 'observed, inferred, continuity or unseen.'),
    evidence('adesEvidence', 'observed, inferred, continuity or unseen.'),
    json(
      'adepCandidates',
      'JSON list of {aerodrome, probability, probabilityWithHistory, distanceKm, reason}; onlyByHistory where the neighbouring legs alone speak for it. reason is a message, {key, values}; `--json` gives the sentence, and the message as reasonCode.',
    ),
    json('adesCandidates', 'JSON list of the same for the other end.'),
    optional('adepRunway', 'VARCHAR', 'Runway of the take-off, when seen.'),
    optional('adesRunway', 'VARCHAR', 'Runway of the landing, when seen.'),
    optional('takeoff', 'TIMESTAMP', 'Null unless heard on both sides.'),
    optional('takeoffEarliest', 'TIMESTAMP', 'Take-off was not before.'),
    optional('takeoffLatest', 'TIMESTAMP', 'Take-off was not after.'),
    optional('landing', 'TIMESTAMP', 'Null unless heard on both sides.'),
    optional('landingEarliest', 'TIMESTAMP', 'Landing was not before.'),
    optional('landingLatest', 'TIMESTAMP', 'Landing was not after.'),
    column('firstSeen', 'TIMESTAMP', 'First report.'),
    column('lastSeen', 'TIMESTAMP', 'Last report.'),
    word<Grade | null>(true)(
      'grade',
      'confirmed, probable, partial or continuity; null when neither end is known.',
    ),
    column('reports', 'INTEGER', 'Reports the leg rests on, after cleaning.'),
    column('longestGapSeconds', 'DOUBLE', 'Longest silence between two of its reports.'),
    column('distanceNm', 'DOUBLE', 'Length of the path as heard.'),
    json('events', 'JSON list of {kind, timeMs, seconds, aerodrome}: touch-and-goes and short stops.'),
    json('dropped', 'JSON object: reports left out by cleaning, by reason.'),
    json('sources', 'JSON list of {sha256, entry, firstIndex, lastIndex}.'),
    column('path', 'BLOB', 'Simplified path, see legs/path.'),
    column(
      'synthetic',
      'BOOLEAN',
      'Made by a simulator, as its source says of itself: no evidence of anything.',
    ),
    optional(
      'southDeg',
      'FLOAT',
      'Box around that path: null in legs taken in before version 4 of the schema.',
    ),
    optional('westDeg', 'FLOAT', 'As southDeg; -180 where the path crosses the antimeridian.'),
    optional('northDeg', 'FLOAT', 'As southDeg.'),
    optional('eastDeg', 'FLOAT', 'As southDeg; 180 where the path crosses the antimeridian.'),
    json(
      'flags',
      'JSON list of {kind, reason, fromUtc, toUtc, reports, doubts}: stretches that cannot be taken as they stand. reason is a message, as of a candidate. doubts names what rests on them: departure, arrival, way (a stop is not excluded) or leg; empty where nothing does.',
    ),
    optional(
      'toldOffsets',
      'BLOB',
      'What it tells other legs of the pressure, see trace/pressure-samples; null where nothing, and in legs taken in before version 5 of the schema.',
    ),
    json(
      'openEnds',
      'JSON list of {outlook, needs, otherEnd, others}: ends in the air known by pressure altitude alone, as they were weighed, what the other end of the leg told of them (chances by field; none: nothing), and what other aircraft near told of the pressure there (null: nothing).',
    ),
  ],
});

const movements = table({
  name: 'movements',
  doc: 'One row per (aerodrome, leg, role) for every named end: what place queries read.',
  sortedBy: ['aerodrome', 'at', 'leg'],
  columns: [
    column('aerodrome', 'VARCHAR', 'Aerodrome (ident).'),
    column('country', 'VARCHAR', 'ISO 3166-1 alpha-2 code of the aerodrome.'),
    word<'departure' | 'arrival'>(false)('role', 'departure or arrival.'),
    column('at', 'TIMESTAMP', 'Take-off or landing, else the nearest report of the leg.'),
    evidence('evidence', 'As on the leg’s end.'),
    column('icao24', 'VARCHAR', ADDRESS),
    optional('operator', 'VARCHAR', 'By callsign.'),
    column('leg', 'VARCHAR', 'Leg id.'),
    column('synthetic', 'BOOLEAN', 'Whether a simulator made that leg.'),
  ],
});

const visits = table({
  name: 'visits',
  doc: 'One row per stay of one airframe at one aerodrome, arrival and departure together.',
  sortedBy: ['aerodrome', 'at', 'id'],
  columns: [
    column('id', 'VARCHAR', 'Derived from the legs it links.'),
    column('icao24', 'VARCHAR', ADDRESS),
    optional('registration', 'VARCHAR', 'As on the legs.'),
    optional('typecode', 'VARCHAR', 'As on the legs.'),
    optional('operator', 'VARCHAR', 'By callsign of the arriving leg, else of the departing one.'),
    column('aerodrome', 'VARCHAR', 'Aerodrome (ident).'),
    column('country', 'VARCHAR', 'ISO 3166-1 alpha-2 code of the aerodrome.'),
    column('at', 'TIMESTAMP', 'What the visit is filed under: arrival, else its bounds, else the departure.'),
    optional('arrival', 'TIMESTAMP', 'Null unless the landing was heard on both sides.'),
    optional('arrivalEarliest', 'TIMESTAMP', 'Arrival was not before.'),
    optional('arrivalLatest', 'TIMESTAMP', 'Arrival was not after.'),
    optional('departure', 'TIMESTAMP', 'Null unless the take-off was heard on both sides.'),
    optional('departureEarliest', 'TIMESTAMP', 'Departure was not before.'),
    optional('departureLatest', 'TIMESTAMP', 'Departure was not after.'),
    evidence('arrivalEvidence', 'observed, inferred, continuity or unseen.'),
    evidence('departureEvidence', 'observed, inferred, continuity or unseen.'),
    word<Exclude<Grade, 'partial'>>(false)('grade', 'confirmed, probable or continuity.'),
    optional('cameFrom', 'VARCHAR', 'Aerodrome the arriving leg left, when known.'),
    optional('wentTo', 'VARCHAR', 'Aerodrome the departing leg went to, when known.'),
    optional('turnaroundMinutes', 'DOUBLE', 'Landing to next take-off, when both are points.'),
    json('legs', 'JSON list of leg ids.'),
    json('sources', 'JSON list of the files (SHA-256) those legs rest on.'),
    column('synthetic', 'BOOLEAN', 'Whether any of those legs was made by a simulator.'),
    column(
      'doubted',
      'BOOLEAN',
      'Whether integrity flags of those legs leave an end here in doubt: such an end confirms nothing.',
    ),
  ],
});

const breaks = table({
  name: 'breaks',
  doc: 'One row per place where an airframe’s history does not join up. No leg and no visit: counted nowhere.',
  sortedBy: ['icao24', 'at', 'afterLeg'],
  columns: [
    column('icao24', 'VARCHAR', ADDRESS),
    word<BreakKind>(false)(
      'kind',
      'unseen: a flight there must have been that nobody heard; doubtful: one of two fields may be named wrongly; impossible: no one aircraft can have flown both legs; identity: registration or type change under one address.',
    ),
    word<'continuity' | null>(true)(
      'grade',
      'continuity for an unseen flight: known only through its neighbours.',
    ),
    column('at', 'TIMESTAMP', 'Last report before it.'),
    column('until', 'TIMESTAMP', 'First report after it.'),
    optional('adep', 'VARCHAR', 'Where the airframe had landed, when known.'),
    optional('ades', 'VARCHAR', 'Where it next took off, when known.'),
    optional('distanceNm', 'DOUBLE', 'Between the two, or between the two reports.'),
    optional('probability', 'DOUBLE', 'Of a flight nobody heard; null for what is impossible.'),
    column('afterLeg', 'VARCHAR', 'Id of the leg before it.'),
    column('beforeLeg', 'VARCHAR', 'Id of the leg after it.'),
    json(
      'reason',
      'Message of what is wrong: {key, values}; `--json` gives the sentence, and the message as reasonCode.',
    ),
    column('synthetic', 'BOOLEAN', 'Whether either leg was made by a simulator.'),
  ],
});

const files = table({
  name: 'files',
  doc: 'One row per file of evidence, by content.',
  sortedBy: ['sha256'],
  columns: [
    column('sha256', 'VARCHAR', 'Of the file as stored.'),
    column('path', 'VARCHAR', 'Where it was read, absolute.'),
    column('kind', 'VARCHAR', 'trace, traffic, fr24, kml, tar or tar.gz.'),
    column('bytes', 'BIGINT', 'Size as stored.'),
    column('ingested', 'TIMESTAMP', 'When it was read.'),
    column('entries', 'INTEGER', 'Traces taken from it.'),
    column('failed', 'INTEGER', 'Entries refused.'),
    column('ignored', 'INTEGER', 'Entries that are no traces (heatmaps and the like).'),
    column('complete', 'BOOLEAN', 'Whether every entry could be reached.'),
  ],
});

const entries = table({
  name: 'entries',
  doc: 'One row per trace taken from a file; a file or entry may hold the traces of many airframes.',
  sortedBy: ['icao24', 'firstSeen'],
  columns: [
    column('sha256', 'VARCHAR', 'File.'),
    column('entry', 'VARCHAR', 'Path inside the archive; empty when the file is the trace.'),
    column(
      'byteOffset',
      'BIGINT',
      'Where the entry’s bytes begin in the file (in the inflated tar for tar.gz).',
    ),
    column('bytes', 'BIGINT', 'Size of the entry as stored.'),
    column('icao24', 'VARCHAR', ADDRESS),
    optional('registration', 'VARCHAR', 'As the header says, as of the writing of the file.'),
    optional('typecode', 'VARCHAR', 'As the header says.'),
    optional('description', 'VARCHAR', 'As the header says.'),
    optional('ownOp', 'VARCHAR', 'As the header says.'),
    optional('year', 'VARCHAR', 'As the header says.'),
    column('dbFlags', 'INTEGER', '1 military, 2 interesting, 4 PIA, 8 LADD.'),
    column('firstSeen', 'TIMESTAMP', 'First usable report.'),
    column('lastSeen', 'TIMESTAMP', 'Last usable report.'),
    column('reports', 'INTEGER', 'Usable reports.'),
    json('rejected', 'JSON object: reports that could not be taken, by field.'),
    column('format', 'VARCHAR', 'What it was read as: readsb-trace, fr24-csv, kml-track and so on.'),
    json('cannotProve', 'JSON list of what such a file cannot tell: no-address, gps-height and so on.'),
    column('synthetic', 'BOOLEAN', 'Whether the trace says of itself that a simulator made it.'),
  ],
});

const days = table({
  name: 'days',
  doc: 'How much there was of each day in each archive: what is missing here may have flown all the same.',
  sortedBy: ['path', 'day'],
  columns: [
    column('path', 'VARCHAR', 'The archive, or the folder of the day for files that lie loose.'),
    optional('sha256', 'VARCHAR', 'Of the archive; null for a folder.'),
    optional('day', 'VARCHAR', 'UTC date, as paths or the archive’s name say; null where none does.'),
    column('traces', 'INTEGER', 'Aircraft with a trace_full file, readable or not.'),
    column('folders', 'INTEGER', 'Folders traces/00 … traces/ff with at least one trace.'),
    column('foldersExpected', 'INTEGER', 'Folders of a whole day of the world: 256.'),
    column('heatmaps', 'INTEGER', 'Half-hourly heatmap files.'),
    column('heatmapsExpected', 'INTEGER', 'Heatmap files of a whole day: 48.'),
    optional('parts', 'INTEGER', 'Parts the archive is cut in, as far as they are here; null for a folder.'),
    optional('whole', 'BOOLEAN', 'Whether the archive was read to its end; null for a folder.'),
  ],
});

const problems = table({
  name: 'problems',
  doc: 'One row per thing that could not be read.',
  sortedBy: ['sha256', 'entry'],
  columns: [
    optional('sha256', 'VARCHAR', 'File, when it could be hashed.'),
    column('path', 'VARCHAR', 'Where it was read.'),
    column('entry', 'VARCHAR', 'Path inside the archive, else empty.'),
    optional('byte', 'BIGINT', 'Where the fault lies, in the file or entry as stored.'),
    column('code', 'VARCHAR', 'Stable error code.'),
    json(
      'reason',
      'Message of the fault: {key, values}; `--json` gives the sentence, and the message as reasonCode.',
    ),
    column('seen', 'TIMESTAMP', 'When.'),
  ],
});

const tails = table({
  name: 'tails',
  doc: 'Each airframe’s open tail: the reports that tomorrow’s file may go on from.',
  sortedBy: [],
  columns: [
    column('icao24', 'VARCHAR', ADDRESS),
    column('fromTime', 'TIMESTAMP', 'Legs that begin here or later are remade when reports follow.'),
    column('toTime', 'TIMESTAMP', 'Last report.'),
    optional(
      'openLeg',
      'VARCHAR',
      'Leg that was still open and is not kept here whole; null when nothing is missing.',
    ),
    column('reports', 'BLOB', 'Packed reports, see trace/pack.'),
  ],
});

const identities = table({
  name: 'identities',
  doc: 'One row per airframe and file of identities taken in by `identity import`: what a source says, never what is so.',
  sortedBy: ['icao24', 'source', 'sha256'],
  columns: [
    column('source', 'VARCHAR', 'Who says so, as named at import or by the kind of file.'),
    optional('asOf', 'VARCHAR', 'Day up to which the source was kept; null where nobody says.'),
    column(
      'sha256',
      'VARCHAR',
      'Of the file; of a folder, of the sorted list of its files’ SHA-256 and paths.',
    ),
    optional('icao24', 'VARCHAR', '24-bit address.'),
    optional('registration', 'VARCHAR', 'As the source writes it.'),
    optional('typecode', 'VARCHAR', 'ICAO type designator, or one of the source’s own.'),
    optional('description', 'VARCHAR', 'Of the type, in words.'),
    optional('operator', 'VARCHAR', 'In words; `Private` for any private person.'),
    optional('operatorCode', 'VARCHAR', 'ICAO designator.'),
    optional(
      'owner',
      'VARCHAR',
      'Owner, or operator where the source does not tell them apart; `Private` for any private person.',
    ),
    optional('isMilitary', 'BOOLEAN', 'Null where the source does not say.'),
    optional('isPia', 'BOOLEAN', 'Private address of the PIA programme.'),
    optional('isLadd', 'BOOLEAN', 'Of the LADD programme.'),
    optional('serial', 'VARCHAR', 'Maker’s serial number.'),
    optional('yearBuilt', 'INTEGER', 'Year of make.'),
    optional('validFrom', 'VARCHAR', 'First day on which it is so, as the source says.'),
    optional('validTo', 'VARCHAR', 'Last day on which it is so, as the source says.'),
    optional('note', 'VARCHAR', 'Anything else the source says.'),
  ],
});

const meta = table({
  name: 'meta',
  doc: 'What the ledger says about itself. This table never changes, so that any version can read it.',
  sortedBy: ['key'],
  columns: [
    column(
      'key',
      'VARCHAR',
      'schemaVersion: of this schema; endModel and endModelMadeFrom: version of the model unheard ends were weighed with, and a JSON list of what that was made from.',
    ),
    column('value', 'VARCHAR', 'Its value, as text.'),
  ],
});

/** Every table of the ledger, in the order of their making. */
export const TABLES = {
  meta,
  legs,
  movements,
  visits,
  breaks,
  files,
  entries,
  days,
  problems,
  tails,
  identities,
} as const;
