import { createHash } from 'node:crypto';
import { appendFileSync, promises as fs, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allParts, isPart, placeInParts, presentParts } from '../../../src/source/archive/parts.js';
import { openWhole } from '../../../src/source/archive/whole.js';
import type { Place } from '../../../src/source/entry.js';
import { openEvidence } from '../../../src/source/evidence.js';
import { readEntry } from '../../../src/source/reread.js';
import { StoredReader } from '../../../src/source/stored.js';
import { walk } from '../../../src/source/walk.js';
import { gzipOf, tarOf, traceJson } from '../make.js';
import { all, temporaryFolder } from '../temporary.js';

const MEMBERS = ['a11f59', 'a11f5a', 'a11f5b'].map((icao) => ({
  path: `traces/${icao.slice(-2)}/trace_full_${icao}.json`,
  data: gzipOf(traceJson({ icao }), { level: 0 }),
}));
const WHOLE = tarOf(MEMBERS);

/** The archive cut at every so many bytes, the way `split` names the pieces. */
function cut(size: number): Record<string, Buffer> {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const pieces = Array.from({ length: Math.ceil(WHOLE.length / size) }, (_, i) => [
    `day.tar.${letters[Math.floor(i / 26)]}${letters[i % 26]}`,
    WHOLE.subarray(i * size, (i + 1) * size),
  ]);
  return Object.fromEntries(pieces);
}

describe('the names of parts', () => {
  it.each([
    'v2025.02.07-planes-readsb-prod-0.tar.aa',
    'day.tar.zz',
    'day.tar.gz.ab',
    'DAY.TAR.AB',
    'day.tar.00',
    'day.tar.117',
  ])('include %s', (name) => expect(isPart(name)).toBe(true));

  it.each([
    'day.tar',
    'day.tar.gz',
    'day.tar.xz',
    'day.tgz',
    'day.tar.a',
    'day.tar.aaa',
    'day.aa',
    'day.tar.a1',
  ])('do not include %s', (name) => expect(isPart(name)).toBe(false));

  it('go together by what stands before their ending, and its kind', () => {
    const names = ['a.tar.ab', 'a.tar.aa', 'b.tar.aa', 'a.tar.00', 'a.tar', 'a.tar.gz', 'a.tar.aa.txt'];
    expect(presentParts('/x/a.tar.ab', names)).toEqual(['/x/a.tar.aa', '/x/a.tar.ab']);
    expect(presentParts('/x/a.tar', names)).toEqual(['/x/a.tar']);
  });

  it('go on after az with ba', () => {
    const names = Object.keys(cut(64));
    expect(names.length).toBeGreaterThan(30);
    expect(allParts('/x/day.tar.aa', names)).toHaveLength(names.length);
  });

  it.each([
    [['day.tar.ab', 'day.tar.ac'], 'day.tar.aa'],
    [['day.tar.aa', 'day.tar.ac'], 'day.tar.ab'],
    [['day.tar.00', 'day.tar.01', 'day.tar.03'], 'day.tar.02'],
  ])('tell which one is missing of %j', (names, missing) => {
    expect(() => allParts(join('/x', names[1]), names)).toThrow(`part ${missing} of this archive is missing`);
  });
});

it('a byte of the whole is found in its part', () => {
  const parts = [{ bytes: 3 }, { bytes: 0 }, { bytes: 5 }];
  const found = [0, 2, 3, 7, 8].map((byte) => {
    const { part, offset } = placeInParts(parts, byte);
    return [parts.indexOf(part), offset];
  });
  expect(found).toEqual([
    [0, 0],
    [0, 2],
    [2, 0],
    [2, 4],
    [2, 5],
  ]);
});

describe('an archive in parts', () => {
  it.each([100, 512, 700, 1000, 5000])(
    'cut at every %i bytes is the archive it was cut from',
    async (size) => {
      const folder = temporaryFolder(cut(size));
      const found = await all(walk([folder], fs));
      expect(found).toEqual([
        { kind: 'file', path: join(folder, 'day.tar.aa'), bytes: WHOLE.length, named: false },
      ]);

      const evidence = await openEvidence(join(folder, 'day.tar.aa'), false, fs);
      expect(evidence).toMatchObject({ kind: 'tar', bytes: WHOLE.length, path: join(folder, 'day.tar.aa') });
      expect(evidence!.sha256).toBe(createHash('sha256').update(WHOLE).digest('hex'));
      expect(evidence!.parts.map(({ path }) => basename(path))).toEqual(Object.keys(cut(size)));
      expect(evidence!.parts.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(WHOLE.length);

      const reader = new StoredReader();
      const places = (await all(evidence!.places())) as Place[];
      expect(places.map(({ entry }) => entry)).toEqual(MEMBERS.map(({ path }) => path));
      for (const [i, place] of places.entries()) {
        expect(Buffer.from(reader.read(place))).toEqual(MEMBERS[i].data);
        expect(Buffer.from(await readEntry(place, fs)).toString()).toContain(
          basename(place.entry).slice(11, 17),
        );
      }
      reader.close();
    },
  );

  it('is read at any place and length as if it were whole', async () => {
    const source = await openWhole(join(temporaryFolder(cut(700)), 'day.tar.ab'), fs);
    for (const offset of [0, 1, 699, 700, 1399, WHOLE.length - 1, WHOLE.length, WHOLE.length + 9]) {
      for (const length of [0, 1, 2, 700, 1500, WHOLE.length]) {
        const expected = WHOLE.subarray(offset, offset + length);
        expect(Buffer.from(await source.read(offset, length))).toEqual(expected);
        const atOnce = source.readNow?.(offset, length) ?? null;
        if (atOnce !== null) expect(Buffer.from(atOnce)).toEqual(expected);
      }
    }
    await source.close();
  });

  it('is one file, whichever of its parts are named', async () => {
    const folder = temporaryFolder(cut(1000));
    const paths = Object.keys(cut(1000)).map((name) => join(folder, name));
    for (const named of [paths, paths.slice(1, 2), [paths[1], folder]]) {
      const found = await all(walk(named, fs));
      expect(found).toEqual([{ kind: 'file', path: paths[0], bytes: WHOLE.length, named: true }]);
    }
  });

  it('that ends too early says in which part', async () => {
    const pieces = cut(1000);
    const folder = temporaryFolder({ ...pieces, 'day.tar.ac': pieces['day.tar.ac'].subarray(0, 10) });
    for (const name of Object.keys(pieces).slice(3)) rmSync(join(folder, name));
    const evidence = await openEvidence(join(folder, 'day.tar.aa'), true, fs);
    const [problem] = (await all(evidence!.places())).slice(-1);
    expect(problem).toMatchObject({
      entry: null,
      error: { code: 'tar-truncated', where: { file: join(folder, 'day.tar.aa'), byte: 2010 } },
    });
    expect(problem.kind === 'problem' && problem.error.message).toContain('byte 10 of part day.tar.ac');
  });

  it('says so when a part changes while it is read', async () => {
    const folder = temporaryFolder(cut(1000));
    const evidence = await openEvidence(join(folder, 'day.tar.aa'), true, fs);
    const items = evidence!.items()[Symbol.asyncIterator]();
    await items.next();
    appendFileSync(evidence!.parts.at(-1)!.path, Buffer.alloc(512));
    const rest = await all({ [Symbol.asyncIterator]: () => items });
    expect(rest.at(-1)).toMatchObject({ kind: 'problem', entry: null, error: { code: 'unreadable' } });
  });
});
