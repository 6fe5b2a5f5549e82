import { boxOf } from '../geo/box.js';
import { KM_PER_NM, stepKm } from '../geo/geodesic.js';
import { type CleanedOfJumps, cleanTrace } from '../trace/clean.js';
import { citation, type Dropped } from '../trace/dropped.js';
import { encodeSamples } from '../trace/pressure-samples.js';
import { sliceTrace, type Trace } from '../trace/trace.js';
import { toldOffsets } from './altitude/told-offsets.js';
import { endsOf } from './ends/ends.js';
import type { OpenEnd } from './ends/open-end.js';
import { type WrongTracks, withWaysFlown, wrongTracks } from './flight/believed-tracks.js';
import { type BorrowedCallsign, callsignsOf } from './flight/callsigns.js';
import { eventsOf } from './flight/event.js';
import { Phase, type Phases, phasesOf } from './flight/phase.js';
import { type Profile, profileOf } from './flight/profile.js';
import { type Span, splitLegs } from './flight/split.js';
import { allowsStop, SHORTEST_STOP_SECONDS, silenceBetween } from './flight/stop.js';
import { contradiction, type TypeFlown, typeFlown } from './flight/type-flown.js';
import { gradeLeg } from './grade.js';
import { legId } from './id.js';
import { borrowedCallsign, type ContradictedType, otherType, wrongTrack } from './integrity/contradicted.js';
import type { Finding, IntegrityFlag } from './integrity/flag.js';
import { flagsOf, isDoubted } from './integrity/flags-of.js';
import type { Leg, LegSource } from './leg.js';
import { encodePath } from './path/path.js';
import { pathOf } from './path/simplified.js';
import type { References } from './references.js';

/** The legs of a stretch of one airframe's history. */
export interface Legs {
  readonly legs: readonly Leg[];
  /** The trace after cleaning, and each leg's place in it: for whoever needs the reports themselves. */
  readonly trace: Trace;
  readonly phases: Phases;
  readonly spans: readonly Span[];
  readonly dropped: readonly Dropped[];
}

/** What every step of one build shares. */
interface Build extends Phases {
  readonly trace: Trace;
  readonly profile: Profile;
  readonly references: References;
  readonly dropped: readonly Dropped[];
  readonly cleaned: CleanedOfJumps;
  readonly type: TypeFlown;
  readonly contradictedTracks: readonly WrongTracks[];
}

/**
 * Rebuilds an airframe's legs from its reports (method, section 1).
 *
 * @param whole everything known of the airframe in the stretch, merged, in time order
 */
export function legsOf(whole: Trace, references: References): Legs {
  const type = typeFlown(whole, references);
  if (type.isNoAircraft) return withoutLegs(whole);
  const { profile } = type;
  const cleaned = cleanTrace(whole, profile.maxGroundspeedKt);
  // Where places jump, it is they that are wrong.
  const contradictedTracks = cleaned.isSmooth ? wrongTracks(cleaned.trace.reports) : [];
  const trace = { ...cleaned.trace, reports: withWaysFlown(cleaned.trace.reports, contradictedTracks) };
  const phases = phasesOf(trace.reports, references.aerodromes, profile);
  const dropped = [...cleaned.dropped, ...phases.refused.map((i) => citation(trace, i, 'ground-flag'))];
  const spans = splitLegs(trace.reports, phases.phase, profile, references.aerodromes);
  const { phase, refused } = phases;
  const build = { phase, refused, trace, profile, references, dropped, cleaned, type, contradictedTracks };
  return { legs: spans.map((span) => legOf(build, span)), trace, phases, spans, dropped };
}

/** Of a vehicle or a beacon: it was on the ground all the time. */
function withoutLegs(trace: Trace): Legs {
  const phase = new Uint8Array(trace.reports.length).fill(Phase.ground);
  return { legs: [], trace, phases: { phase, refused: [] }, spans: [], dropped: [] };
}

function legOf(build: Build, span: Span): Leg {
  const { trace, phase, profile, references } = build;
  const { reports } = trace;
  const { aerodromes, endModel, geoid } = references;
  const { departure, arrival, open } = endsOf({ reports, phase, span, profile, aerodromes, endModel, geoid });
  const stopPossible = couldHaveStopped(build, span);
  const { callsign, callsigns, borrowed } = callsignsOf(reports, phase, span);
  const { registration, typecode, contradicted } = identityOf(build, span);
  const flags = flagsIn(build, span, contradictions(build, span, borrowed, contradicted));
  const { longestGapSeconds, distanceNm } = lengthsOf(build, span);
  const path = pathOf(reports, phase, span);
  const told = toldOffsets(reports, span, geoid);
  return {
    id: legId(trace, span.first),
    icao24: trace.icao24,
    registration,
    typecode,
    callsign,
    callsigns,
    operator: references.operatorOf(callsign, registration),
    departure,
    arrival,
    grade: gradeLeg(departure.evidence, arrival.evidence, stopPossible, isDoubted(flags)),
    firstSeenMs: reports.timeMs[span.first],
    lastSeenMs: reports.timeMs[span.last],
    reports: span.last - span.first + 1,
    longestGapSeconds,
    distanceNm,
    events: eventsOf(build, span),
    dropped: countDropped(build, span),
    flags,
    sources: sourcesOf(trace, span),
    synthetic: isSynthetic(trace, span),
    path: encodePath(path),
    box: boxOf(path),
    toldOffsets: told.length === 0 ? null : encodeSamples(told),
    openEnds: open.length === 0 ? open : open.map((end) => withOwnNeeds(end, typecode, build)),
  };
}

