import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalBytes } from '../../src/claims/canonical.js';
import { brokenLinks, type FixedQuestion, register, standingOf } from '../../src/claims/index.js';
import { logHash, looksAt } from '../../src/claims/registry/looks.js';
import { EMPTY_REGISTRY, type Registering, registeredBytes } from '../../src/claims/registry/registration.js';

const QUESTION: FixedQuestion = {
  claim: 'ovda-92',
  kind: 'at-least',
  about: null,
  text: { en: 'At least 92 landings.' },
  unit: 'visit',
  number: 92,
  numberIs: null,
  at: { idents: ['LLOV'], countries: [] },
  from: null,
  to: null,
  bothWays: false,
  fleet: { name: 'silkway', asOf: null, sha256: 'ab'.repeat(32) },
  aircraftOf: null,
  types: [],
  period: { since: '2016-01-01', until: '2023-03-02' },
  published: null,
  episodes: null,
  windows: null,
  record: null,
  exposure: 'paired-ends',
};

const registering = (change: Partial<FixedQuestion> = {}): Registering => ({
  registeredAt: '2026-01-01T00:00:00.000Z',
  question: { ...QUESTION, ...change },
  looked: { queries: 0, sha256: null, touching: [] },
  cutoff: { evidence: null, lastDay: null },
  airbridge: '0.1.0',
});

/** RFC 8785, section 3.2.3 and appendix B. */
test('canonical JSON is that of RFC 8785', () => {
  const value = {
    numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27],
    string: '\u20ac$\u000f\nA\'"\\',
    literals: [null, true],
  };
  expect(new TextDecoder().decode(canonicalBytes(value))).toBe(
    '{"literals":[null,true],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'\\"\\\\"}',
  );
});

const CHAIN = register(EMPTY_REGISTRY, [
  registering(),
  registering({ claim: 'other' }),
  registering({ claim: 'third' }),
]);

test('each registration carries the hash of its bytes, and of the one before', () => {
  for (const [k, one] of CHAIN.registrations.entries()) {
    expect(createHash('sha256').update(registeredBytes(one)).digest('hex')).toBe(one.sha256);
    expect(one.previous).toBe(CHAIN.registrations[k - 1]?.sha256 ?? null);
  }
  expect(brokenLinks(CHAIN)).toEqual([]);
});

test('a registration edited by hand breaks the chain at its link', () => {
  const edited = structuredClone(CHAIN) as typeof CHAIN;
  (edited.registrations[1].question as { number: number }).number = 80;
  expect(brokenLinks(edited)).toEqual([{ sequence: 2, claim: 'other', fault: 'altered' }]);
  expect(standingOf(edited, QUESTION).is).toBe('registered');
  expect(standingOf(edited, { ...QUESTION, claim: 'third' })).toMatchObject({ is: 'broken', brokenLink: 2 });
});

test('one that is taken out or put elsewhere breaks it, too', () => {
  const [first, second, third] = CHAIN.registrations;
  const chainOf = (registrations: typeof CHAIN.registrations) => brokenLinks({ ...CHAIN, registrations });
  expect(chainOf([first, third])).toEqual([{ sequence: 2, claim: 'third', fault: 'moved' }]);
  expect(chainOf([second, first, third]).map(({ fault }) => fault)).toEqual(['moved', 'moved', 'moved']);
});

test('a claim that was changed says in what', () => {
  expect(standingOf(CHAIN, QUESTION).is).toBe('registered');
  expect(standingOf(CHAIN, { ...QUESTION, number: 80, unit: 'landing' })).toMatchObject({
    is: 'changed',
    changed: ['unit', 'number'],
  });
  expect(standingOf(CHAIN, { ...QUESTION, claim: 'new' }).is).toBe('unregistered');
});

test('an earlier look is said, and a lost log makes it unknown', () => {
  const look = { at: '2026-01-01T00:00:00.000Z', command: 'count', line: 1 };
  const seen = (queries: number | null, touching: (typeof look)[]) =>
    standingOf(
      register(EMPTY_REGISTRY, [{ ...registering(), looked: { queries, sha256: null, touching } }]),
      QUESTION,
    );
  expect(seen(3, [look])).toMatchObject({ is: 'registered', looked: true });
  expect(seen(3, []).looked).toBe(false);
  expect(seen(null, []).looked).toBe(null);
});

const day = Date.parse;
const countryOf = (ident: string) => (ident.startsWith('LL') ? 'IL' : null);
const asked = (filter: object | undefined, command = 'count') =>
  looksAt([JSON.stringify({ at: '2025-06-01T00:00:00.000Z', command, filter })], QUESTION, countryOf).length;

test.each([
  ['the field', { at: { idents: ['LLOV'] } }, 1],
  ['its country', { at: { countries: ['IL'] } }, 1],
  ['another field', { at: { idents: ['UBBB'] } }, 0],
  ['anywhere', {}, 1],
  ['nothing that is known', undefined, 1],
  ['before', { untilMs: day('2016-01-01') }, 0],
  ['its first day', { untilMs: day('2016-01-02') }, 1],
  ['its last day', { sinceMs: day('2023-03-02') }, 1],
  ['after', { sinceMs: day('2023-03-03') }, 0],
  ['its fleet', { fleet: { name: 'silkway' } }, 1],
  ['another fleet', { fleet: { name: 'other' } }, 0],
])('a query of %s', (_, filter, looks) => {
  expect(asked(filter)).toBe(looks);
});

test('who was listening may be asked; a line that cannot be read may have asked anything', () => {
  expect(asked({}, 'coverage')).toBe(0);
  expect(looksAt(['{', ''], QUESTION, countryOf).map(({ command }) => command)).toEqual(['?', '?']);
});

test('no line of a log can be changed or taken out unnoticed', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), fc.nat(), (lines, at) => {
      const k = at % lines.length;
      const changed = lines.with(k, `${lines[k]}x`);
      expect(logHash(changed)).not.toBe(logHash(lines));
      expect(logHash(lines.toSpliced(k, 1))).not.toBe(logHash(lines));
    }),
  );
});
