import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedReferences } from '../../src/ingest/references.js';
import { type Known, type KnownEntry, type Woven, weave } from '../../src/ingest/weave.js';
import { visitsOf } from '../../src/ledger/tables/visits.js';
import { legsOf } from '../../src/legs/build.js';
import { explainHistory } from '../../src/legs/continuity/index.js';
import type { Leg } from '../../src/legs/leg.js';
import { mergeTraces } from '../../src/trace/merge.js';
import { packTrace, unpackTrace } from '../../src/trace/pack.js';
import { sliceTrace, type Trace } from '../../src/trace/trace.js';
import { exampleTraces } from '../support/examples.js';
import { fly } from '../support/flight.js';
import { type TestReport, traceFrom } from '../support/traces.js';

const references = shippedReferences();
const airframes = [...byAirframe(exampleTraces()), [traceFrom(shuttle(), 'a', 0x600866)]];

/** SYNTHETIC. A shuttle between two Florida fields with stays around the five minutes that make a leg's end. */
function shuttle(): TestReport[] {
  const fields = [
    { lat: 26.6836, lon: -80.1087 },
    { lat: 26.593, lon: -80.0851 },
  ];
  let s = 80_000;
  return [20, 290, 320, 500, 800, 1500, 90_000, 700].flatMap((stay, k) => {
    const [from, to] = [fields[k % 2], fields[(k + 1) % 2]];
    const middle = { lat: (from.lat + to.lat) / 2 + 0.1, lon: (from.lon + to.lon) / 2 };
    const takeoff = s + stay;
    const parked = fly(
      [
        { s, ...from, alt: 'ground' },
        { s: takeoff, ...from, alt: 'ground' },
      ],
      stay > 5000 ? 900 : 30,
    );
    const flown = fly(
      [
        { s: takeoff + 1, ...from, alt: 50 },
        { s: takeoff + 300, ...middle, alt: 2500 },
        { s: takeoff + 600, ...to, alt: 25 },
      ],
      20,
    );
    s = takeoff + 600;
    return [...parked.slice(0, -1), ...flown.slice(0, -1)];
  });
}

function byAirframe(traces: readonly Trace[]): Trace[][] {
  const addresses = [...new Set(traces.map((trace) => trace.icao24))];
  return addresses.map((icao24) => traces.filter((trace) => trace.icao24 === icao24));
}

/** A ledger of one airframe in memory: does with what {@link weave} returns what the real one does. */
class MemoryLedger {
  legs: Leg[] = [];
  private tail: Woven['tail'] = null;
  private readonly evidence: { entry: KnownEntry; trace: Trace }[] = [];

  async take(traces: readonly Trace[]): Promise<void> {
    const woven = await weave(this.known(), traces, references);
    this.legs = [
      ...this.legs.filter((leg) => leg.firstSeenMs < woven.fromMs || leg.firstSeenMs > woven.toMs),
      ...woven.legs,
    ].sort((a, b) => a.firstSeenMs - b.firstSeenMs);
    if (woven.landed !== null) this.land(woven.landed);
    // The real one explains histories after every ingest, too, over what an earlier one wrote.
    this.legs = [...explainHistory(this.legs, references).legs];
    if (woven.tail !== null) this.tail = { ...woven.tail, trace: unpackTrace(packTrace(woven.tail.trace)) };
    for (const trace of traces) this.evidence.push({ entry: entryOf(trace), trace });
  }

  private land({ leg: id, latestMs }: NonNullable<Woven['landed']>): void {
    this.legs = this.legs.map((leg) =>
      leg.id === id && leg.arrival.latestMs === null
        ? { ...leg, arrival: { ...leg.arrival, latestMs } }
        : leg,
    );
  }

  private known(): Known {
    // The tail is all that is asked whether evidence follows: it has to end where all that is in does.
    const lastSeen = this.evidence.map(({ entry }) => entry.lastSeenMs);
    expect(this.tail?.toMs ?? Number.NEGATIVE_INFINITY).toBe(Math.max(...lastSeen));
    return {
      tail: this.tail,
      entries: this.evidence.map(({ entry }) => entry),
      legs: this.legs,
      reread: async (entry) => this.evidence.find((known) => known.entry === entry)!.trace,
    };
  }
}

function entryOf(trace: Trace): KnownEntry {
  const { timeMs, length } = trace.reports;
  return { ...trace.sources[0], firstSeenMs: timeMs[0], lastSeenMs: timeMs[length - 1] };
}

/** Everything about a leg but which file each report stands in. */
const facts = ({ id: _id, sources: _sources, ...leg }: Leg) => leg;

