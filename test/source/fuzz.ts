/**
 * Traces gone wrong, for tests that compare two ways of reading: real ones with a few bytes, numbers, keys or values
 * exchanged for what no writer, a careless one or a hostile one would put there. The same seed gives the same traces.
 */

import type { Random } from '../support/random.js';

function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[below(random, list.length)];
}

const digits = (random: Random, count: number) =>
  Array.from({ length: count }, () => below(random, 10)).join('');

const NUMBERS: readonly ((random: Random) => string)[] = [
  (random) => `${below(random, 100_000)}`,
  (random) => `-${below(random, 500)}.${digits(random, 1 + below(random, 8))}`,
  (random) => `${below(random, 180)}.${digits(random, 6)}`,
  (random) => `${1 + below(random, 9)}${digits(random, below(random, 22))}`,
  (random) =>
    `${1 + below(random, 9)}${digits(random, below(random, 9))}.${digits(random, 1 + below(random, 20))}`,
  (random) => `0.${digits(random, 1 + below(random, 17))}`,
  (random) =>
    `${below(random, 90)}${pick(random, ['e', 'E'])}${pick(random, ['', '+', '-'])}${below(random, 4)}`,
  (random) => `${random() * 10 ** below(random, 12)}`,
  () => '-0',
  () => '-0.0',
  () => '0',
  () => '360',
  () => '360.0',
  () => '359.99999999',
  () => '90.000001',
  () => '-180.0',
  () => '4294967296',
  () => '1e999',
  () => '00012',
  () => '01.5',
  () => '+1',
  () => '.5',
  () => '5.',
  () => '-',
  () => '-.5',
  () => '1.e1',
  () => '0x10',
  () => 'NaN',
  () => 'Infinity',
];

const VALUES = [
  'null',
  'true',
  'false',
  'nul',
  '"ground"',
  '"Ground"',
  '"gro\\u0075nd"',
  '"adsb_icao"',
  '"mlat"',
  '"tisb_trackfile"',
  '"adsb_icao_"',
  '"something new"',
  '""',
  '[]',
  '{}',
  '[1,[2,{"a":"]}"}]]',
  '{"flight":"TST9    "}',
  '{"type":"mlat"}',
  '{"type":"mlat","type":"adsc"}',
  '{"flight":"A1","flight":"B2"}',
  '{"flight":null}',
  '{"flight":7,"type":[]}',
  '{"type":null,"flight":"\\u0041BC12"}',
  '{"fl\\u0069ght":"ABC12","type":"adsb_icao"}',
  '{"flight":"ÄB12"}',
  '{"flight":"a}b\\"c","nic":8}',
  '{"flight":"KLM 12  ","x":{"flight":"NO"},"y":[{"type":"mlat"}]}',
  '{ "type" : "mode_s" , "flight" : "SPC1" }',
  '{"__proto__":{"type":"mlat"},"flight":"PRO1"}',
  '"a\tb"',
  '"\\',
  '"open',
  '[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]',
];

const PAIRS = [
  '"version":"3.14"',
  '"trace":[]',
  '"trace":[[1,2,3]]',
  '"tr\\u0061ce":[]',
  '"timestamp":1738886400',
  '"timestamp":"1"',
  '"icao":"abcdef"',
  '"x":[1,2]',
  '"x":{"trace":[1]}',
  '"noRegData":true',
  '"r":"\\u004e1"',
];

const SPACES = [' ', '\n', '\r\n', '\t', '   ', '\n\n', '\u00a0', '\f'];

type Edit = (text: string, random: Random) => string;

/** Puts something in the place of one match of a pattern. */
function exchange(pattern: RegExp, replacement: (random: Random, found: string) => string): Edit {
  return (text, random) => {
    const found = [...text.matchAll(pattern)];
    if (found.length === 0) return text;
    const one = pick(random, found);
    return text.slice(0, one.index) + replacement(random, one[0]) + text.slice(one.index + one[0].length);
  };
}

