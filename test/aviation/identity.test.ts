import { describe, expect, test } from 'vitest';
import { identify } from '../../src/aviation/identify.js';
import {
  disagreements,
  type IdentityStatement,
  inOrderOfTime,
  NO_STATEMENT,
} from '../../src/aviation/identity.js';
import { isOrganisation, redacted } from '../../src/aviation/privacy.js';
import { shippedStatements } from '../../src/aviation/shipped-statements.js';
import { statementSource } from '../../src/aviation/statement-source.js';
import {
  loadAddressBlocks,
  loadAircraft,
  loadAircraftSources,
  loadCountries,
  loadOperators,
  loadRegistrations,
} from '../../src/aviation/tables.js';

const saying = (source: string, said: Partial<IdentityStatement>): IdentityStatement => ({
  ...NO_STATEMENT,
  source,
  ...said,
});

async function answer(text: string, more: readonly IdentityStatement[] = [], showsPrivate = false) {
  return await identify(text, {
    operators: loadOperators(),
    blocks: loadAddressBlocks(),
    registrations: loadRegistrations(),
    countries: loadCountries(),
    sources: [shippedStatements(loadAircraft(), loadAircraftSources()), statementSource(more)],
    showsPrivate,
  });
}

describe('from the tables of the package', () => {
  test('600866 is 4K-AZ102, an Il-76 of Silk Way Airlines, and it is said who says so', async () => {
    const { asAddress } = await answer('600866');
    expect(asAddress?.block).toEqual({ country: 'AZ', name: 'Azerbaijan', isMilitary: false });
    expect(asAddress?.statements).toContainEqual(
      expect.objectContaining({
        source: 'standing-data',
        asOf: null,
        registration: '4K-AZ102',
        typecode: 'IL76',
        operator: 'Silk Way Airlines',
        operatorCode: 'AZQ',
      }),
    );
    expect(asAddress?.disagreements).toEqual([]);
  });

  test('Mictronics speaks as of the day in its archive', async () => {
    const { asAddress } = await answer('600864');
    expect(asAddress?.statements).toContainEqual(
      expect.objectContaining({ source: 'mictronics', asOf: '2026-07-19', registration: '4K-AZ100' }),
    );
  });

  test('a registration leads to its address, hyphen or not', async () => {
    for (const text of ['4K-AZ102', '4kaz102']) {
      const { asRegistration } = await answer(text);
      expect(asRegistration?.countries).toEqual(['Azerbaijan']);
      expect(asRegistration?.airframes.map(({ icao24 }) => icao24)).toEqual(['600866']);
    }
    const { asRegistration } = await answer('4K-AZ999');
    expect(asRegistration).toMatchObject({ countries: ['Azerbaijan'], airframes: [] });
  });

  test('AZQ is not AZG', async () => {
    expect((await answer('AZQ4211')).asCallsign?.operator?.name).toBe('Silk Way Airlines');
    expect((await answer('AZG4211')).asCallsign?.operator?.name).toBe('Silk Way West Airlines');
    const addresses = async (text: string) =>
      (await answer(text)).asOperator?.statements.map(({ icao24 }) => icao24) ?? [];
    expect(await addresses('AZQ')).toContain('600866');
    expect(await addresses('Silk Way Airlines')).toContain('600866');
    expect(await addresses('AZG')).not.toContain('600866');
  });

  test('sources that contradict each other stand side by side', async () => {
    // standing-data has Safair's 737 at this address, Mictronics a Piper Cub that had it before.
    const { asAddress } = await answer('0085b8');
    expect(asAddress?.disagreements).toContainEqual({
      field: 'registration',
      values: [
        { value: 'ZS-CDR', sources: ['mictronics as of 2026-07-19'] },
        { value: 'ZS-ZWH', sources: ['standing-data, undated'] },
      ],
    });
  });

  test('an address nobody knows has its block and nothing more', async () => {
    expect((await answer('43c6f0')).asAddress).toMatchObject({
      block: { country: 'GB', isMilitary: true },
      statements: [],
    });
    expect((await answer('000001')).asAddress).toMatchObject({ block: null, statements: [] });
  });

  test('an address with ~ names no airframe and no country, whoever has the same six digits', async () => {
    expect((await answer('~600866')).asAddress).toEqual({
      icao24: '~600866',
      isIcao: false,
      block: null,
      statements: [],
      disagreements: [],
    });
  });

  test('what nobody knows is read as nothing', async () => {
    expect(await answer('nobody knows this')).toMatchObject({
      asAddress: null,
      asRegistration: null,
      asCallsign: null,
      asOperator: null,
    });
  });
});

