import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AerodromeTable } from '../../src/aviation/aerodromes.js';
import { shippedReferences } from '../../src/ingest/references.js';
import { legsOf } from '../../src/legs/build.js';
import type { Leg } from '../../src/legs/leg.js';
import { readTracks } from '../../src/source/read-tracks.js';
import { type Trace, traceOf } from '../../src/trace/trace.js';
import { inbound } from '../support/approach.js';
import { SHARED } from '../support/examples.js';
import { fly } from '../support/flight.js';
import { said } from '../support/said.js';
import { MIDNIGHT_MS, traceFrom } from '../support/traces.js';

const references = shippedReferences();
const { aerodromes } = references;
const row = (ident: string) => aerodromes.indexOf(ident);

/** The same flight on another day. */
function onDay(trace: Trace, dayMs: number): Trace {
  const timeMs = trace.reports.timeMs.map((ms) => ms - MIDNIGHT_MS + dayMs);
  return { ...trace, reports: { ...trace.reports, timeMs } };
}

const legsOn = (trace: Trace, dayMs: number): readonly Leg[] => legsOf(onDay(trace, dayMs), references).legs;
const arrivalOn = (trace: Trace, dayMs: number) => legsOn(trace, dayMs).at(-1)!.arrival;

describe('fields with a date', () => {
  // Announced by the operators: data/aerodrome-dates.csv.
  test.each([
    ['LTFM', Date.UTC(2018, 9, 29), 'opened'],
    ['KXWA', Date.UTC(2019, 9, 10), 'opened'],
    ['DE-0876', Date.UTC(2020, 10, 9), 'closed'],
    ['US-11527', Date.UTC(2019, 9, 11), 'closed'],
  ])('%s: midnight UTC parts the last day from the first', (ident, midnightMs, what) => {
    const opens = what === 'opened';
    expect([midnightMs - 1, midnightMs].map((ms) => aerodromes.isOpen(row(ident), ms))).toEqual([
      !opens,
      opens,
    ]);
    expect([midnightMs - 1, midnightMs].map((ms) => aerodromes.isShut(row(ident), ms))).toEqual([
      opens,
      !opens,
    ]);
  });

  test('nothing bounds the others; of a closed field without a date neither is said', () => {
    for (const ms of [Date.UTC(1990, 0, 1), Date.UTC(2026, 0, 1)]) {
      // Atatürk lost its scheduled flights only; Schönefeld became Brandenburg on the same site.
      for (const ident of ['LTBA', 'EDDB', 'LLOV', 'UB12']) {
        expect(aerodromes.isOpen(row(ident), ms)).toBe(true);
        expect(aerodromes.isShut(row(ident), ms)).toBe(false);
      }
      // Tempelhof closed in 2008, which no table here says.
      expect(aerodromes.isOpen(row('DE-0456'), ms)).toBe(false);
      expect(aerodromes.isShut(row('DE-0456'), ms)).toBe(false);
    }
  });

  test('are known to a thread that got the columns alone', () => {
    const copy = new AerodromeTable(structuredClone(aerodromes.columns));
    expect(copy.isOpen(row('LTFM'), Date.UTC(2017, 1, 6))).toBe(false);
    expect(copy.isOpen(row('LTFM'), Date.UTC(2019, 1, 6))).toBe(true);
  });

  test('a field that closed had its runways until then', () => {
    const isClosed = (ident: string) => aerodromes.runwaysOf(row(ident)).map(({ closed }) => closed);
    expect(isClosed('DE-0876')).toEqual([false, false]);
    expect(isClosed('DE-0456')).not.toContain(false);
  });
});

describe('a flight is judged by its own day', () => {
  const toTegel = traceFrom(inbound(aerodromes, 'DE-0876', 0, { fromKm: 60, untilKm: 1.5 }));
  const toNewIstanbul = traceFrom(inbound(aerodromes, 'LTFM', 0, { fromKm: 60, untilKm: 3 }));

  test('an approach to Tegel ends there until its last day, and never after', () => {
    expect(arrivalOn(toTegel, Date.UTC(2020, 10, 8))).toMatchObject({
      aerodrome: 'DE-0876',
      runway: '08L',
    });
    const after = arrivalOn(toTegel, Date.UTC(2020, 10, 9));
    expect(after.aerodrome).toBeNull();
    expect(after.candidates.map(({ aerodrome }) => aerodrome)).not.toContain('DE-0876');
  });

  test('an approach to where Istanbul Airport is now ends there from its first day, and not before', () => {
    expect(arrivalOn(toNewIstanbul, Date.UTC(2018, 9, 29)).aerodrome).toBe('LTFM');
    const before = arrivalOn(toNewIstanbul, Date.UTC(2018, 9, 28));
    expect(before.candidates.map(({ aerodrome }) => aerodrome)).not.toContain('LTFM');
    expect(before.aerodrome).toBeNull();
  });

  test('on a closed field without a date, the reason says what is not known', () => {
    const { latitudeDeg: lat, longitudeDeg: lon } = aerodromes.byIdent('DE-0456')!;
    const landing = fly([
      { s: 0, lat, lon: lon - 0.3, alt: 5_000 },
      { s: 400, lat, lon, alt: 'ground' },
      { s: 1_000, lat, lon: lon + 0.0001, alt: 'ground' },
    ]);
    const { aerodrome, candidates } = arrivalOn(traceFrom(landing), Date.UTC(2017, 1, 6));
    expect(aerodrome).toBe('DE-0456');
    expect(said(candidates[0].reason)).toContain('closed, says the aerodrome table; when, it does not say');
  });
});

/** Flights of February 2017 with the codes of their day: EUROCONTROL, and the codes' holders in 2017. */
const FEBRUARY_2017 = [
  ['20170206_positions/20170206_207762302.csv', 'departure', 'DE-0876'],
  ['20170205_positions/20170205_207611111.csv', 'departure', 'EDDB'],
  ['20170205_positions/20170205_207603989.csv', 'departure', 'LTBA'],
  ['20170206_positions/20170206_207720544.csv', 'arrival', 'LTBA'],
  ['20170206_positions/20170206_207702768.csv', 'arrival', 'LTBA'],
  ['20170205_positions/20170205_207513109.csv', 'arrival', 'LTBA'],
] as const;
const FOLDER = join(SHARED, 'traces', 'fr24-2017-02');

describe.skipIf(!existsSync(FOLDER))('real flights of 2017 (skipped without ../shared)', () => {
  test.each(FEBRUARY_2017)('%s, %s: %s', (file, side, ident) => {
    const path = join(FOLDER, file);
    const [read] = readTracks(readFileSync(path), path, Date.UTC(2026, 0, 1)).traces;
    const leg = legsOf(traceOf(read, '0'.repeat(64), ''), references).legs.at(side === 'arrival' ? -1 : 0);
    expect(leg?.[side]).toMatchObject({ aerodrome: ident, evidence: 'observed' });
  });
});
