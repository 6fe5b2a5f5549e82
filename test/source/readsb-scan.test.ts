import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AirbridgeError } from '../../src/error.js';
import { NUMBER_COLUMNS } from '../../src/source/columns.js';
import { parseReadsbTrace, readReadsbTrace } from '../../src/source/readsb/readsb.js';
import { Flag, type SourceTrace } from '../../src/source/reports.js';
import { seeded } from '../support/random.js';
import { aircraftExcerpt, excerpt, mutated, numberText } from './fuzz.js';
import { traceJson, traceOf } from './make.js';

const REAL = join(import.meta.dirname, '../../../shared/data/traces/readsb');
const EXAMPLES = join(import.meta.dirname, '../../examples');
if (!existsSync(REAL)) process.stderr.write(`skipped: no real traces at ${REAL}\n`);
/** More of them: AIRBRIDGE_FUZZ=100000 npx vitest run test/source/readsb-scan.test.ts */
const MUTATIONS = Number(process.env.AIRBRIDGE_FUZZ ?? 3000);
const NOW_MS = Date.UTC(2025, 11, 1);

function tracesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /trace_full_[^/]*\.json$/.test(name)).map((name) => join(folder, name));
}

function inflated(path: string): Buffer {
  const stored = readFileSync(path);
  return stored[0] === 0x1f ? gunzipSync(stored) : stored;
}

/** Whatever comes of reading, bit for bit: columns as bytes, errors as what they say. */
function outcome(read: () => SourceTrace): unknown {
  try {
    const { header, reports, rejected } = read();
    const columns = NUMBER_COLUMNS.map((name) =>
      Buffer.from(new Uint8Array(reports[name].slice().buffer)).toString('base64'),
    );
    return { header, rejected, length: reports.length, callsigns: reports.callsigns, columns };
  } catch (error) {
    if (!(error instanceof AirbridgeError)) throw error;
    const { code, message, where, next } = error;
    return { code, message, where, next };
  }
}

/** Whether the scanner read it; fails unless the oracle gives the same. */
function agree(bytes: Uint8Array): boolean {
  let scanned = false;
  const ours = outcome(() => {
    const trace = readReadsbTrace(bytes, NOW_MS);
    scanned = trace.scanned;
    return trace;
  });
  const oracle = outcome(() => parseReadsbTrace(bytes, NOW_MS));
  // A deep comparison of every one would take most of the time.
  if (JSON.stringify(ours) !== JSON.stringify(oracle)) expect(ours).toEqual(oracle);
  return scanned;
}

const paths = [...tracesIn(REAL), ...tracesIn(EXAMPLES)];

