import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadAerodromes, loadNames } from '../../src/aviation/index.js';
import { CLAIM } from '../../src/claims/schema.js';
import { AirbridgeError } from '../../src/error.js';
import { fold } from '../../src/reading/fold.js';
import {
  articleOf,
  type Draft,
  FieldNames,
  Lexicon,
  languageOf,
  type Reading,
  readingLanguages,
  readText,
  toClaim,
} from '../../src/reading/index.js';

const fields = new FieldNames(loadAerodromes());
const languages = readingLanguages();
const lexicons = new Map(
  languages.map((language) => [
    language.language,
    new Lexicon(
      language,
      loadNames().filter((name) => name.language === language.language),
    ),
  ]),
);

function read(text: string, published: string | null = '2025-06-30'): Reading {
  const language = languageOf(text, languages)!;
  return readText(text, { lexicon: lexicons.get(language.language)!, fields, published, thisYear: 2026 });
}

const article = (name: string) => readFileSync(join(import.meta.dirname, 'articles', name), 'utf8');
const counts = ({ drafts }: Reading) => drafts.filter(({ kind }) => kind === 'count');
const shortly = ({ number, bound, route, period, speakers }: Draft) => [
  number?.value ?? null,
  bound?.value,
  route.from.map(({ name }) => name).join(),
  route.to.map(({ name }) => name).join(),
  period?.value.since ?? null,
  period?.value.until ?? null,
  speakers[0]?.publisher ?? speakers[0]?.name,
];

describe('articles that are not the founding one', () => {
  test('English: a kind that is no number, a lower bound, what is denied', () => {
    const reading = read(article('airlift.en.txt'));
    // Who says so is left out: "records reviewed by Reuters" is not yet read as Reuters'.
    expect(counts(reading).map((draft) => shortly(draft).slice(0, 6))).toEqual([
      [null, 'dozens', 'Sharjah', 'Port Sudan', '2024-04-01', null],
      [64, 'at least', '', 'Port Sudan', '2024-04-01', '2024-10-31'],
    ]);
    expect(reading.passedOver.map(({ why }) => why)).toEqual(['denied']);
  });

  test('Arabic: Arabic-Indic digits, months by both names, a denial', () => {
    const reading = read(article('airlift.ar.txt'));
    expect(counts(reading).map(shortly)).toEqual([
      [45, 'more than', 'Dubai', 'Tripoli', '2020-06-01', '2020-09-30', 'Le Monde'],
    ]);
    expect(reading.passedOver.map(({ why }) => why)).toEqual(['denied']);
  });

  test('a text without a claim about flights yields none, whoever is quoted in it', () => {
    expect(read('The minister said: "We will build new schools in every town."').drafts).toEqual([]);
  });
});

describe('dates', () => {
  test('a missing year is that of the weekday: 29 March was a Wednesday in 2017 and 2023', () => {
    const text = 'At least 12 flights left Ovda for Baku on Wednesday, 29 March.';
    expect(counts(read(text, '2023-03-30'))[0].period?.value.since).toBe('2023-03-29');
    const [{ period, questions }] = counts(read(text, null));
    expect(period).toBeNull();
    const years = questions.find(({ about }) => about === 'period')!.choices;
    expect(years).toEqual(['2023-03-29', '2017-03-29'].map((day) => ({ since: day, until: day })));
  });

  test('years counted back by somebody else are a question', () => {
    const [{ period, timeBack, questions }] = counts(
      read(
        'Over the past seven years at least 92 flights left Ovda for Baku, Haaretz reported.',
        '2023-03-29',
      ),
    );
    expect([period, timeBack]).toEqual([null, 'P7Y']);
    expect(questions.map(({ reason }) => reason)).toContain('anchor');
  });
});

