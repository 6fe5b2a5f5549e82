import { describe, expect, test } from 'vitest';
import { shippedReferences } from '../../src/ingest/references.js';
import { legsOf } from '../../src/legs/build.js';
import type { LegEnd } from '../../src/legs/leg.js';
import { inbound } from '../support/approach.js';
import { fly } from '../support/flight.js';
import { said } from '../support/said.js';
import { type TestReport, traceFrom } from '../support/traces.js';

const references = shippedReferences();
const { aerodromes } = references;

/** In no aircraft table, whose type would else count. */
const UNLISTED = 0x600fff;

function legs(reports: readonly TestReport[], typecode: string) {
  return legsOf(traceFrom(reports, 'a', UNLISTED, typecode), references).legs;
}

const arrivalOf = (reports: readonly TestReport[], typecode: string): LegEnd =>
  legs(reports, typecode).at(-1)!.arrival;

/** The approach, and then the roll along the runway to a stop, as reports from the ground. */
function landing(ident: string, runway: number, end: 0 | 1): TestReport[] {
  const air = inbound(aerodromes, ident, runway, { fromKm: 40, untilKm: 0.2, end });
  const { ends } = aerodromes.runwaysOf(aerodromes.indexOf(ident))[runway];
  const s = air.at(-1)!.s;
  const at = (k: 0 | 1) => ({
    lat: ends[k].latitudeDeg!,
    lon: ends[k].longitudeDeg!,
    alt: 'ground' as const,
  });
  const roll = fly([
    { s: s + 5, ...at(end) },
    { s: s + 65, ...at(end === 0 ? 1 : 0) },
  ]);
  const last = roll.at(-1)!;
  return [...air, ...roll, ...[400, 800].map((more) => ({ ...last, s: last.s + more, gs: 0 }))];
}

/** Where east turns into west, where meridians meet, and where the ground lies below the sea. */
const PLACES = [
  // The approach to 11 from the west crosses the antimeridian to Matei, on Taveuni; that to 29 starts beyond it.
  ['NFNM', 0, 0, 'DHC6'],
  ['NFNM', 0, 1, 'DHC6'],
  ['NSTU', 0, 0, 'B738'],
  ['NFFN', 0, 0, 'B738'],
  ['PADK', 0, 0, 'B738'],
  ['PADK', 0, 1, 'B738'],
  ['UHMA', 0, 0, 'B738'],
  ['NZSP', 0, 0, 'C130'],
  ['NZSP', 0, 1, 'C130'],
  ['CYLT', 0, 0, 'C130'],
  ['ENSB', 0, 0, 'B738'],
  ['ENSB', 0, 1, 'B738'],
  ['UBBB', 0, 0, 'B738'],
  ['UB12', 0, 0, 'B738'],
  ['EHAM', 2, 0, 'B738'],
  ['LLMZ', 0, 0, 'DHC6'],
  ['LLMZ', 0, 1, 'DHC6'],
  ['KTRM', 1, 0, 'C25A'],
] as const;

describe('approaches at the ends of the earth and below the sea', () => {
  test.each(PLACES)('%s, runway %i, end %i, %s: seen to land', (ident, runway, end, typecode) => {
    const found = legs(landing(ident, runway, end), typecode);
    expect(found).toHaveLength(1);
    expect(found[0].arrival).toMatchObject({ aerodrome: ident, evidence: 'observed' });
    expect(found[0].arrival.timeMs).not.toBeNull();
    // 40 km in and a runway's length: a leg that went round the earth would be 40,000.
    expect(found[0].distanceNm).toBeLessThan(30);
    // Nobody heard where it came from.
    expect(found[0].departure.aerodrome).toBeNull();
  });

  test.each(PLACES)(
    '%s, runway %i, end %i, %s: lost 3 km out, under any pressure',
    (ident, runway, end, typecode) => {
      for (const offsetFt of [-900, 0, 900]) {
        const reports = inbound(aerodromes, ident, runway, { fromKm: 40, untilKm: 3, end, offsetFt });
        const { aerodrome, candidates } = arrivalOf(reports, typecode);
        expect(aerodrome).toBe(ident);
        expect(candidates[0].distanceKm).toBeLessThan(9);
      }
    },
  );

  test('a field below the sea is as high above itself as any: words and numbers', () => {
    for (const ident of ['LLMZ', 'KTRM', 'UB12', 'EHAM']) {
      const runway = ident === 'EHAM' ? 2 : 0;
      const { candidates } = arrivalOf(
        inbound(aerodromes, ident, runway, { fromKm: 40, untilKm: 10 }),
        'DHC6',
      );
      const found = candidates.find(({ aerodrome }) => aerodrome === ident)!;
      // 3 degrees from 10 km: 1,720 ft and the threshold's 50.
      const [, feet] = /last report (-?[\d,]+) ft/.exec(said(found.reason))!;
      expect(Number(feet.replace(',', ''))).toBeGreaterThanOrEqual(1_700);
      expect(Number(feet.replace(',', ''))).toBeLessThanOrEqual(1_900);
    }
  });

  test('below the sea an altitude of less than nothing is still flight', () => {
    // 800 ft above Bar Yehuda is 466 ft below the sea.
    const low = inbound(aerodromes, 'LLMZ', 0, { fromKm: 12, untilKm: 3 });
    expect(low.at(-1)!.alt).toBeLessThan(0);
    const [leg] = legs(low, 'DHC6');
    expect(leg.reports).toBe(low.length);
    expect(leg.dropped).toEqual({});
  });
});

