import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksMilitary, type Runway, runwayBearingDeg } from '../../src/aviation/aerodrome.js';
import { cleanCallsign, splitCallsign } from '../../src/aviation/callsign.js';
import { formatIcao24, isIcaoAddress, NON_ICAO, parseIcao24 } from '../../src/aviation/icao24.js';
import { splitRecord } from '../../src/aviation/rows.js';
import { AirbridgeError } from '../../src/error.js';

describe('24-bit addresses', () => {
  it('reads what it writes', () => {
    fc.assert(
      fc.property(fc.nat(0xffffff), fc.boolean(), (address, isOther) => {
        const icao24 = address + (isOther ? NON_ICAO : 0);
        const text = formatIcao24(icao24);
        expect(text).toMatch(/^~?[0-9a-f]{6}$/);
        expect(parseIcao24(text)).toBe(icao24);
        expect(parseIcao24(text.toUpperCase())).toBe(icao24);
        expect(isIcaoAddress(icao24)).toBe(!isOther);
      }),
    );
  });

  it.each(['', '4b180', '4b18055', '~', '~~4b1805', '0x4b18', '4b180g', '4b 805', '-4b180'])(
    'refuses %j with the value found',
    (text) => {
      expect(() => parseIcao24(text)).toThrow(
        expect.objectContaining({ code: 'bad-value', where: { field: 'icao24', value: text } }),
      );
    },
  );

  it.each([-1, 1.5, Number.NaN, 2 * NON_ICAO])('does not write %d', (icao24) => {
    expect(() => formatIcao24(icao24)).toThrow(AirbridgeError);
  });
});

describe('callsigns', () => {
  it.each([
    ['AZQ4123 ', 'AZQ4123'],
    ['azq4123', 'AZQ4123'],
    ['CGKQJ___', 'CGKQJ'],
    ['JBU287@@', 'JBU287'],
  ])('reads %j as %s', (heard, callsign) => expect(cleanCallsign(heard)).toBe(callsign));

  it.each([
    null,
    undefined,
    '',
    '        ',
    '@@@@@@@@',
    '00000000',
    '0000',
    '<b>x</b>',
    'AZQ\u00004123',
    'AZQ\n41',
    'AZQ 4123',
    'AZQ-4123',
    'ÄZQ4123',
    'TOOLONG99',
  ])('takes %j for no callsign', (heard) => expect(cleanCallsign(heard)).toBeNull());

  it('lets nothing through but letters and digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 10 }), (text) => {
        expect(cleanCallsign(text) ?? 'A').toMatch(/^[A-Z0-9]{1,8}$/);
      }),
    );
  });

  it('splits designator and flight', () => {
    expect(splitCallsign('AZQ4123')).toEqual({ designator: 'AZQ', flightId: '4123' });
    expect(splitCallsign('BAW12AB')).toEqual({ designator: 'BAW', flightId: '12AB' });
    expect(splitCallsign('N17104')).toBeNull();
    expect(splitCallsign('AZQ')).toBeNull();
  });
});

describe('runways', () => {
  const end = {
    ident: null,
    latitudeDeg: null,
    longitudeDeg: null,
    elevationFt: null,
    headingDeg: null,
    displacedThresholdFt: null,
  };
  const runway = (low: object, high: object): Runway => ({
    aerodrome: 'LLOV',
    lengthFt: 8530,
    widthFt: 148,
    surface: 'paved',
    closed: false,
    ends: [
      { ...end, ...low },
      { ...end, ...high },
    ],
  });

  it('point from end to end where both are surveyed, whatever heading is published', () => {
    // Ovda 02L/20R, published heading 22° true.
    const surveyed = runway(
      { latitudeDeg: 29.93, longitudeDeg: 34.9291, headingDeg: 99 },
      { latitudeDeg: 29.9517, longitudeDeg: 34.9392 },
    );
    expect(runwayBearingDeg(surveyed, 0)).toBeCloseTo(22, 0);
    expect(runwayBearingDeg(surveyed, 1)).toBeCloseTo(202, 0);
  });

  it('point as published otherwise, and nowhere when nothing is', () => {
    expect(runwayBearingDeg(runway({ headingDeg: 22 }, {}), 0)).toBe(22);
    expect(runwayBearingDeg(runway({ headingDeg: 202 }, {}), 1)).toBe(22);
    expect(runwayBearingDeg(runway({}, {}), 0)).toBeNull();
  });
});

describe('military names', () => {
  it.each([
    'Nevatim Air Base',
    'Sitalchay Airbase',
    'Himsel Army Airfield',
    'Edwards AFB',
    'RNAS Merryfield',
  ])('sees %s', (name) => expect(looksMilitary({ name })).toBe(true));

  it.each(['Ovda Airport', 'Raffles Heliport', 'Heydar Aliyev International Airport'])('leaves %s', (name) =>
    expect(looksMilitary({ name })).toBe(false),
  );
});

describe('records', () => {
  it('come apart as they were put together (RFC 4180)', () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ' ') });
    const quote = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    fc.assert(
      fc.property(fc.array(field, { minLength: 2, maxLength: 6 }), (fields) => {
        expect(splitRecord(fields.map(quote).join(','))).toEqual(fields);
      }),
    );
  });
});