test('marks of direction, tatweel and vowel signs change nothing that is read; spans hold the words as written', () => {
  const plain = 'وصلت 43 رحلة من أذربيجان إلى إسرائيل في 2025.';
  const marked = '\u202bوصلت \u206843\u2069 رحـــلة مِنْ أذربيجان إلى إسرائيل في \u200f2025.\u202c';
  expect(counts(read(marked)).map(shortly)).toEqual(counts(read(plain)).map(shortly));
  const [{ number }] = counts(read(marked));
  expect(marked.slice(number!.span.start, number!.span.end)).toBe('43');
});

test('folding twice is folding once', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (word) => fold(fold(word)) === fold(word)));
});

test('whatever the text, every draft is a claim of the schema once a publisher stands by it', () => {
  const words = fc.constantFrom(
    'at least',
    '92',
    'dozens of',
    'flights',
    'planes',
    'landed',
    'from',
    'to',
    'Baku',
    'Ovda',
    'Israel',
    'between',
    'and',
    'in',
    '2021',
    'since',
    'past',
    'seven',
    'years',
    'said',
    'not',
    ',',
    '"',
    '.',
  );
  const source = {
    publisher: 'X',
    title: null,
    author: null,
    published: '2024-01-01',
    file: null,
    sha256: 'a'.repeat(64),
    language: 'en',
  };
  fc.assert(
    fc.property(fc.array(words, { maxLength: 30 }), (list) => {
      const text = `The ${list.join(' ')}`;
      for (const [i, draft] of read(text, '2024-01-01').drafts.entries())
        CLAIM.parse(toClaim(draft, { ...source, text }, i + 1));
    }),
    { numRuns: 60 },
  );
});

describe('files', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  test('an HTML page: title, byline, day, body; scripts are neither run nor read', () => {
    const page = `<!doctype html><html><head><title>Airlift</title><meta property="article:published_time" content="2024-05-16T08:00:00Z">
      <meta name="author" content="A. Writer"></head><body><article><h1>Airlift</h1><p>At least 12 flights left Ovda for Baku in 2021, Haaretz said.</p>
      <script>globalThis.wasRun = true; document.write('at least 99 flights left Ovda for Baku')</script><p>More words follow, so that it is an article.</p></article></body></html>`;
    const { title, author, published, text } = articleOf(bytes(page), 'a.html');
    expect([title, author, published]).toEqual(['Airlift', 'A. Writer', '2024-05-16']);
    expect(text).not.toContain('99');
    expect('wasRun' in globalThis).toBe(false);
    expect(counts(read(text)).map(({ number }) => number?.value)).toEqual([12]);
  });

  test('Windows-1256 and Windows-1252 are told apart by their letters', () => {
    // "هبطت 12 طائرة" in Windows-1256, "Liège–Łódź" without its Polish letters in Windows-1252.
    const arabic = Uint8Array.from([
      0xe5, 0xc8, 0xd8, 0xca, 0x20, 0x31, 0x32, 0x20, 0xd8, 0xc7, 0xc6, 0xd1, 0xc9,
    ]);
    expect(articleOf(arabic, 'a.txt')).toMatchObject({ text: 'هبطت 12 طائرة', encoding: 'windows-1256' });
    const french = Uint8Array.from([...bytes('Li'), 0xe8, ...bytes('ge')]);
    expect(articleOf(french, 'a.txt')).toMatchObject({ text: 'Liège', encoding: 'windows-1252' });
  });

  test.each([
    ['an empty file', bytes('')],
    ['a PDF', bytes('%PDF-1.7\n')],
    ['a docx', Uint8Array.from([0x50, 0x4b, 3, 4])],
    ['binary data', Uint8Array.from([65, 0, 66])],
  ])('%s is refused, with what to do next', (_, given) => {
    const refused = () => articleOf(given, 'a');
    expect(refused).toThrow(AirbridgeError);
    expect(refused).toThrow(expect.objectContaining({ code: 'not-text', next: expect.stringMatching(/\w/) }));
  });
});