/** The same trace as others would write it. */
const REWRITINGS: readonly (readonly [string, (trace: Record<string, unknown>) => string])[] = [
  ['without space', (trace) => JSON.stringify(trace)],
  ['one value a line', (trace) => JSON.stringify(trace, null, 1)],
  ['with tabs', (trace) => JSON.stringify(trace, null, '\t').replaceAll('\n', '\r\n')],
  ['as Python does', (trace) => JSON.stringify(trace).replaceAll(/([,:])(?=["[{\d-]|null)/g, '$1 ')],
  ['with the list first', ({ trace, ...rest }) => JSON.stringify({ trace, ...rest })],
  ['with a version behind', (trace) => JSON.stringify({ ...trace, version: 'wiedehopf 3.14' })],
  [
    'with keys nobody knows',
    (trace) => JSON.stringify({ version: [1, { trace: 2 }], ...trace, x: { y: 'z' } }),
  ],
];

describe('the scanner', () => {
  it.each(paths.map((path) => [path.slice(path.lastIndexOf('/') + 1), path]))(
    'reads %s as JSON.parse does',
    (_name, path) => {
      expect(agree(inflated(path))).toBe(true);
    },
  );

  it.each(REWRITINGS)('reads traces written %s', (_how, write) => {
    for (const path of paths.slice(0, 30)) {
      const trace = JSON.parse(inflated(path).toString());
      expect(agree(Buffer.from(write(trace)))).toBe(true);
    }
  });

  it('leaves to JSON.parse what it does not know, and says so', () => {
    const odd: Record<string, unknown>[] = [
      { trace: [[1e-7, 42, -71, 0, null, null, 0, null, null]] },
      { trace: [[1, 42, -71]] },
      { trace: [[1, 42, -71, 0, null, null, 0, null, { flight: 'A"B' }]] },
      {
        trace: [
          [1, 95, -71, 0, null, null, 0, null, null],
          [2, 42, -71, 0, null, null, 0, null, null],
        ],
      },
    ];
    for (const changes of odd) expect(agree(traceJson(changes))).toBe(false);
    expect(agree(Buffer.from(JSON.stringify(traceOf()).replace('{', '{"trace":[],')))).toBe(false);
    expect(agree(Buffer.from(`\ufeff${JSON.stringify(traceOf())}`))).toBe(false);
  });

  it('finds a file cut at any byte not to be whole', () => {
    const whole = traceJson();
    for (let length = 0; length < whole.length; length++)
      expect(agree(whole.subarray(0, length))).toBe(false);
  });

  const pair = fc.tuple(
    fc.constantFrom(
      'type',
      'flight',
      'alt_geom',
      'ias',
      'nic',
      'nic_baro',
      'nac_p',
      'nac_v',
      'sil',
      'sil_type',
    ),
    fc.constantFrom<unknown>(0, 5, 8, 11, 1.5, -1, null, 'x', 'perhour'),
  );
  const object = fc.oneof(
    fc.constant(null),
    fc.uniqueArray(pair, { selector: ([key]) => key, maxLength: 10 }),
  );

  it('remembers what an aircraft says of its position over pairs that repeat, and only as long as they are there', () => {
    fc.assert(
      fc.property(fc.array(object, { minLength: 1, maxLength: 12 }), (objects) => {
        const rows = objects.map((pairs, i) => {
          const aircraft = pairs === null ? null : Object.fromEntries(pairs);
          return [i, 42, -71, 5000, 250, 90, 0, null, aircraft, 'adsb_icao', 5100];
        });
        agree(traceJson({ trace: rows }));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [{ nic: 8, nac_p: 9, sil: 3 }, Flag.trusted],
    [{ nic: 4, nac_p: 9, sil: 3 }, 0],
    [{ nic: 0, nac_p: 9, sil: 3 }, Flag.untrusted],
    [{ nic: 8, nac_p: 0, sil: 3 }, Flag.untrusted],
    [{ nic: 8, nac_p: 9, sil: 0 }, Flag.untrusted],
    [{ nac_p: 9, sil: 3 }, 0],
    [{}, 0],
  ])('takes %j as saying %i of the position', (said, flag) => {
    const object = { type: 'adsb_icao', flight: 'UAL333', alt_geom: 5100, ...said, gva: 2 };
    const row = (i: number) => [i, 42, -71, 5000, 250, 90, 0, null, object, 'adsb_icao', 5100];
    const bytes = traceJson({ trace: [row(0), row(1), row(2)] });
    expect(agree(bytes)).toBe(true);
    expect([...readReadsbTrace(bytes, NOW_MS).reports.flags]).toEqual([flag, flag, flag]);
  });

  it('reads from the middle of a larger buffer', () => {
    const around = Buffer.concat([Buffer.from('{"icao":['), traceJson(), Buffer.from(']}}')]);
    expect(agree(around.subarray(9, around.length - 3))).toBe(true);
  });

  it('grows with its input, and forgets the trace before', () => {
    const row = (i: number) => [
      i / 4,
      42,
      -71,
      i,
      1.5,
      2.5,
      0,
      64,
      { flight: `A${i % 7}` },
      'mlat',
      i,
      0,
      0,
      0,
    ];
    const long = Array.from({ length: 20_000 }, (_, i) => row(i));
    expect(agree(traceJson({ trace: long }))).toBe(true);
    expect(agree(traceJson())).toBe(true);
  });

  it('reads numbers of every shape', () => {
    const random = seeded(7);
    const mostWhole = [5, 1, 2, 6, 4, 3, 2, 6];
    const numbers = () => mostWhole.map((most) => (random() < 0.1 ? 'null' : numberText(random, most)));
    const row = () => {
      const [, latitude, longitude, ...others] = numbers();
      const place = [numberText(random, 5), latitude.replace('null', '0'), longitude.replace('null', '-0')];
      return `[${[...place, ...others, 'null,null', numberText(random, 6), numberText(random, 7)].join(',')}]`;
    };
    for (let i = 0; i < 40; i++) {
      const rows = Array.from({ length: 500 }, row).join(',');
      expect(agree(Buffer.from(traceJson({ trace: [] }).toString().replace('[]', `[${rows}]`)))).toBe(true);
    }
  });

  it('takes a full turn for north, and nothing that only becomes one when it is rounded', () => {
    const row = (track: string) => `[1,42,-71,0,null,${track},0,null,null]`;
    const rows = ['360', '360.0', '359.99999999', '359.9', '-0', '360.00000001'].map(row).join(',');
    expect(agree(Buffer.from(traceJson({ trace: [] }).toString().replace('[]', `[${rows}]`)))).toBe(true);
  });

  it('knows a pair again only where all of it is the same', () => {
    const aircraft = [
      '"type":"mlat","flight":"A1","x":1,"y":"z"',
      '"x":1,"y":"z","type":"mlat","flight":"A2"',
    ];
    const endings = [
      '"x":1,"y":"zz"',
      '"x":10,"y":"z"',
      '"x":1,"y":"z","type":"adsc"',
      '"x":1,"y":"z","flight":"A3"',
      '"x":1',
      '"x":1,"x":1,"y":"z"',
      '"x":1,"y":"z"5',
      '"x":1,"y":"z",',
      '"x":1,"flight":"A4","y":"z","flight":"A5"',
    ];
    const row = (pairs: string) => `[1,42,-71,0,null,null,0,null,{${pairs}}]`;
    for (const first of aircraft) {
      for (const ending of endings) {
        for (const second of [ending, `"type":"mlat","flight":"A1",${ending}`]) {
          const rows = [first, second, first].map(row).join(',');
          agree(Buffer.from(traceJson({ trace: [] }).toString().replace('[]', `[${rows}]`)));
        }
      }
    }
  });

  it('takes an object for one with other numbers only where nothing but numbers is other', () => {
    const values = [
      '5',
      '6',
      '12',
      '125',
      '-5',
      '5.5',
      '5.25',
      '0',
      '-0',
      '0.5',
      '1234567.5',
      'null',
      '""',
      '"5"',
    ]
      .concat(['":5,a"', '":6,a"', '"a:5,b"', '"a:6,b"', '"x\\":5"', '"x\\":6"', '[5]', '[6]', '[5,6]'])
      .concat(['{"nic":5}', '{"nic":0}', '{"y":5}', '{"y":6}', '{"y":5,"z":1}', '12345678901234567', '1.'])
      .concat([
        '05',
        '5.',
        '.5',
        '-',
        '5e3',
        '5.5.5',
        '5/6',
        '5-6',
        '5 ',
        ' 5',
        '0.12345678901234567',
        'true',
        '',
      ]);
    const names = ['x', 'nic', 'nac_p', 'sil', 'nic_baro', 'flight', 'type', 'a5', 'x:', ''];
    const row = (pairs: string, i: number) => `[${i},42,-71,0,null,null,0,null,{${pairs}},null,5]`;
    for (const name of names) {
      for (const first of values.slice(0, 30)) {
        for (const second of values) {
          for (const behind of [',"nac_v":2,"sil":3', '']) {
            const objects = [first, second, first].map(
              (value) => `"type":"mlat","${name}":${value}${behind}`,
            );
            const text = traceJson({ trace: [] }).toString();
            agree(Buffer.from(text.replace('[]', `[${objects.map(row).join(',')}]`)));
          }
        }
      }
    }
  });

  it(`agrees with JSON.parse on ${MUTATIONS} traces with something wrong`, { timeout: 3_600_000 }, () => {
    const random = seeded(20_230_329);
    const whole = [...paths.map((path) => inflated(path).toString()), traceJson().toString()];
    const texts = whole.flatMap((text) => [
      ...[0, 1, 7, 40].map((from) => excerpt(text, from, 1 + (from % 5))),
      ...[0, 5, 20].map((from) => aircraftExcerpt(text, from, 3)),
    ]);
    let scanned = 0;
    for (let i = 0; i < MUTATIONS; i++) {
      const text = texts[Math.floor(random() * texts.length)];
      if (agree(mutated(text, random))) scanned++;
    }
    // Else the comparison would be of JSON.parse with itself.
    expect(scanned / MUTATIONS).toBeGreaterThan(0.1);
    expect(scanned / MUTATIONS).toBeLessThan(0.9);
  });
});
