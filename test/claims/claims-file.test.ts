import { expect, test } from 'vitest';
import { parseClaims } from '../../src/claims/claims-file.js';
import { type Claim, missingIn } from '../../src/claims/index.js';
import { checkAgainstSource, plainText } from '../../src/claims/source-text.js';
import { AirbridgeError } from '../../src/error.js';
import { sha256Of } from '../../src/source/sha256.js';

const GOOD = `version: 1
claims:
  - id: ovda-92
    kind: at-least
    text: {en: At least 92 landings.}
    source: {publisher: A paper, language: en}
    attribution: [{speaker: A paper}]
    number: 92
    unit: visit
    places: {at: [LLOV]}
    period: {since: 2016-01-01, until: 2023-03-02}
`;

function faultOf(text: string): AirbridgeError {
  try {
    parseClaims(text, 'claims.yaml');
  } catch (error) {
    if (error instanceof AirbridgeError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

test('a claim is read', () => {
  expect(parseClaims(GOOD, 'claims.yaml')).toMatchObject([
    { id: 'ovda-92', period: { since: '2016-01-01' } },
  ]);
});

test.each([
  ['an unknown kind', GOOD.replace('at-least', 'at-most'), { line: 4, column: 11 }, /at-least.*route-exists/],
  ['an unknown field', GOOD.replace('number:', 'nummer:'), { line: 8, column: 13 }, /no such field/],
  [
    'a period that ends before it begins',
    GOOD.replace('2023-03-02', '2013-03-02'),
    { line: 11 },
    /before it begins/,
  ],
  ['a day that does not exist', GOOD.replace('2023-03-02', '2023-02-30'), { line: 11 }, /calendar day/],
  ['an id twice', GOOD + GOOD.slice(GOOD.indexOf('  - id')), { line: 12 }, /given twice/],
  ['YAML that is none', `${GOOD}  - {`, { line: 12 }, /not valid YAML/],
  ['an empty file', '', {}, /expected object/i],
  ['another version', GOOD.replace('version: 1', 'version: 2'), { line: 1 }, /1/],
])('%s is refused with its place', (_, text, where, fault) => {
  const error = faultOf(text);
  expect(error.code).toBe('claims-invalid');
  expect(error.where).toMatchObject({ file: 'claims.yaml', ...where });
  expect(error.message).toMatch(fault);
});

test('what would be valid is said', () => {
  expect(faultOf(GOOD.replace('number:', 'nummer:')).next).toMatch(/number, numberIs, fleet/);
});

test('a bomb of aliases is refused before it goes off', () => {
  const levels = Array.from({ length: 30 }, (_, k) => {
    const above =
      k === 0
        ? 'boom'
        : Array(9)
            .fill(`*a${k - 1}`)
            .join(', ');
    return `a${k}: &a${k} [${above}]`;
  });
  const error = faultOf(`${levels.join('\n')}\nversion: 1\nclaims: *a29\n`);
  expect(error.message).toMatch(/aliases/);
});

test('what a draft lacks', () => {
  const [claim] = parseClaims(GOOD, 'claims.yaml');
  const { number: _, period: __, ...bare } = claim;
  expect(missingIn(claim)).toEqual([]);
  expect(missingIn(bare)).toEqual(['number', 'period']);
  expect(missingIn({ ...claim, unit: 'leg' })).toEqual(['places']);
  expect(missingIn({ ...claim, questions: [{ about: 'period', key: 'question.since' }] })).toEqual([
    'answers',
  ]);
  expect(missingIn({ ...bare, kind: 'outside', about: 'cargo' })).toEqual([]);
});

test('the words at the span have to be the words of the claim', () => {
  const bytes = Buffer.from('It said: At least 92\nlandings. Then more.');
  const claim = (span: [number, number], sha256 = sha256Of(bytes)): Claim => ({
    ...parseClaims(GOOD, 'claims.yaml')[0],
    source: { publisher: 'A paper', language: 'en', sha256, span },
  });
  expect(() => checkAgainstSource(claim([9, 30]), bytes, plainText)).not.toThrow();
  expect(() => checkAgainstSource(claim([8, 27]), bytes, plainText)).toThrow(/do not stand at its span/);
  expect(() => checkAgainstSource(claim([9, 30], 'ab'.repeat(32)), bytes, plainText)).toThrow(/not the file/);
});
