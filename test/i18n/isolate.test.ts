import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countryMessage, dateMessage, isolated, runsOf, speakerIn } from '../../src/i18n/index.js';

const foreign = (sentence: string, direction: 'ltr' | 'rtl') =>
  runsOf(sentence, direction)
    .filter(({ isForeign }) => isForeign)
    .map(({ text }) => text);

test.each([
  [
    'أرشيفات هذه الأيام الـ41: 2016-01-01/2016-03-04، 2017-02-03',
    ['41', '2016-01-01/2016-03-04', '2017-02-03'],
  ],
  ['طائرة 4K-AZ101 التابعة لـ Silk Way Airlines (رقم 3)', ['4K-AZ101', 'Silk Way Airlines', '3']],
  ['الاختبار: p = <0.001، والمطلوب 5%.', ['p = <0.001', '5%']],
  ['لا أرقام هنا.', []],
])('codes and numbers in %s', (sentence, expected) => {
  expect(foreign(sentence, 'rtl')).toEqual(expected);
});

test('Arabic in an English sentence is one run', () => {
  expect(foreign('Said by صحيفة هآرتس (reports)', 'ltr')).toEqual(['صحيفة هآرتس']);
});

test('isolates come in pairs and take nothing away', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'زa1 -.:،(%') }), fc.boolean(), (text, isRtl) => {
      const made = isolated(text, isRtl ? 'rtl' : 'ltr');
      expect(made.replace(/[\u2066\u2067\u2069]/g, '')).toBe(text);
      expect(made.match(/[\u2066\u2067]/g)?.length).toBe(made.match(/\u2069/g)?.length);
    }),
  );
});

test('dates and countries are the catalogue’s, whatever the machine', () => {
  const [en, ar] = ['en', 'ar'].map(speakerIn);
  expect(en.say(dateMessage('2023-03-29'))).toBe('29 March 2023');
  expect(ar.say(dateMessage('2023-03-29T12:00:00Z')).replace(/[\u2066-\u2069]/g, '')).toBe('29 مارس 2023');
  expect([en, ar].map(({ say }) => say(countryMessage('AZ')))).toEqual(['Azerbaijan', 'أذربيجان']);
});

test.each([
  [0, 'لا رحلات مؤكدة على هذا المسار.'],
  [1, 'رحلة واحدة مؤكدة على هذا المسار.'],
  [2, 'رحلتان مؤكدتان على هذا المسار.'],
  [3, '3 رحلات مؤكدة على هذا المسار.'],
  [11, '11 رحلة مؤكدة على هذا المسار.'],
  [100, '100 رحلة مؤكدة على هذا المسار.'],
])('Arabic counts %i', (confirmed, sentence) => {
  const said = speakerIn('ar').text('rule.confirmedLeg', { confirmed });
  expect(said.replace(/[\u2066-\u2069]/g, '')).toBe(sentence);
});
