import { createHash } from 'node:crypto';
import { promises as fs, rmSync, writeFileSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/source/entry.js';
import { type Evidence, openEvidence } from '../../src/source/evidence.js';
import type { Files } from '../../src/source/files.js';
import { readEntry } from '../../src/source/reread.js';
import { gzipOf, tarOf, traceJson } from './make.js';
import { all, temporaryFolder } from './temporary.js';

const NAME = 'trace_full_a11f59.json';
const MEMBERS = ['a11f59', 'a11f5a', 'a11f5b'].map((icao, i) => {
  const json = traceJson({ icao });
  return { path: `traces/${icao.slice(-2)}/trace_full_${icao}.json`, data: i === 1 ? json : gzipOf(json) };
});
const FILES: Record<string, Buffer> = {
  [NAME]: gzipOf(traceJson()),
  'day.tar': tarOf(MEMBERS),
  'day.tar.gz': gzipOf(tarOf(MEMBERS)),
};

async function opened(path: string, files: Files = fs): Promise<Evidence> {
  const evidence = await openEvidence(path, true, files);
  if (evidence === null) throw new Error('not taken as evidence');
  return evidence;
}

async function entriesOf(evidence: Evidence): Promise<Entry[]> {
  const items = await all(evidence.items());
  return items.map((item) => {
    if (item.kind !== 'entry') throw new Error(`unexpected ${item.kind}`);
    return item;
  });
}

/** A file system that calls back before every read from a file, with the place and how often files were opened before. */
function intercepted(beforeRead: (position: number, length: number, openings: number) => void): Files {
  let openings = 0;
  return {
    ...fs,
    open: async (path) => {
      const handle = await fs.open(path);
      const before = openings++;
      const read = async (buffer: Buffer, at: number, length: undefined, position: number) => {
        beforeRead(position, buffer.length - at, before);
        return handle.read(buffer, at, length, position);
      };
      return { stat: () => handle.stat(), close: () => handle.close(), read } as unknown as FileHandle;
    },
  };
}

/** A disk that cannot be read behind a certain byte, once files have been opened `healthy` times. */
function failingBehind(byte: number, healthy: number): Files {
  return intercepted((position, length, openings) => {
    if (openings >= healthy && position + length > byte)
      throw Object.assign(new Error('EIO'), { code: 'EIO' });
  });
}

function watching(places: number[]): Files {
  return intercepted((position) => places.push(position));
}

describe('evidence', () => {
  it.each(Object.keys(FILES))('of %s is known by kind, size and hash', async (name) => {
    const path = join(temporaryFolder(FILES), name);
    const { kind, bytes, sha256 } = await opened(path);
    expect(kind).toBe(name === NAME ? 'trace' : name.slice(4));
    expect(bytes).toBe(FILES[name].length);
    expect(sha256).toBe(createHash('sha256').update(FILES[name]).digest('hex'));
  });

  it.each(Object.keys(FILES))('of %s can be read again, entry by entry, from its place', async (name) => {
    const path = join(temporaryFolder(FILES), name);
    const entries = await entriesOf(await opened(path));
    expect(entries.map(({ entry }) => entry)).toEqual(name === NAME ? [''] : MEMBERS.map(({ path }) => path));
    for (const { bytes, ...place } of entries.reverse()) {
      expect(Buffer.from(await readEntry(place, fs))).toEqual(Buffer.from(bytes));
    }
  });

  it.each(Object.keys(FILES))('of %s that is no longer the same is not read again', async (name) => {
    const path = join(temporaryFolder(FILES), name);
    const [place] = (await entriesOf(await opened(path))).slice(-1);
    writeFileSync(path, name === NAME ? gzipOf(traceJson({ r: 'N1' })) : tarOf([{ path: 'other.json' }]));
    await expect(readEntry(place, fs)).rejects.toMatchObject({ code: 'unreadable', where: { file: path } });
    rmSync(path);
    await expect(readEntry(place, fs)).rejects.toMatchObject({ code: 'unreadable', where: { file: path } });
  });

  it('says so when an archive changes while it is read', async () => {
    const path = join(temporaryFolder(FILES), 'day.tar');
    const evidence = await opened(path);
    const items = evidence.items()[Symbol.asyncIterator]();
    await items.next();
    writeFileSync(path, Buffer.concat([FILES['day.tar'], Buffer.alloc(512)]));
    const rest = await all({ [Symbol.asyncIterator]: () => items });
    expect(rest.at(-1)).toMatchObject({ kind: 'problem', entry: null, error: { code: 'unreadable' } });
  });

  it.each(['EACCES', 'EIO', 'ENOSPC'])(
    'that the system does not give (%s) is one clear error',
    async (code) => {
      const path = join(temporaryFolder(FILES), NAME);
      const failing = { ...fs, open: () => Promise.reject(Object.assign(new Error(code), { code })) };
      const expected = { code: code === 'ENOSPC' ? 'disk-full' : 'unreadable', where: { file: path } };
      await expect(openEvidence(path, true, failing)).rejects.toMatchObject(expected);
    },
  );

  it('keeps what it had when the disk fails in the middle of an archive', async () => {
    const path = join(temporaryFolder(FILES), 'day.tar');
    await expect(openEvidence(path, true, failingBehind(1500, 0))).rejects.toMatchObject({
      code: 'unreadable',
    });
    const evidence = await opened(path, failingBehind(1500, 1));
    const items = await all(evidence.items());
    expect(items.map(({ kind }) => kind)).toEqual(['entry', 'problem']);
    expect(items[1]).toMatchObject({ entry: null, error: { code: 'unreadable', where: { file: path } } });
  });

  it('reads no further in an archive than it is asked to', async () => {
    const path = join(temporaryFolder(FILES), 'day.tar');
    const reads: number[] = [];
    const items = (await opened(path, watching(reads))).items()[Symbol.asyncIterator]();
    reads.length = 0;
    for (const member of [0, 1, 2]) {
      await items.next();
      expect(Math.max(...reads)).toBeLessThanOrEqual(FILES['day.tar'].indexOf(MEMBERS[member].data));
    }
  });
});
