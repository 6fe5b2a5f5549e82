import { englishSpeaker } from 'airbridge/i18n';
import { type LegEnd, legsOf, type References } from 'airbridge/legs';
import type { FoundEnd, Method } from './method.js';

/** What the package does today. */
export function airbridge(references: References): Method {
  return {
    name: 'airbridge',
    find: (trace) =>
      legsOf(trace, references).legs.map((leg) => ({
        firstMs: leg.firstSeenMs,
        lastMs: leg.lastSeenMs,
        departure: endOf(leg.departure),
        arrival: endOf(leg.arrival),
      })),
  };
}

function endOf({ aerodrome, evidence, candidates }: LegEnd): FoundEnd {
  const told = candidates.find((candidate) => candidate.aerodrome === aerodrome) ?? candidates[0];
  return {
    aerodrome,
    evidence,
    reason: told === undefined ? 'no candidate' : englishSpeaker().say(told.reason),
    forecasts: candidates,
  };
}