const EDITS: readonly Edit[] = [
  exchange(/-?\d+(\.\d+)?/g, (random) => pick(random, NUMBERS)(random)),
  exchange(/-?\d+(\.\d+)?/g, (random) => pick(random, NUMBERS)(random)),
  exchange(/null|"ground"|"adsb_icao"|-?\d+\.\d+/g, (random) => pick(random, VALUES)),
  exchange(/\{[^{}]{0,600}\}/g, (random) => pick(random, VALUES)),
  exchange(/[[,\]{}:]/g, (random, found) => pick(random, SPACES) + found),
  exchange(/[[,\]{}:]/g, (random, found) => found + pick(random, SPACES)),
  exchange(/[[,\]{}:]/g, (random) => pick(random, ['', ',', ',,', ']', '[', '{', '}', ':'])),
  exchange(/,/g, (random) => `,${pick(random, VALUES)},`),
  exchange(/,"/g, (random) => `,${pick(random, PAIRS)},"`),
  exchange(/\}\s*$/g, (random, found) => `,${pick(random, PAIRS)}${found}`),
  exchange(/\s*$/g, (random) => pick(random, ['', ' ', '\n', '}', '{}', 'x', '\0', ',', ']}'])),
  exchange(
    /"flight":"[^"]*"/g,
    (random) =>
      `"flight":"${pick(random, ['@@@@@@@@', '00000000', 'abc1', 'A\\u0042C', '\\"', 'x'.repeat(99), '\u0001', 'É'])}"`,
  ),
  exchange(/"type"|"flight"|"squawk"/g, (random) =>
    pick(random, ['"type"', '"flight"', '"fligh"', '"typ"', '"a"', '""', '"k\\ney"']),
  ),
  exchange(/,[^,[\]{}]*(?=\])/g, () => ''),
  exchange(/\[[^[\]{}]*\]/g, (random, found) => pick(random, ['', '[]', 'null', '7', `${found},${found}`])),
  (text, random) => text.slice(0, below(random, text.length)),
  (text, random) => {
    const at = below(random, text.length);
    return text.slice(0, at) + text.slice(at + 1 + below(random, 6));
  },
];

/** The text with one to three things wrong, or merely unusual. */
export function mutated(text: string, random: Random): Uint8Array {
  let result = text;
  for (let edits = 1 + below(random, 3); edits > 0; edits--) result = pick(random, EDITS)(result, random);
  const bytes = Buffer.from(result);
  // Now and then a bit of a byte, which may be one that UTF-8 does not know.
  if (bytes.length > 0 && random() < 0.3) bytes[below(random, bytes.length)] ^= 1 << below(random, 8);
  return bytes;
}

/** A trace with only a few of its reports, so that an edit is likely to meet what matters. */
export function excerpt(json: string, from: number, count: number): string {
  return excerptOf(json, (rows) => rows.slice(from, from + count));
}

/** The same with only reports that tell about the aircraft: each looks much like the one before. */
export function aircraftExcerpt(json: string, from: number, count: number): string {
  return excerptOf(json, (rows) => rows.filter((row) => row.includes('{')).slice(from, from + count));
}

function excerptOf(json: string, choose: (rows: readonly string[]) => readonly string[]): string {
  const start = json.indexOf('[', json.indexOf('"trace"'));
  const rows = [...json.slice(start + 1).matchAll(/\[[^[\]{}]*(\{[^}]*\})?[^[\]{}]*\]/g)].map(([row]) => row);
  const end = json.lastIndexOf(']');
  return `${json.slice(0, start + 1)}${choose(rows).join(',\n')}${json.slice(end)}`;
}

/** A number as somebody might write it: any count of digits before and behind the point, any sign. */
export function numberText(random: Random, mostWhole: number): string {
  const whole = 1 + below(random, mostWhole);
  const decimals = below(random, 9);
  const sign = random() < 0.3 ? '-' : '';
  const first = whole > 1 ? `${1 + below(random, 9)}` : `${below(random, 10)}`;
  const point = decimals > 0 ? `.${digits(random, decimals)}` : '';
  return `${sign}${first}${digits(random, whole - 1)}${point}`;
}
