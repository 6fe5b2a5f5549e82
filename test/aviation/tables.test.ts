import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AERODROME_KINDS } from '../../src/aviation/aerodrome.js';
import { AerodromeTable } from '../../src/aviation/aerodromes.js';
import { Rows } from '../../src/aviation/rows.js';
import {
  loadAddressBlocks,
  loadAerodromes,
  loadAircraft,
  loadCountries,
  loadOperators,
  loadRegistrations,
  loadTypes,
} from '../../src/aviation/tables.js';

describe('aerodromes', () => {
  const aerodromes = loadAerodromes();

  it('has the fields of the founding case, the military one under an ident that is no ICAO code', () => {
    // Coordinates and elevations: method, section 1, and the states' aeronautical publications.
    const ovda = aerodromes.byIdent('LLOV')!;
    expect(ovda).toMatchObject({ icao: 'LLOV', iata: 'VDA', country: 'IL', kind: 'small_airport' });
    expect(aerodromes.distanceKm(ovda.index, 29.94, 34.936)).toBeLessThan(1);
    expect(ovda.elevationFt).toBeGreaterThan(1400);
    expect(ovda.elevationFt).toBeLessThan(1500);
    expect(aerodromes.byIcao('UBBI')).toMatchObject({
      ident: 'UB12',
      country: 'AZ',
      name: 'Nasosnaya Air Base',
    });
    expect(aerodromes.byIata('GYD')?.ident).toBe('UBBB');
    expect(aerodromes.countryOf('UBBB')).toBe('AZ');
  });

  it('knows a pseudo code is no ICAO code', () => {
    const heliport = aerodromes.byIdent('00A')!;
    expect(heliport).toMatchObject({ gps: 'K00A', icao: null });
    expect(aerodromes.byIcao('K00A')).toBeNull();
  });

  it('has the runways of Ovda and Baku', () => {
    const idents = (ident: string) =>
      aerodromes.runwaysOf(aerodromes.indexOf(ident)).map(({ ends }) => `${ends[0].ident}/${ends[1].ident}`);
    expect(idents('LLOV')).toEqual(['02L/20R', '02R/20L']);
    expect(idents('UBBB')).toEqual(['16/34', '17/35']);
    const baku = aerodromes.runwaysOf(aerodromes.indexOf('UBBB')).flatMap(({ ends }) => ends);
    const elevations = baku.map((end) => end.elevationFt!);
    expect([Math.min(...elevations), Math.max(...elevations)]).toEqual([-23, 10]);
  });

  it('gives every runway to the aerodrome it names', () => {
    let runways = 0;
    for (let i = 0; i < aerodromes.length; i++) {
      const { ident } = aerodromes.at(i);
      for (const runway of aerodromes.runwaysOf(i)) {
        expect(runway.aerodrome).toBe(ident);
        runways++;
      }
    }
    expect(runways).toBeGreaterThan(46_000);
  });

  it('holds only possible numbers, and every kind', () => {
    const kinds = new Set<string>();
    for (let i = 0; i < aerodromes.length; i++) {
      expect(Math.abs(aerodromes.latitudeDeg[i])).toBeLessThanOrEqual(90);
      expect(Math.abs(aerodromes.longitudeDeg[i])).toBeLessThanOrEqual(180);
      kinds.add(AERODROME_KINDS[aerodromes.kind[i]]);
    }
    expect([...kinds].sort()).toEqual([...AERODROME_KINDS]);
  });

  it('finds each ident again, and no other', () => {
    fc.assert(
      fc.property(fc.nat(aerodromes.length - 1), (i) => {
        expect(aerodromes.indexOf(aerodromes.at(i).ident)).toBe(i);
      }),
    );
    for (const ident of ['', 'LLO', 'LLOVA', 'llov', '!', '~~~~']) expect(aerodromes.indexOf(ident)).toBe(-1);
  });

  it('looks around a place, nearest first', () => {
    const around = aerodromes.near(29.95, 34.94, 60).map((i) => aerodromes.at(i).ident);
    expect(around[0]).toBe('LLOV');
    expect(around).toContain('LLER');
    expect(aerodromes.at(aerodromes.nearest(40.48, 50.04, 50)).ident).toBe('UBBB');
    expect(aerodromes.nearest(-48.87, -123.39, 500)).toBe(-1);
  });

  it('can be handed over as columns alone', () => {
    const copy = new AerodromeTable(structuredClone(aerodromes.columns));
    expect(copy.byIdent('UB12')).toEqual(aerodromes.byIdent('UB12'));
    expect(copy.nearest(40.48, 50.04, 50)).toBe(aerodromes.nearest(40.48, 50.04, 50));
  });
});

