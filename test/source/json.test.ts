import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AirbridgeError } from '../../src/error.js';
import { parseJson } from '../../src/source/syntax/json.js';
import { jsonFault } from '../../src/source/syntax/json-fault.js';

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** JSON with a few characters put in, taken out or repeated. */
const nearlyJson = fc
  .tuple(
    fc.json(),
    fc.array(fc.tuple(fc.nat(200), fc.nat(3), fc.constantFrom(...'{}[]",:\\u0019.eE+-tfn NaI\t\u0001é')), {
      maxLength: 3,
    }),
  )
  .map(([json, edits]) =>
    edits.reduce(
      (text, [at, cut, put]) =>
        text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + cut),
      json,
    ),
  );

describe('jsonFault', () => {
  it('finds a fault exactly where JSON.parse does not accept the text', () => {
    fc.assert(
      fc.property(nearlyJson, (text) => {
        expect(jsonFault(bytesOf(text)) === null).toBe(parses(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('names the first byte at fault: the text before it can still become JSON', () => {
    fc.assert(
      fc.property(nearlyJson, (text) => {
        const bytes = bytesOf(text);
        const fault = jsonFault(bytes);
        fc.pre(fault !== null);
        const before = jsonFault(bytes.subarray(0, fault!.byte));
        expect(before === null || before.byte === fault!.byte).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['', 0],
    ['  ', 2],
    ['{"a":NaN}', 5],
    ['{"a":nan}', 6],
    ['[1,-Infinity]', 4],
    ['[1,]', 3],
    ['[01]', 2],
    ['[1.]', 3],
    ['[1e]', 3],
    ['{"a" 1}', 5],
    ["{'a':1}", 1],
    ['{"a":1', 6],
    ['{} x', 3],
    ['["é", x]', 7],
    ['["\t"]', 2],
    ['["\\x"]', 3],
    ['["\\u12g4"]', 6],
  ])('%s is at fault at byte %i', (text, byte) => {
    expect(jsonFault(bytesOf(text))?.byte).toBe(byte);
  });
});

describe('parseJson', () => {
  function fault(bytes: Uint8Array): AirbridgeError {
    try {
      parseJson(bytes);
    } catch (error) {
      if (error instanceof AirbridgeError) return error;
    }
    throw new Error('it was read');
  }

  it('reads with and without a byte order mark', () => {
    expect(parseJson(bytesOf('{"a":1}'))).toEqual({ a: 1 });
    expect(parseJson(bytesOf('\ufeff{"a":1}'))).toEqual({ a: 1 });
  });

  it('counts the mark when it names a byte', () => {
    expect(fault(bytesOf('\ufeff[NaN]')).where.byte).toBe(4);
  });

  it('says so when the text is UTF-16', () => {
    expect(fault(Buffer.from('\ufeff[]', 'utf16le')).message).toContain('UTF-16');
  });

  it('refuses a large text that is little but brackets', () => {
    const text = Buffer.concat([Buffer.from('['), Buffer.alloc(3 << 22, '[],'), Buffer.from('0]')]);
    expect(fault(text).message).toContain('too many objects and lists');
  });

  it('survives any depth of nesting, in small and in large texts', () => {
    expect(fault(Buffer.alloc(1 << 20, '[')).where.byte).toBe(1 << 20);
    expect(fault(Buffer.alloc(1 << 24, '[')).message).toContain('too deeply');
    expect(fault(Buffer.alloc(1 << 24, '{"a":')).message).toContain('too deeply');
  });
});
