import type { AerodromeTable } from 'airbridge/aviation';
import type { Input } from './input.js';
import { GRID, Hider, type Hiding } from './inputs/hide.js';
import { type EndResult, judgeEnds } from './measures/end-result.js';
import { judgeLegs, type LegsResult } from './measures/legs-result.js';
import { match } from './measures/match.js';
import type { Method } from './method.js';

/** What came of one method on all inputs under one hiding. */
export interface Outcome {
  readonly method: string;
  /** Null: nothing was hidden. */
  readonly hiding: Hiding | null;
  readonly ends: readonly EndResult[];
  readonly legs: readonly LegsResult[];
}

/** Runs one method over one input. */
export function runOne(method: Method, input: Input, aerodromes: AerodromeTable) {
  const found = input.trace.reports.length === 0 ? [] : method.find(input.trace);
  const stretches = found.map(({ firstMs, lastMs }) => ({ fromMs: firstMs, toMs: lastMs }));
  const matching = match(input, stretches);
  return { ends: judgeEnds(input, found, matching, aerodromes), legs: judgeLegs(input, found, matching) };
}

/**
 * Every method on every input, whole and under every hiding of the grid. Cut flights are run whole only: they have no ends to
 * hide.
 */
export function runAll(
  methods: readonly Method[],
  inputs: readonly Input[],
  aerodromes: AerodromeTable,
  progress: (done: number, of: number) => void,
): Outcome[] {
  const hidings = [null, ...GRID];
  const outcomes = hidings.map((hiding) =>
    methods.map((method) => ({
      method: method.name,
      hiding,
      ends: [] as EndResult[],
      legs: [] as LegsResult[],
    })),
  );
  for (const [done, input] of inputs.entries()) {
    progress(done, inputs.length);
    const hider = new Hider(input, aerodromes);
    for (const [h, hiding] of hidings.entries()) {
      if (hiding !== null && input.kind === 'cut') continue;
      const heard = hiding === null ? input : hider.apply(hiding);
      for (const [m, method] of methods.entries()) {
        const result = runOne(method, heard, aerodromes);
        outcomes[h][m].ends.push(...result.ends);
        outcomes[h][m].legs.push(result.legs);
      }
    }
  }
  progress(inputs.length, inputs.length);
  return outcomes.flat();
}
