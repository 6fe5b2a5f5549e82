import { mergeTraces, pickTrace, type Trace } from 'airbridge/trace';
import type { Input, TrueLeg } from '../input.js';

/** Minutes between the last report of one flight and the first of the next. */
export const GAPS_MINUTES = [20, 30, 45, 60, 120, 300, 720, 1_440, 1_800] as const;

/** A flight that may be set after another. */
export interface Link {
  /** Flights of one airframe may follow each other; null where each flight is of another: chains are then of different aircraft. */
  readonly airframe: string | null;
  readonly input: Input;
}

/**
 * Strings flights up so that each begins at the field where the one before it ended: those of one airframe as far as they
 * go, each in one chain; those of different aircraft in every pair that fits, so that a flight may be in several.
 */
export function chainsOf(links: readonly Link[]): Input[][] {
  const strangers = links.flatMap(({ airframe, input }) => (airframe === null ? [input] : []));
  const airframes = new Set(links.flatMap(({ airframe }) => airframe ?? []));
  return [
    ...[...airframes].flatMap((airframe) =>
      longChains(links.filter((link) => link.airframe === airframe).map(({ input }) => input)),
    ),
    ...strangers.flatMap((first) =>
      strangers.filter((next) => next !== first && follows(next, first)).map((next) => [first, next]),
    ),
  ];
}

function longChains(flights: readonly Input[]): Input[][] {
  const left = [...flights];
  const chains: Input[][] = [];
  while (left.length > 0) {
    const chain = left.splice(0, 1);
    for (let next = 0; next >= 0; ) {
      next = left.findIndex((flight) => follows(flight, chain.at(-1)!));
      if (next >= 0) chain.push(...left.splice(next, 1));
    }
    if (chain.length > 1) chains.push(chain);
  }
  return chains;
}

function follows(next: Input, before: Input): boolean {
  const field = before.legs[0].ades;
  return field !== null && next.legs[0].adep === field;
}

/** One trace in which the flights follow each other with the same time between them. Their times are shifted, nothing else. */
export function joined(chain: readonly Input[], gapMinutes: number): Input {
  const traces: Trace[] = [];
  const legs: TrueLeg[] = [];
  for (const { trace, legs: own } of chain) {
    const [leg] = own;
    const before = legs.at(-1);
    const shiftMs = before === undefined ? 0 : before.toMs + gapMinutes * 60_000 - leg.fromMs;
    traces.push(shifted(trace, shiftMs));
    legs.push({ ...leg, fromMs: leg.fromMs + shiftMs, toMs: leg.toMs + shiftMs });
  }
  return { source: chain[0].source, kind: 'chain', gapMinutes, trace: mergeTraces(traces), legs };
}

function shifted(trace: Trace, shiftMs: number): Trace {
  const copy = pickTrace(
    trace,
    Uint32Array.from({ length: trace.reports.length }, (_, i) => i),
  );
  for (let i = 0; i < copy.reports.length; i++) copy.reports.timeMs[i] += shiftMs;
  return copy;
}
