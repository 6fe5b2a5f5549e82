import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { shippedReferences } from '../../src/ingest/references.js';
import { legsOf } from '../../src/legs/build.js';
import type { Leg, LegEnd } from '../../src/legs/leg.js';
import { mergeTraces } from '../../src/trace/merge.js';
import { ROOT, readTraces } from '../support/examples.js';

/**
 * Real flights: each folder of test/cases/legs is one airframe's traces and the legs somebody who looked at them would write down,
 * as `callsign from time to time grade`; a time is a minute, or an interval `a..b` where it was not heard.
 */
const CASES = resolve(import.meta.dirname, '../cases/legs');

interface Case {
  readonly about: string;
  readonly traces: readonly string[];
  readonly legs: readonly string[];
}

const references = shippedReferences();

for (const name of readdirSync(CASES)) {
  const { traces, legs } = parse(readFileSync(join(CASES, name, 'case.yaml'), 'utf8')) as Case;
  const isHere = traces.every((path) => existsSync(resolve(ROOT, path)));

  test.skipIf(!isHere)(name, () => {
    const whole = mergeTraces(traces.flatMap((path) => readTraces(resolve(ROOT, path))));
    expect(legsOf(whole, references).legs.map(lineOf)).toEqual(legs);
  });
}

function lineOf(leg: Leg): string {
  const ends = [leg.departure, leg.arrival].map((end) => `${end.aerodrome ?? '?'} ${timeOf(end)}`);
  return [leg.callsign ?? 'none', ...ends, leg.grade].join(' ');
}

function timeOf({ timeMs, earliestMs, latestMs }: LegEnd): string {
  return timeMs === null ? `${minute(earliestMs)}..${minute(latestMs)}` : minute(timeMs);
}

const minute = (ms: number | null): string => (ms === null ? '?' : new Date(ms).toISOString().slice(0, 16));
