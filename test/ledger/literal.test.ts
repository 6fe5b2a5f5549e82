import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDuckDb } from '../../src/ledger/engine/duckdb.js';
import { allRows } from '../../src/ledger/engine/engine.js';
import {
  identifier,
  likePattern,
  listLiteral,
  textLiteral,
  timestampLiteral,
} from '../../src/ledger/engine/literal.js';

const HOSTILE = ["'", "''; DROP TABLE legs; --", '\\', '%_', '\u001b[31m', '\u202e', '\n\r\t', '😀', ''];

test('a text literal is that text, whatever it holds', async () => {
  const engine = await openDuckDb(':memory:', { access: 'write' });
  const text = fc.oneof(
    fc.string({ unit: 'binary' }).filter((value) => !value.includes('\0')),
    fc.constantFrom(...HOSTILE),
  );
  await fc.assert(
    fc.asyncProperty(text, async (value) => {
      const [row] = await allRows(engine, `SELECT ${textLiteral(value)} AS "value"`);
      expect(row.value).toBe(value);
    }),
    { numRuns: 200 },
  );
  await engine.close();
});

test('a text literal shows nothing a terminal could act on', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      fc.pre(!value.includes('\0'));
      expect(textLiteral(value)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }),
  );
});

test('NUL is refused: no column can hold it', () => {
  expect(() => textLiteral('a\0b')).toThrow('NUL');
});

test('nothing is in an empty list', async () => {
  const engine = await openDuckDb(':memory:', { access: 'write' });
  expect(await allRows(engine, `SELECT 1 WHERE 'a' IN ${listLiteral([])}`)).toEqual([]);
  expect(await allRows(engine, `SELECT 1 AS x WHERE 'a' IN ${listLiteral(['b', 'a'])}`)).toEqual([{ x: 1 }]);
  await engine.close();
});

test('a pattern knows one wildcard; % and _ are themselves', async () => {
  const engine = await openDuckDb(':memory:', { access: 'write' });
  const matches = async (text: string, pattern: string) =>
    (await allRows(engine, `SELECT 1 WHERE ${textLiteral(text)} ${likePattern(pattern)}`)).length === 1;
  expect(await matches('SWA123', 'SWA*')).toBe(true);
  expect(await matches('XSWA123', 'SWA*')).toBe(false);
  expect(await matches('SWA123', 'SW_*')).toBe(false);
  expect(await matches('SW_1', 'SW_*')).toBe(true);
  expect(await matches('10%', '1*%')).toBe(true);
  expect(await matches('10x', '1*%')).toBe(false);
  expect(await matches('a\\b', 'a\\*')).toBe(true);
  await engine.close();
});

test('times keep their milliseconds, names their quotes', () => {
  expect(timestampLiteral(Date.UTC(2025, 1, 7, 23, 17, 5, 120))).toBe("TIMESTAMP '2025-02-07 23:17:05.120'");
  expect(identifier('fr"om')).toBe('"fr""om"');
});

test('a time beyond the year 9999 is the last one that can be written', () => {
  expect(timestampLiteral(Date.UTC(10_000, 0, 1))).toBe("TIMESTAMP '9999-12-31 23:59:59.999'");
});
