import { expect, test } from 'vitest';
import { type Message, message, speakerIn, spoken } from '../../src/i18n/index.js';
import { distanceMessage, durationMessage, intervalMessage, shareMessage } from '../../src/i18n/units.js';

const [english, arabic] = [speakerIn('en'), speakerIn('ar')];

const IDENTITY = message('break.identity', { before: 'B738 4X-EKA', after: 'B739 4X-EKB' });

test('codes keep their own direction in a sentence from right to left, and stand plain in one from left to right', () => {
  expect(arabic.say(IDENTITY)).toContain('\u2068B738 4X-EKA\u2069 قبله');
  expect(english.say(IDENTITY)).toContain('B738 4X-EKA before');
});

test('what a choice is made by is not isolated, so that the choice is made', () => {
  const landed = (adep: string) =>
    arabic.say(
      message('break.itinerary', { adep, ades: 'UBBB', distanceNm: 836, after: intervalMessage(60_000) }),
    );
  expect(landed('LLOV')).toMatch(/^هبطت في \u2068LLOV\u2069،/);
  expect(landed('none')).not.toContain('none');
});

test('digits are Western in every language', () => {
  for (const { say } of [english, arabic]) {
    expect(say(distanceMessage(1234))).toContain('1,234');
    expect(say(durationMessage(50_000))).toContain('50');
  }
});

test.each([
  [distanceMessage(4.06), '4.1 km'],
  [distanceMessage(5), '5.0 km'],
  [distanceMessage(21.4), '21 km'],
  [durationMessage(119_000), '119 s'],
  [durationMessage(120_000), '2 min'],
  [intervalMessage(40 * 60_000), '40 min'],
  [intervalMessage(185 * 60_000), '3 h 05 min'],
  [intervalMessage(12 * 86_400_000), '12 days'],
  [shareMessage(0.6), '60 %'],
  [shareMessage(0.001), '<1 %'],
  [shareMessage(0.999), '>99 %'],
  [shareMessage(1), '100 %'],
])('%o is said as %s', (measure: Message, words) => {
  expect(english.say(measure)).toBe(words);
});

test('a record is printed with each sentence, and its message beside it', () => {
  const says = [message('estimate.allHeard')];
  const at = new Date(0);
  const record = {
    id: 'a',
    legs: [{ reason: IDENTITY, km: 3 }],
    says,
    at,
    none: null,
    empty: [],
    key: 'a.b',
  };
  expect(spoken(record, english)).toEqual({
    ...record,
    legs: [{ reason: english.say(IDENTITY), reasonCode: IDENTITY, km: 3 }],
    says: says.map(english.say),
    saysCode: says,
  });
});
