import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { surfaceClass } from '../../scripts/tables/surface.mjs';
import { Tally, toCsv, toGzip } from '../../scripts/tables/table.mjs';
import { readZip } from '../../scripts/tables/zip.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DATA = join(ROOT, 'data');
const REFERENCE = join(ROOT, '..', 'shared', 'data', 'reference');

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Each table's SHA-256 as LICENSES.md states them: of the file, and of the text inside a packed one. */
function statedDigests(): Map<string, string[]> {
  const [, tables] = readFileSync(join(DATA, 'LICENSES.md'), 'utf8').split('\n## Tables\n');
  const sections = tables.split('\n### ').slice(1);
  return new Map(
    sections.map((section) => [
      section.split('\n')[0],
      [...section.matchAll(/`([0-9a-f]{64})`/g)].map(([, hex]) => hex),
    ]),
  );
}

describe('the shipped tables', () => {
  const stated = statedDigests();
  const shipped = readdirSync(DATA).filter((name) => name !== 'LICENSES.md');

  it('are all in LICENSES.md, and nothing else is', () =>
    expect([...stated.keys()].sort()).toEqual(shipped.sort()));

  it.each(shipped)('%s has the SHA-256 stated', (name) => {
    const bytes = readFileSync(join(DATA, name));
    const digests = name.endsWith('.gz') ? [sha256(bytes), sha256(gunzipSync(bytes))] : [sha256(bytes)];
    expect(stated.get(name)).toEqual(digests);
  });

  it('give no time and no system away in their gzip headers', () => {
    for (const name of shipped.filter((file) => file.endsWith('.gz'))) {
      const header = readFileSync(join(DATA, name)).subarray(0, 10);
      expect([...header.subarray(3, 8), header[9]]).toEqual([0, 0, 0, 0, 0, 255]);
    }
  });

  // Compressed bytes depend on the build of zlib; what is inside does not.
  it.skipIf(!existsSync(REFERENCE))(
    'can be made again from ../shared/data/reference (skipped without it)',
    () => {
      const out = mkdtempSync(join(tmpdir(), 'airbridge-tables-'));
      try {
        execFileSync(process.execPath, [join(ROOT, 'scripts', 'make-tables.mjs'), '--out', out], {
          stdio: 'pipe',
        });
        for (const name of readdirSync(out).filter((file) => file.endsWith('.gz'))) {
          expect([name, sha256(gunzipSync(readFileSync(join(out, name))))]).toEqual([
            name,
            stated.get(name)?.[1],
          ]);
        }
      } finally {
        rmSync(out, { recursive: true });
      }
    },
  );
});

describe('making tables', () => {
  it('quotes what needs quoting and packs without a date', () => {
    const text = toCsv({
      header: ['a', 'b'],
      rows: [
        ['x,y', 'say "no"'],
        [1, ''],
      ],
    });
    expect(text.toString()).toBe('a,b\n"x,y","say ""no"""\n1,\n');
    expect(gunzipSync(toGzip(text))).toEqual(text);
  });

  it('counts what it leaves out and names a dozen', () => {
    const tally = new Tally();
    for (let i = 0; i < 13; i++) tally.add('left out', `A${i}`);
    expect(tally.notes()).toEqual([expect.stringMatching(/^left out: 13 \(A0, .*A11, …\)$/)]);
  });

  // As OurAirports' contributors write them.
  it.each([
    ['ASP', 'paved'],
    ['ASPH/ CONC', 'paved'],
    ['PEM', 'paved'],
    ['GRE', 'grass'],
    ['Grassed brown clay', 'grass'],
    ['TURF-GRVL', 'grass'],
    ['GVL', 'gravel'],
    ['PIÇARRA', 'gravel'],
    ['WATER', 'water'],
    ['DIRT-F', 'earth'],
    ['ROOF-TOP', 'mat'],
    ['G', 'unknown'],
    ['', 'unknown'],
  ])('takes %j for %s', (text, surface) => expect(surfaceClass(text)).toBe(surface));

  it('reads zip archives and refuses what is none', () => {
    const zip = zipOf('types.json', Buffer.from('{"A320":1}'), 'made by hand');
    expect(readZip(zip).entries.get('types.json')?.toString()).toBe('{"A320":1}');
    expect(readZip(zip).comment).toBe('made by hand');
    expect(() => readZip(Buffer.from('no zip'))).toThrow(/not a zip/);
  });
});

/** A zip archive of one entry, by the letter of PKWARE's APPNOTE. */
function zipOf(name: string, content: Buffer, comment: string): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(content.length, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([
    local,
    Buffer.from(name),
    packed,
    entry,
    Buffer.from(name),
    end,
    Buffer.from(comment),
  ]);
}
