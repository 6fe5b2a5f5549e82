import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writtenTime } from '../../src/source/syntax/utc.js';

it('reads back every time that JavaScript writes', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
      expect(writtenTime(date.toISOString())).toEqual({ kind: 'utc', ms: date.getTime() });
    }),
  );
});

it.each([
  ['2025-01-01T10:58:48.9681710Z', '2025-01-01T10:58:48.968Z'],
  ['2025-01-01T00:30:00+01:00', '2024-12-31T23:30:00.000Z'],
  ['2025-01-01T00:30:00-0330', '2025-01-01T04:00:00.000Z'],
])('reads %s', (text, expected) => {
  const written = writtenTime(text);
  expect(written.kind === 'utc' && new Date(written.ms).toISOString()).toBe(expected);
});

it.each([
  ['no-zone', '2025-01-01T10:58:48'],
  ['no-zone', '2025-01-01T10:58:48.968'],
  ['none', '2025-02-29T10:58:48Z'],
  ['none', '2025-01-01T24:00:01Z'],
  ['none', '2025-01-01'],
  ['none', '10:58:48'],
  ['none', ''],
])('finds %s in %j', (kind, text) => {
  expect(writtenTime(text)).toEqual({ kind });
});
