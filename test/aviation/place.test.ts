import { describe, expect, it } from 'vitest';
import { type PlaceSet, resolvePlaces } from '../../src/aviation/place.js';
import { loadAerodromes, loadCountries } from '../../src/aviation/tables.js';
import { AirbridgeError } from '../../src/error.js';

const sets = new Map([
  ['Azerbaijani fields', 'UBBB,UBBG,UB12'],
  ['route', 'LLOV, azerbaijani fields'],
  ['ring', 'ring'],
]);
const gazetteer = { aerodromes: loadAerodromes(), countries: loadCountries(), sets };

function refusal(text: string): AirbridgeError {
  try {
    resolvePlaces(text, gazetteer);
  } catch (error) {
    if (error instanceof AirbridgeError) return error;
    throw error;
  }
  throw new Error(`${text} was accepted`);
}

describe('places are understood', () => {
  const places = (idents: string[], countries: string[] = []): PlaceSet => ({ idents, countries });

  it.each([
    ['LLOV,LLER', places(['LLER', 'LLOV'])],
    [' llov , LLOV', places(['LLOV'])],
    ['UBBI', places(['UB12'])],
    ['gyd', places(['UBBB'])],
    ['AZ', places([], ['AZ'])],
    ['azerbaijan', places([], ['AZ'])],
    ["cote d'ivoire", places([], ['CI'])],
    ['Ovda', places(['LLOV'])],
    ['nasosnaya air base', places(['UB12'])],
    ['Heydar Aliyev', places(['UBBB'])],
    ['LLOV,AZ', places(['LLOV'], ['AZ'])],
    ['Azerbaijani Fields', places(['UB12', 'UBBB', 'UBBG'])],
    ['route', places(['LLOV', 'UB12', 'UBBB', 'UBBG'])],
    ['iata:NCL', places(['EGNT'])],
    ['ident:NCL', places(['NCL'])],
    ['country:georgia', places([], ['GE'])],
    ['name:Ganja', places(['UBBG'])],
  ])('%s', (text, expected) => expect(resolvePlaces(text, gazetteer)).toEqual(expected));
});

describe('places are refused', () => {
  it('with the nearest names when there is none', () => {
    const error = refusal('LLOX');
    expect(error).toMatchObject({ code: 'unknown-place', where: { value: 'LLOX' } });
    expect(error.next).toContain('LLOV (Ovda Airport)');
    expect(refusal('Nasosnya').next).toContain('UB12');
    expect(refusal('Azerbeijan').next).toContain('AZ (Azerbaijan)');
    expect(refusal('routte').next).toContain('route');
  });

  it('with the choices when a name fits several, the one most likely meant first', () => {
    const error = refusal('Baku');
    expect(error.code).toBe('unknown-place');
    expect(error.next).toMatch(/: UBBB \(Heydar Aliyev.*UB18 \(Baku Kala/);
    expect(refusal('NCL').next).toContain('ident:NCL');
    expect(refusal('London').next).toMatch(/and \d+ more/);
  });

  it.each(['', 'LLOV,', ',', 'ring'])('when the list makes no sense: %j', (text) => {
    expect(refusal(text).code).toBe('unknown-place');
  });

  it('without choking on hostile text', () => {
    for (const text of [
      '<script>',
      '../../etc',
      'ident:',
      'name:',
      '\u0000',
      'x'.repeat(10_000),
      '__proto__',
    ]) {
      expect(refusal(text).code).toBe('unknown-place');
    }
  });
});
