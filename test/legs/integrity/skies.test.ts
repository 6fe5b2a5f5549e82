import { expect, test } from 'vitest';
import { shippedReferences } from '../../../src/ingest/references.js';
import { legsOf } from '../../../src/legs/build.js';
import type { Leg } from '../../../src/legs/leg.js';
import { airframesOf, readScenario, type SimulatedAirframe } from '../../../src/simulate/index.js';
import { readReadsbTrace } from '../../../src/source/readsb/readsb.js';
import { mergeTraces } from '../../../src/trace/merge.js';
import { type Trace, traceOf } from '../../../src/trace/trace.js';
import { NOW_MS } from '../../support/examples.js';

/** SYNTHETIC skies, whose truth says which flight was misled and where two aircraft had one address. */
const references = shippedReferences();
const HALF_HOUR_MS = 30 * 60_000;

const FLIGHTS = {
  since: '2024-01-10',
  until: '2024-01-12',
  receivers: 'everywhere',
  fleets: [
    {
      count: 6,
      typecodes: ['A320', 'B738'],
      bases: ['LLBG', 'LCLK', 'LTAI'],
      destinations: ['UBBB', 'LGAV', 'LROP', 'LLBG', 'OJAI'],
      flightsPerDay: 4,
    },
  ],
};
const MISLED = {
  ...FLIGHTS,
  interference: [
    { kind: 'spoofing', at: 'LLBG', radiusKm: 150, since: '2024-01-10', until: '2024-01-12', to: 'OLBA' },
    { kind: 'jamming', at: 'LCLK', radiusKm: 80, since: '2024-01-10', until: '2024-01-12' },
  ],
};

const skyOf = (written: object): SimulatedAirframe[] => [
  ...airframesOf(readScenario(written), 2024, references),
];
const sky = { calm: skyOf(FLIGHTS), misled: skyOf(MISLED) };

function traceIn({ days }: SimulatedAirframe): Trace {
  return mergeTraces(
    days.map(({ json, entryName }, k) =>
      traceOf(readReadsbTrace(json, NOW_MS), `${k}`.padStart(64, '0'), entryName),
    ),
  );
}

const legsIn = (airframe: SimulatedAirframe): readonly Leg[] => legsOf(traceIn(airframe), references).legs;

test('a calm sky has no flag', () => {
  const legs = sky.calm.flatMap(legsIn);
  expect(legs.length).toBeGreaterThan(30);
  expect(legs.flatMap(({ flags }) => flags)).toEqual([]);
});

test('flights that were misled are flagged, others are not, and none misled at an end is confirmed', () => {
  const found = sky.misled.flatMap((airframe) =>
    legsIn(airframe).map((leg) => ({ leg, isMisled: wasMisled(airframe, leg) })),
  );
  const misled = found.filter(({ isMisled }) => isMisled);
  expect(misled.length).toBeGreaterThan(8);
  expect(misled.filter(({ leg }) => leg.flags.length === 0)).toEqual([]);
  expect(misled.filter(({ leg }) => leg.grade === 'confirmed').length).toBe(0);
  expect(found.filter(({ leg, isMisled }) => leg.flags.length > 0 && !isMisled)).toEqual([]);
});

/** Whether the truth has a spoofed flight in the leg's time. */
function wasMisled({ legs }: SimulatedAirframe, { firstSeenMs, lastSeenMs }: Leg): boolean {
  return legs.some(
    ({ disturbed, offBlockUtc, onBlockUtc }) =>
      disturbed.includes('spoofing') &&
      Date.parse(offBlockUtc) <= lastSeenMs &&
      Date.parse(onBlockUtc) >= firstSeenMs,
  );
}

test('two aircraft in the air at once under one address are found, whichever two', () => {
  const address = 0xfd0000;
  const [first, ...others] = sky.calm.map((airframe) => traceIn(airframe));
  for (const other of others) {
    const mixed = mergeTraces([first, other].map((trace) => ({ ...trace, icao24: address })));
    const legs = legsOf(mixed, references).legs;
    const both = legs.filter((leg) => [first, other].every((trace) => isInAir(trace, leg)));
    expect(both.length).toBeGreaterThan(0);
    expect(both.filter(({ grade }) => grade === 'confirmed')).toEqual([]);
    for (const { flags } of both) expect(flags.map(({ kind }) => kind)).toContain('two-aircraft');
  }
});

/** Whether the airframe itself was in the air at least half an hour of a leg's time. */
function isInAir(trace: Trace, { firstSeenMs, lastSeenMs }: Leg): boolean {
  return legsOf(trace, references).legs.some(
    (own) => Math.min(own.lastSeenMs, lastSeenMs) - Math.max(own.firstSeenMs, firstSeenMs) > HALF_HOUR_MS,
  );
}
