import { expect, test } from 'vitest';
import { CLAIM, CLAIMS_FILE, claimsJsonSchema } from '../../src/claims/schema.js';

const OVDA = {
  id: 'ovda-92',
  kind: 'at-least',
  text: { en: 'At least 92 landings at Ovda.' },
  source: { publisher: 'A newspaper', language: 'en', published: '2023-03-06' },
  attribution: [{ speaker: 'A newspaper', role: 'reports' }],
  unit: 'landing',
  number: 92,
  places: { at: ['LLOV'] },
  period: { since: '2016-01-01', until: '2023-03-02' },
};

const faultsOf = (claim: object): string[] =>
  CLAIM.safeParse(claim).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

test('a claim is what the newspaper wrote', () => {
  expect(CLAIMS_FILE.parse({ version: 1, claims: [OVDA] }).claims).toEqual([OVDA]);
});

test.each([
  [{ kind: 'at-most' }, /^kind: .*at-least/],
  [{ period: { since: '2023-03-02', until: '2016-01-01' } }, /period ends before it begins/],
  [{ kind: 'outside' }, /what it is about: one of motive, cargo/],
  [{ about: 'motive' }, /only a claim of the kind outside/],
  [{ text: { ar: '92' } }, /not given in the language of its source/],
  [{ text: {} }, /in one language or more/],
  [{ source: { ...OVDA.source, span: [7, 7] } }, /start has to lie before the end/],
  [{ attribution: [] }, /who says it/],
  [{ aircraftOf: 'Azerbaijan' }, /two capital letters/],
  [{ speed: 4 }, /speed/],
])('%j is refused', (change, fault) => {
  expect(faultsOf({ ...OVDA, ...change }).join('\n')).toMatch(fault);
});

test('an id is given once', () => {
  const { error } = CLAIMS_FILE.safeParse({ version: 1, claims: [OVDA, OVDA] });
  expect(error?.issues[0]).toMatchObject({ path: ['claims', 1, 'id'] });
});

test('the published schema describes the fields', () => {
  const schema = claimsJsonSchema() as { properties: { claims: { items: { properties: object } } } };
  expect(Object.keys(schema.properties.claims.items.properties)).toEqual(Object.keys(CLAIM.shape));
});
