import { describe, expect, test } from 'vitest';
import { visitsLowerBound } from '../../src/analysis/lower-bound.js';
import { shippedReferences } from '../../src/ingest/references.js';
import { countedVisitOf } from '../../src/ledger/queries/counted-visits.js';
import { type Visit, visitsOf } from '../../src/ledger/tables/visits.js';
import { legsOf } from '../../src/legs/index.js';
import { type SimulatedAirframe, simulateSky } from '../../src/simulate/index.js';
import { readReadsbTrace } from '../../src/source/readsb/readsb.js';
import { grouped } from '../../src/source/syntax/grouped.js';
import { mergeTraces, traceOf } from '../../src/trace/index.js';
import { troubledWeek, world } from '../simulate/sky.js';

const references = shippedReferences();
const NOW_MS = Date.UTC(2026, 0, 1);

/** What the product makes of all that was heard under one address: two of the airframes share one. */
function visitsUnder(airframes: readonly SimulatedAirframe[]): Visit[] {
  const traces = airframes.flatMap(({ days }) =>
    days.map(({ json, entryName }) => traceOf(readReadsbTrace(json, NOW_MS), entryName, entryName)),
  );
  return traces.length === 0 ? [] : visitsOf(legsOf(mergeTraces(traces), references).legs);
}

describe('from simulated traces to "at least"', () => {
  const airframes = simulateSky(troubledWeek(), 'whole chain', world).airframes;
  const byAddress = [...grouped(airframes, ({ identity }) => identity.icao24)];
  const found = byAddress.flatMap(([icao24, these]) =>
    visitsUnder(these).map((visit) => ({ icao24, visit })),
  );
  const flown = airframes.flatMap(({ visits }) => visits);
  const fields = [...new Set(flown.map(({ aerodrome }) => aerodrome))];

  test('there were at least as many visits to every field', () => {
    const sum = { atLeast: 0, confirmed: 0 };
    for (const field of fields) {
      const visits = found.map(({ icao24, visit }) =>
        countedVisitOf(visit, icao24, visit.aerodrome === field),
      );
      const { atLeast, confirmed } = visitsLowerBound(visits);
      expect(atLeast).toBeLessThanOrEqual(flown.filter(({ aerodrome }) => aerodrome === field).length);
      sum.atLeast += atLeast;
      sum.confirmed += confirmed;
    }
    expect(sum.atLeast).toBeGreaterThan(10);
    expect(sum.confirmed).toBeGreaterThan(sum.atLeast);
  });
});