describe('operators', () => {
  const operators = loadOperators();

  it.each([
    ['AZQ4123', 'Silk Way Airlines'],
    ['AZG642', 'Silk Way West Airlines'],
    ['ELY001', 'El Al Israel Airlines'],
    ['NKS123', 'Spirit Airlines'],
    ['RAM1234', 'Royal Air Maroc'],
  ])('%s is flown as %s', (callsign, name) => expect(operators.byCallsign(callsign)?.name).toBe(name));

  it.each(['N17104', 'CGKQJ', 'GABCD', 'N8718Q', '4KSW008', 'QQQ123', 'AZ123', 'HELI88J', ''])(
    '%j names no operator',
    (callsign) => expect(operators.byCallsign(callsign)).toBeNull(),
  );

  it('does not take the airframe’s own registration for an operator', () => {
    expect(operators.byCallsign('RAM1234', 'RA-M1234')).toBeNull();
    expect(operators.byCallsign(null)).toBeNull();
  });

  it('has the second source’s country and radio name', () => {
    expect(operators.byIcao('azq')).toMatchObject({ country: 'Azerbaijan', radiotelephony: 'SILK LINE' });
    expect(operators.byIcao('QQQ')).toBeNull();
  });
});

describe('registrations', () => {
  const registrations = loadRegistrations();

  it.each([
    ['N17104', 'US'],
    ['C-GKQJ', 'CA'],
    ['CGKQJ', 'CA'],
    ['4K-SW008', 'AZ'],
    ['4X-ECA', 'IL'],
    ['UR-82073', 'UA'],
    ['ra-76511', 'RU'],
  ])('%s is of the form of %s', (text, country) => {
    expect(registrations.formsOf(text).map((form) => form.country)).toContain(country);
  });

  // 14 CFR 47.15: no leading zero, no I or O, letters only at the end, five characters.
  it.each(['N0123', 'N123I', 'N12A4', 'N123456', 'NAX123', 'AZQ4123', '', '-'])('%j is none', (text) => {
    expect(registrations.looksLikeRegistration(text)).toBe(false);
  });
});

describe('address blocks', () => {
  const blocks = loadAddressBlocks();

  // ICAO Annex 10, vol. III, table 9-1; the United States' military block begins at ADF7C8.
  it.each([
    [0x4b1805, 'CH', false],
    [0x600bbe, 'AZ', false],
    [0x738000, 'IL', false],
    [0xa00001, 'US', false],
    [0xadf7c8, 'US', true],
  ])('%i is of %s', (icao24, country, isMilitary) => {
    expect(blocks.of(icao24)).toMatchObject({ country, isMilitary });
  });

  it('gives nobody’s addresses and non-ICAO ones to nobody', () => {
    expect(blocks.of(0)).toBeNull();
    expect(blocks.of(0x1000000 + 0x4b1805)).toBeNull();
  });
});

describe('aircraft', () => {
  const aircraft = loadAircraft();

  // The first is the header of a real readsb trace; the second a Silk Way 747 known from print.
  it.each([
    [0xa11f59, 'N17104'],
    [0x600bbe, '4K-SW008'],
  ])('%i is %s', (icao24, registration) => {
    expect(aircraft.of(icao24)?.registration).toBe(registration);
    expect(aircraft.byRegistration(registration.toLowerCase()).map((record) => record.icao24)).toContain(
      icao24,
    );
  });

  it('keeps each source’s word', () => {
    const both = aircraft.recordsOf(0x3c20ce).map((record) => record.source);
    expect(new Set(both).size).toBe(both.length);
    expect(both).toContain('standing-data');
  });

  it('finds every row again by its address, and by its registration', () => {
    fc.assert(
      fc.property(fc.nat(aircraft.length - 1), (i) => {
        const record = aircraft.at(i);
        expect(aircraft.recordsOf(record.icao24)).toContainEqual(record);
        if (record.registration !== null) {
          expect(aircraft.byRegistration(record.registration)).toContainEqual(record);
        }
      }),
    );
  });

  it('knows nobody by a made-up address or registration', () => {
    expect(aircraft.recordsOf(0x1000000 + 0x600bbe)).toEqual([]);
    expect(aircraft.of(0)).toBeNull();
    expect(aircraft.byRegistration('NO-SUCH-ONE')).toEqual([]);
    expect(aircraft.byRegistration('')).toEqual([]);
  });
});