/**
 * An open end outlives its stretch, whose type, where the aircraft table does not list the address, may be that of another
 * airframe under the same one: what it needs is therefore that of the leg's own type.
 */
function withOwnNeeds(end: OpenEnd, typecode: string | null, { trace, references }: Build): OpenEnd {
  const listed = references.aircraft(trace.icao24)?.typecode ?? null;
  const { species, minRunwayM } = profileOf(references.types, listed ?? typecode);
  return { ...end, needs: { species: species ?? end.needs.species, minRunwayM } };
}

/** Who flew a leg, as far as nothing it did contradicts that. */
interface Identity extends Pick<Leg, 'registration' | 'typecode'> {
  readonly contradicted: ContradictedType | null;
}

/**
 * As the header of the first report's source says, else the aircraft table: never another day's header. A type that the aircraft
 * outflies is not its own, nor is the registration that the table of today lists with it.
 */
function identityOf({ trace, references, type }: Build, span: Span): Identity {
  const header = trace.sources[trace.sourceOf[span.first]].header;
  const listed = references.aircraft(trace.icao24);
  const typecode = header.typecode ?? listed?.typecode ?? null;
  const registration = header.registration ?? listed?.registration ?? null;
  if (type.contradicted === null || typecode === null) return { registration, typecode, contradicted: null };
  const reports = sliceTrace(trace, span.first, span.last + 1).reports;
  const flown = contradiction(reports, profileOf(references.types, typecode));
  if (flown === null) return { registration, typecode, contradicted: null };
  return { registration: header.registration, typecode: null, contradicted: { typecode, ...flown } };
}

function couldHaveStopped({ trace, phase, profile, references }: Build, span: Span): boolean {
  const { reports } = trace;
  const ground = { reports, phase, profile, aerodromes: references.aerodromes };
  // From the last report on the ground before to the first one after: a silence there may hide a landing elsewhere.
  const until = Math.min(span.last, span.airLast + 1);
  const { timeMs } = reports;
  for (let after = Math.max(span.first + 1, span.airFirst); after <= until; after++) {
    if (timeMs[after] - timeMs[after - 1] <= SHORTEST_STOP_SECONDS * 1000) continue;
    if (allowsStop(silenceBetween(ground, after - 1, after))) return true;
  }
  return false;
}

/** What a leg says of itself that its own movement, or the rest of what it says, contradicts. */
function contradictions(
  { trace: { reports }, contradictedTracks }: Build,
  span: Span,
  borrowed: readonly BorrowedCallsign[],
  contradicted: ContradictedType | null,
): Finding[] {
  return [
    ...borrowed.map((one) => borrowedCallsign(reports, one)),
    ...contradictedTracks
      .filter(({ first, last }) => last >= span.first && first <= span.last)
      .map((one) => wrongTrack(reports, one, span)),
    ...(contradicted === null ? [] : [otherType(reports, contradicted, span)]),
  ];
}

function flagsIn(
  { trace, phase, profile, references, cleaned }: Build,
  span: Span,
  found: readonly Finding[],
): IntegrityFlag[] {
  const { reports } = trace;
  const ground = { reports, phase, profile, aerodromes: references.aerodromes };
  const { first, last, airFirst, airLast } = span;
  return flagsOf(cleaned, profile, found, {
    reports,
    first,
    last,
    airFirst,
    airLast,
    allowsStop: (before, after) => allowsStop(silenceBetween(ground, before, after)),
  });
}

function lengthsOf({ trace }: Build, span: Span): { longestGapSeconds: number; distanceNm: number } {
  const { latitudeDeg, longitudeDeg, timeMs } = trace.reports;
  let longestMs = 0;
  let km = 0;
  for (let i = span.first + 1; i <= span.last; i++) {
    const stepMs = timeMs[i] - timeMs[i - 1];
    if (stepMs > longestMs) longestMs = stepMs;
    km += stepKm(latitudeDeg[i - 1], longitudeDeg[i - 1], latitudeDeg[i], longitudeDeg[i]);
  }
  return { longestGapSeconds: longestMs / 1000, distanceNm: Math.round((km / KM_PER_NM) * 10) / 10 };
}

function countDropped({ trace, dropped }: Build, span: Span): Record<string, number> {
  const counts: Record<string, number> = {};
  const [fromMs, toMs] = [trace.reports.timeMs[span.first], trace.reports.timeMs[span.last]];
  for (const { timeMs, reason } of dropped) {
    if (timeMs >= fromMs && timeMs <= toMs) counts[reason] = (counts[reason] ?? 0) + 1;
  }
  return counts;
}

/** Whether anything of the leg was made up: one such report among real ones is enough. */
function isSynthetic({ sources, sourceOf }: Trace, { first, last }: Span): boolean {
  if (sources.every(({ header }) => header.synthetic !== true)) return false;
  return sourceOf.subarray(first, last + 1).some((source) => sources[source].header.synthetic === true);
}

function sourcesOf(trace: Trace, span: Span): LegSource[] {
  const { index } = trace.reports;
  const [only] = trace.sources;
  if (trace.sources.length === 1) {
    const { sha256, entry } = only;
    return [{ sha256, entry, firstIndex: index[span.first], lastIndex: index[span.last] }];
  }
  const first = new Int32Array(trace.sources.length).fill(-1);
  const last = new Int32Array(trace.sources.length);
  for (let i = span.first; i <= span.last; i++) {
    const source = trace.sourceOf[i];
    if (first[source] < 0) first[source] = index[i];
    last[source] = index[i];
  }
  return trace.sources.flatMap(({ sha256, entry }, source) =>
    first[source] < 0 ? [] : [{ sha256, entry, firstIndex: first[source], lastIndex: last[source] }],
  );
}
