import { explainHistory, type History, type Leg, legsOf, type References } from 'airbridge/legs';
import { airframesOf, readScenario, type SimulatedAirframe, type TruthLeg } from 'airbridge/simulate';
import { traceOfDays, trueLegOf } from '../inputs/simulated-airframe.js';
import { match } from '../measures/match.js';
import type { HistorySky } from './skies.js';

/** All that was flown under one address, and what the package makes of what was heard of it. */
export interface ExplainedAddress {
  /** In the order of time; of two aircraft where they share the address. */
  readonly truths: readonly TruthLeg[];
  readonly history: History<Leg>;
  /** For each true leg its place among the legs found, or null. */
  readonly foundOf: readonly (number | null)[];
}

/** Every address of a sky. Addresses of which nothing was heard are left out. */
export function* addressesOf(
  sky: HistorySky,
  seed: number,
  references: References,
  nowMs: number,
): Generator<ExplainedAddress> {
  const byAddress = new Map<string, SimulatedAirframe[]>();
  for (const airframe of airframesOf(readScenario(sky.scenario), seed, references)) {
    if (airframe.days.length === 0) continue;
    const { icao24 } = airframe.identity;
    byAddress.set(icao24, [...(byAddress.get(icao24) ?? []), airframe]);
  }
  for (const airframes of byAddress.values()) yield explained(airframes, references, nowMs);
}

function explained(
  airframes: readonly SimulatedAirframe[],
  references: References,
  nowMs: number,
): ExplainedAddress {
  const trace = traceOfDays(
    airframes.flatMap(({ days }) => days),
    nowMs,
  );
  const history = explainHistory(legsOf(trace, references).legs, references);
  const truths = airframes
    .flatMap(({ legs }) => legs)
    .sort((a, b) => Date.parse(a.offBlockUtc) - Date.parse(b.offBlockUtc));
  const stretches = truths.map((leg) => trueLegOf(leg, leg.id));
  const found = history.legs.map(({ firstSeenMs, lastSeenMs }) => ({
    fromMs: firstSeenMs,
    toMs: lastSeenMs,
  }));
  return { truths, history, foundOf: match({ trace, legs: stretches }, found).foundOf };
}