/** A history and its visits, but for the ids that hang on files. */
function linked(legs: readonly Leg[]) {
  const history = explainHistory(legs, references);
  const visits = visitsOf(history.legs, history.breaks);
  return {
    legs: history.legs.map(facts).map(withoutDuplicates),
    breaks: history.breaks.map(({ afterLeg: _after, beforeLeg: _before, ...found }) => found),
    visits: visits.map(({ id: _id, legs: ids, sources: _sources, ...visit }) => ({
      ...visit,
      legs: ids.length,
    })),
  };
}

/** Cuts fall anywhere, or (where it matters most) within a few reports of a long silence or a change between air and ground. */
const cut = fc.oneof(
  fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ turn: fc.nat({ max: 60 }), shift: fc.integer({ min: -3, max: 3 }) }),
);
type Cut = typeof cut extends fc.Arbitrary<infer T> ? T : never;

/** One airframe's history cut into pieces, each a file of its own, some of them given twice, in some order and grouping. */
const delivery = fc.record({
  airframe: fc.nat({ max: airframes.length - 1 }),
  cuts: fc.array(cut, { maxLength: 6 }),
  /** In the order flown, as archives mostly come, or in any other. */
  order: fc.oneof(
    fc.constant(Array.from({ length: 12 }, (_, k) => k)),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 }),
  ),
  repeats: fc.array(fc.nat({ max: 5 }), { maxLength: 2 }),
  together: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
});

/** Positions at which something changes: silences of five minutes, and air to ground or back as the flag has it. */
function turnsOf({ reports }: Trace): number[] {
  return Array.from({ length: reports.length }, (_, i) => i).filter(
    (i) =>
      i > 0 &&
      (reports.timeMs[i] - reports.timeMs[i - 1] >= 300_000 || reports.flags[i] !== reports.flags[i - 1]),
  );
}

function positionOf(cut: Cut, whole: Trace, turns: readonly number[]): number {
  const wanted =
    'share' in cut
      ? Math.floor(cut.share * whole.reports.length)
      : turns[cut.turn % turns.length] + cut.shift;
  return Math.max(0, Math.min(whole.reports.length, wanted));
}

function piecesOf(whole: Trace, cuts: readonly Cut[]): Trace[] {
  const turns = turnsOf(whole);
  const at = [...new Set([0, ...cuts.map((one) => positionOf(one, whole, turns)), whole.reports.length])];
  at.sort((a, b) => a - b);
  return at.slice(1).map((to, k) => {
    const piece = sliceTrace(whole, at[k], to);
    const source = { ...whole.sources[0], sha256: `${k}`.repeat(64) };
    return { ...piece, sources: [source], sourceOf: new Uint16Array(piece.reports.length) };
  });
}

function batchesOf(
  pieces: readonly Trace[],
  { order, repeats, together }: { order: number[]; repeats: number[]; together: boolean[] },
): Trace[][] {
  const copies = repeats
    .map((k) => pieces[k % pieces.length])
    .map((piece, k) => {
      const source = { ...piece.sources[0], sha256: `copy${k}` };
      return { ...piece, sources: [source] };
    });
  const shuffled = [...pieces, ...copies]
    .map((piece, k) => ({ piece, key: order[k] }))
    .sort((a, b) => a.key - b.key);
  const batches: Trace[][] = [];
  shuffled.forEach(({ piece }, k) => {
    const last = batches.at(-1);
    if (last !== undefined && together[k]) last.push(piece);
    else batches.push([piece]);
  });
  return batches;
}

/** More by hand: AIRBRIDGE_RUNS=2000 npx vitest run test/ingest/weave */
const RUNS = Number(process.env.AIRBRIDGE_RUNS ?? 80);

describe('evidence in any pieces and any order gives the same legs, history and visits', () => {
  test('as the whole history read at once', async () => {
    await fc.assert(
      fc.asyncProperty(delivery, async ({ airframe, cuts, ...rest }) => {
        const whole = mergeTraces(airframes[airframe]);
        const ledger = new MemoryLedger();
        for (const batch of batchesOf(piecesOf(whole, cuts), rest)) await ledger.take(batch);
        expect(linked(ledger.legs)).toEqual(linked(legsOf(whole, references).legs));
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});

/** How many copies were left out differs, of course, when copies are given. */
function withoutDuplicates({ dropped: { duplicate: _, ...dropped }, ...leg }: Omit<Leg, 'id' | 'sources'>) {
  return { ...leg, dropped };
}