describe('a text that can be read twice', () => {
  test('is answered in both readings: an operator named like an aircraft', async () => {
    const { asAddress, asRegistration, asOperator } = await answer('N123AB', [
      saying('list', { icao24: 'abcdef', registration: 'N99999', operator: 'N123AB' }),
    ]);
    expect(asAddress).toBeNull();
    expect(asRegistration?.countries).toEqual(['United States']);
    expect(asOperator?.statements).toMatchObject([{ icao24: 'abcdef' }]);
  });

  test('an address that is somebody’s registration too', async () => {
    const { asAddress, asRegistration } = await answer('600866', [
      saying('list', { icao24: '100001', registration: '600866' }),
    ]);
    expect(asAddress?.icao24).toBe('600866');
    expect(asRegistration?.airframes.map(({ icao24 }) => icao24)).toEqual(['100001']);
  });
});

describe('statements', () => {
  test('differ in more than hyphens and capitals, or do not', () => {
    const same = [
      saying('a', { registration: '4K-AZ40' }),
      saying('b', { registration: '4kaz40', asOf: '2026-01-01' }),
    ];
    expect(disagreements(same)).toEqual([]);
    expect(disagreements([...same, saying('c', { registration: '4K-78129' })])[0].values).toHaveLength(2);
  });

  test('come oldest first, undated ones last', () => {
    const sources = inOrderOfTime([
      saying('undated', {}),
      saying('later', { asOf: '2026-07-19' }),
      saying('heard', { seenFrom: '2023-03-01', seenTo: '2023-03-09' }),
      saying('valid', { validFrom: '2019-01-01', asOf: '2026-07-19' }),
    ]).map(({ source }) => source);
    expect(sources).toEqual(['valid', 'heard', 'later', 'undated']);
  });
});

describe('people', () => {
  test.each([
    ['WELLS FARGO BANK NA', true],
    ['Silk Way Airlines', true],
    ['DELTA AIR LINES INC', true],
    ['Azerbaijan Air Force', true],
    ['SMITH JOHN A', false],
    ['Müller, Hans', false],
    ['Airton Souza', false],
    ['Agnes Cooper', false],
  ])('%s is an organisation: %s', (name, is) => {
    expect(isOrganisation(name)).toBe(is);
  });

  test('are not named as owners', () => {
    const [statement] = redacted([saying('header', { icao24: 'a00001', owner: 'SMITH JOHN A' })]);
    expect(statement).toMatchObject({ owner: 'Private', withheld: expect.stringContaining('private owner') });
    expect(redacted([saying('header', { owner: 'NETJETS AVIATION INC' })])[0].owner).toBe(
      'NETJETS AVIATION INC',
    );
  });

  test('one source that says LADD or PIA withholds what all the others link to the address', async () => {
    const said = [
      saying('header', { icao24: 'a00001', registration: 'N1', isLadd: true }),
      saying('list', { icao24: 'a00001', registration: 'N1', operator: 'Somebody', serial: '7' }),
    ];
    expect(JSON.stringify(redacted(said))).not.toMatch(/"N1"|Somebody|"7"/);
    const hidden = [saying('header', { icao24: '100001', registration: 'XY-PIA', isPia: true })];
    expect((await answer('XY-PIA', hidden)).asRegistration?.airframes).toEqual([]);
    expect((await answer('XY-PIA', hidden, true)).asRegistration?.airframes).toHaveLength(1);
    expect((await answer('100001', hidden)).asAddress?.statements[0]).toMatchObject({
      registration: null,
      withheld: expect.stringContaining('PIA'),
    });
  });
});