describe('types', () => {
  const types = loadTypes();

  // ICAO Doc 8643.
  it.each([
    ['IL76', { species: 'L', engines: 4, engineType: 'J', wake: 'H' }],
    ['A320', { species: 'L', engines: 2, engineType: 'J', wake: 'M' }],
    ['C172', { species: 'L', engines: 1, engineType: 'P', wake: 'L' }],
    ['V22', { species: 'T', engines: 2, engineType: 'T', wake: 'M' }],
  ])('%s is described as by ICAO', (typecode, description) => {
    expect(types.of(typecode)).toMatchObject(description);
  });

  it('says nothing where the sources differ', () => {
    expect(types.of('BE20')?.wake).toBeNull();
    expect(types.envelopeOf('BE20').name).toBe('turboprop-light or turboprop-medium');
  });

  it.each([null, '', 'ZZZZ', 'nonsense', 'GND'])('gives %j the bounds of an unknown type', (typecode) => {
    expect(types.envelopeOf(typecode).name).toBe('unknown');
  });

  // Published performance of real types; no bound may exclude what an aircraft has done.
  it.each([
    ['B789', { groundspeedKt: 697, why: 'Virgin Atlantic 358, 18 February 2019: 801 mph over Pennsylvania' }],
    ['F15', { climbFpm: 50_000, why: 'USAF fact sheet, Streak Eagle: 30,000 m in 207.8 s' }],
    ['C17', { descentFpm: 15_000, runwayM: 1067, why: 'USAF fact sheet: runways of 3,500 ft' }],
    ['C130', { runwayM: 914, ceilingFt: 33_000, why: 'USAF fact sheet: 3,000 ft' }],
    ['U2', { ceilingFt: 70_000, why: 'USAF fact sheet: above 70,000 ft' }],
    ['AS50', { ceilingFt: 29_029, flyingKt: 0, why: 'landing on Everest, 14 May 2005' }],
    ['IL76', { runwayM: 1000, groundspeedKt: 600, why: 'maker’s landing run' }],
  ])('does not exclude what %s has done', (typecode, done: Record<string, unknown>) => {
    const envelope = types.envelopeOf(typecode);
    const {
      groundspeedKt = 0,
      climbFpm = 0,
      descentFpm = 0,
      ceilingFt = 0,
      runwayM = 1e9,
      flyingKt = 1e9,
    } = done as Record<string, number>;
    expect(envelope.maxGroundspeedKt).toBeGreaterThanOrEqual(groundspeedKt);
    expect(envelope.maxClimbFpm).toBeGreaterThanOrEqual(climbFpm);
    expect(envelope.maxDescentFpm).toBeGreaterThanOrEqual(descentFpm);
    expect(envelope.ceilingFt).toBeGreaterThanOrEqual(ceilingFt);
    expect(envelope.minRunwayM).toBeLessThanOrEqual(runwayM);
    expect(envelope.minFlyingSpeedKt).toBeLessThanOrEqual(flyingKt);
  });

  it('gives every type finite bounds with a reason, none wider than those of an unknown type', () => {
    const unknown = types.envelopeOf(null);
    for (const typecode of new Set(Array.from({ length: types.length }, (_, i) => types.at(i).typecode))) {
      const envelope = types.envelopeOf(typecode);
      expect(envelope.basis).not.toBe('');
      expect(envelope.maxClimbFpm).toBeGreaterThan(0);
      expect(envelope.maxDescentFpm).toBeGreaterThan(0);
      expect(envelope.maxClimbFpm).toBeLessThanOrEqual(unknown.maxClimbFpm);
      expect(envelope.maxDescentFpm).toBeLessThanOrEqual(unknown.maxDescentFpm);
      expect(envelope.maxGroundspeedKt).toBeLessThanOrEqual(unknown.maxGroundspeedKt);
      expect(envelope.ceilingFt).toBeLessThanOrEqual(unknown.ceilingFt);
      expect(envelope.minFlyingSpeedKt).toBeLessThan(envelope.cruiseKt);
      expect(envelope.cruiseKt).toBeLessThan(envelope.maxGroundspeedKt);
    }
  });
});

describe('countries', () => {
  it('are known by code, with the names of both sources', () => {
    const countries = loadCountries();
    expect(countries.byCode('az')?.name).toBe('Azerbaijan');
    expect(countries.byCode('ZZ')).toBeNull();
    const fields = loadAerodromes();
    for (let i = 0; i < fields.length; i += 97) {
      const { country } = fields.at(i);
      if (country !== 'ZZ') expect(countries.byCode(country)?.code).toBe(country);
    }
  });
});

describe('a table of another make', () => {
  it('is refused by its header', () => {
    const bytes = new TextEncoder().encode('ident,name\nLLOV,Ovda\n');
    expect(() => Rows.parse(bytes, ['ident', 'kind'], 'aerodromes.csv.gz')).toThrow(
      expect.objectContaining({ code: 'table-missing' }),
    );
    expect(Rows.parse(bytes, ['ident', 'name'], 'aerodromes.csv.gz').at(0)).toEqual(['LLOV', 'Ovda']);
  });
});