/** Fields whose reference points lie less than 3 km apart, with surveyed runways, and a type that both can take. */
// Not Katameya and Capital International: the one's runway is one of the other's, and the table has one airport twice.
const NEIGHBOURS = [
  ['RODE', 'RORE', 'DHC6'],
  ['RJCC', 'RJCJ', 'C130'],
  ['KNDZ', 'KNSE', 'T34P'],
  ['HECW', 'HESX', 'A321'],
  ['LTBL', 'LTFA', 'C130'],
  ['UG24', 'UGTB', 'A320'],
  ['FZNA', 'HRYG', 'C130'],
  ['FZNA', 'HRYG', 'C172'],
  ['LKKB', 'LKLT', 'C172'],
  ['SAWH', 'AR-0736', 'DHC6'],
  ['LEMH', 'LESL', 'C172'],
] as const;

describe('two fields sharing a fence', () => {
  const approaches = NEIGHBOURS.flatMap(([one, other, typecode]) =>
    [one, other].flatMap((ident) => {
      const runways = aerodromes.runwaysOf(aerodromes.indexOf(ident));
      return runways.flatMap(({ closed, ends }, runway) =>
        closed || ends.some((end) => end.latitudeDeg === null)
          ? []
          : ([0, 1] as const).map((end) => ({ ident, runway, end, typecode })),
      );
    }),
  );

  test.each(approaches)(
    'an approach to $ident ($runway, end $end, $typecode) is never given the other',
    (to) => {
      for (const untilKm of [0.1, 3, 8]) {
        for (const offsetFt of [-900, 0, 900]) {
          const reports = inbound(aerodromes, to.ident, to.runway, {
            fromKm: 40,
            untilKm,
            end: to.end,
            offsetFt,
          });
          const { aerodrome } = arrivalOf(reports, to.typecode);
          expect([to.ident, null], `${untilKm} km out, ${offsetFt} ft off: ${aerodrome}`).toContain(
            aerodrome,
          );
        }
      }
    },
  );

  test('and in most cases is given its own', () => {
    const named = approaches.filter(({ ident, runway, end, typecode }) => {
      const reports = inbound(aerodromes, ident, runway, { fromKm: 40, untilKm: 3, end });
      return arrivalOf(reports, typecode).aerodrome === ident;
    });
    expect(named.length).toBeGreaterThan(0.75 * approaches.length);
  });
});

/** A flight that comes to rest on a field: in from the west over 20 minutes, and ten minutes on the ground. */
function arrivalAt(ident: string): TestReport[] {
  const { latitudeDeg: lat, longitudeDeg: lon, elevationFt } = aerodromes.byIdent(ident)!;
  return fly([
    { s: 0, lat, lon: lon - 0.5, alt: (elevationFt ?? 0) + 3_000 },
    { s: 1_200, lat, lon: lon - 0.002, alt: (elevationFt ?? 0) + 50 },
    { s: 1_260, lat, lon, alt: 'ground' },
    { s: 1_900, lat: lat + 0.00001, lon, alt: 'ground' },
  ]);
}

describe('fields of another kind', () => {
  // One far from any airport, Atatürk's own, and that of a hospital beside Atatürk's runways.
  const heliports = ['00A', 'LTHF', 'TR-0126'];

  test.each(heliports)('heliport %s is a helicopter’s, and never an aeroplane’s', (ident) => {
    const candidatesOf = (typecode: string) =>
      arrivalOf(arrivalAt(ident), typecode).candidates.map(({ aerodrome }) => aerodrome);
    expect(candidatesOf('EC35')).toContain(ident);
    for (const typecode of ['C172', 'B738', 'GLID']) expect(candidatesOf(typecode)).not.toContain(ident);
  });

  test('of an unknown type a heliport is the field, unless it flew too fast for a helicopter', () => {
    const slow = arrivalAt('TR-0126');
    const fast = slow.map((report) => (report.s < 300 ? { ...report, gs: 300 } : report));
    const found = [slow, fast].map((reports) =>
      arrivalOf(reports, 'ZZZZ').candidates.map(({ aerodrome }) => aerodrome),
    );
    expect(found[0]).toContain('TR-0126');
    expect(found[1]).not.toContain('TR-0126');
  });

  test('a seaplane base is for what floats, not for a landplane', () => {
    const base = aerodromes.byIdent('8NA1')!;
    expect(base.kind).toBe('seaplane_base');
    const candidatesOf = (typecode: string) =>
      arrivalOf(arrivalAt(base.ident), typecode).candidates.map(({ aerodrome }) => aerodrome);
    expect(candidatesOf('CL2T')).toContain(base.ident);
    for (const typecode of ['C172', 'B738', 'GLID']) expect(candidatesOf(typecode)).not.toContain(base.ident);
  });

  test('a glider that lands on its field is seen there', () => {
    expect(arrivalOf(arrivalAt('EDKA'), 'GLID').aerodrome).toBe('EDKA');
  });

  test('nothing is given a balloonport, not even a balloon', () => {
    const kinds = Array.from(aerodromes.kind, (_, i) => aerodromes.at(i)).filter(
      ({ kind }) => kind === 'balloonport',
    );
    expect(kinds.length).toBeGreaterThan(5);
    for (const { ident } of kinds.slice(0, 5)) {
      for (const typecode of ['BALL', 'C172'])
        expect(arrivalOf(arrivalAt(ident), typecode).candidates.map((c) => c.aerodrome)).not.toContain(ident);
    }
  });
});
