import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { create } from 'tar';
import { describe, expect, it } from 'vitest';
import { AirbridgeError } from '../../../src/error.js';
import type { ByteSource } from '../../../src/source/archive/bytes.js';
import { isEntryAt, isTarHead, type TarMember, walkTar } from '../../../src/source/archive/tar.js';
import { type MemberSpec, tarMember, tarOf } from '../make.js';
import { temporaryFolder } from '../temporary.js';

const BLOCK = 512;

function memory(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    close: async () => {},
  };
}

interface Walked {
  readonly members: TarMember[];
  readonly error: AirbridgeError | null;
}

async function walked(source: ByteSource): Promise<Walked> {
  const members: TarMember[] = [];
  try {
    for await (const member of walkTar(source)) members.push(member);
    return { members, error: null };
  } catch (error) {
    if (!(error instanceof AirbridgeError)) throw error;
    return { members, error };
  }
}

/** Files of a tar by name. */
async function filesIn(bytes: Buffer): Promise<Record<string, string>> {
  const { members, error } = await walked(memory(bytes));
  if (error) throw error;
  const files = members.filter(({ kind }) => kind === 'file');
  return Object.fromEntries(
    files.map(({ name, offset, size }) => [name, bytes.subarray(offset, offset + size).toString()]),
  );
}

const LONG = `${'a-rather-long-folder-name/'.repeat(9)}trace_full_a11f59.json`;
const LONGEST = `${'deep/'.repeat(60)}${'n'.repeat(200)}.json`;
const CONTENTS: Record<string, string> = {
  'traces/59/trace_full_a11f59.json': 'one',
  'traces/ba/trace_full_c060ba.json': 'x'.repeat(1024),
  'traces/empty.json': '',
  'traces/ünïcødé-ترجمة.json': 'name in UTF-8',
  [LONG]: 'long name',
};

describe('tars of other programs', () => {
  const gnuTar = (() => {
    try {
      return execFileSync('tar', ['--version']).toString().includes('GNU tar');
    } catch {
      return false;
    }
  })();

  it.skipIf(!gnuTar).each(['gnu', 'oldgnu', 'posix', 'ustar'])(
    'reads what GNU tar writes as %s',
    async (format) => {
      const contents = format === 'ustar' ? CONTENTS : { ...CONTENTS, [LONGEST]: 'longest name' };
      const folder = temporaryFolder(contents);
      const bytes = execFileSync('tar', [`--format=${format}`, '-cf', '-', ...Object.keys(contents)], {
        cwd: folder,
      });
      expect(await filesIn(bytes)).toEqual(contents);
    },
  );

  it('reads what node-tar writes', async () => {
    const contents = { ...CONTENTS, [LONGEST]: 'longest name' };
    const cwd = temporaryFolder(contents);
    for (const portable of [true, false]) {
      const file = join(temporaryFolder(), 'made.tar');
      await create({ cwd, file, portable }, Object.keys(contents));
      expect(await filesIn(readFileSync(file))).toEqual(contents);
    }
  });

  it('gives folders as folders', async () => {
    const cwd = temporaryFolder({ 'traces/a/b.json': 'x' });
    mkdirSync(join(cwd, 'empty'));
    const file = join(temporaryFolder(), 'made.tar');
    await create({ cwd, file }, ['.']);
    const { members } = await walked(memory(readFileSync(file)));
    const folders = members
      .filter(({ kind }) => kind === 'folder')
      .map(({ name }) => dirname(join(name, 'x')));
    expect(folders.sort()).toEqual(['.', 'empty', 'traces', 'traces/a']);
  });
});

describe('truncation', () => {
  const specs: MemberSpec[] = ['one', 'two', 'three'].map((name, i) => ({
    path: `${name}.json`,
    data: Buffer.alloc(400 + 300 * i, name),
  }));
  const whole = tarOf(specs);
  const ends = [BLOCK + 400, 1024 + BLOCK + 700, 1024 + 1536 + BLOCK + 1000];

  it('is found at every byte, after the entries that are whole', async () => {
    for (let length = 0; length < whole.length - 2 * BLOCK; length++) {
      const { members, error } = await walked(memory(whole.subarray(0, length)));
      const count = ends.filter((end) => end <= length).length;
      expect(members.map(({ name }) => name)).toEqual(specs.slice(0, count).map(({ path }) => path));
      expect(error?.code).toBe('tar-truncated');
      expect(error?.where.byte).toBe(length);
      expect(error?.message).toContain(
        count === 0 ? 'no entry is whole' : `last whole entry is ${specs[count - 1].path}`,
      );
    }
  });

  it('costs nothing behind the first block of the end mark', async () => {
    for (const length of [whole.length - BLOCK, whole.length - 1, whole.length]) {
      expect((await walked(memory(whole.subarray(0, length)))).error).toBeNull();
    }
  });

  it('is found in a file made at full size and filled only in part', async () => {
    const { members, error } = await walked(memory(Buffer.concat([whole, Buffer.alloc(2 << 20)])));
    expect(members).toHaveLength(3);
    expect(error?.code).toBe('tar-truncated');
    expect(error?.where.byte).toBe(whole.length - 2 * BLOCK);
  });
});

describe('headers that lie', () => {
  const good = { path: 'good.json', data: Buffer.from('good') };

  async function afterGood(spec: MemberSpec): Promise<{ code: string; byte: number | undefined }> {
    const { members, error } = await walked(memory(tarOf([good, spec])));
    expect(members.map(({ name }) => name)).toEqual(['good.json']);
    return { code: error!.code, byte: error!.where.byte };
  }

  it('are refused for a wrong checksum', async () => {
    const bytes = tarOf([good, { path: 'b.json', data: Buffer.from('b') }]);
    bytes[2 * BLOCK] ^= 1;
    const { members, error } = await walked(memory(bytes));
    expect(members).toHaveLength(1);
    expect(error).toMatchObject({ code: 'tar-damaged', where: { byte: 2 * BLOCK } });
  });

  it('are refused for sizes no file has', async () => {
    const negative = '\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01';
    const tooLong = '\x80\x7f\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff';
    for (const size of [negative, tooLong, '            ', 'not a number']) {
      const fault = await afterGood({ path: 'b.json', data: Buffer.from('b'), raw: [[124, size]] });
      expect(fault).toEqual({ code: 'tar-damaged', byte: 2 * BLOCK });
    }
  });

  it('are refused for sizes beyond the end', async () => {
    const spec = { path: 'b.json', data: Buffer.from('b'), raw: [[124, '00000777777\0']] } as const;
    expect(await afterGood(spec)).toEqual({ code: 'tar-truncated', byte: 6 * BLOCK });
  });

  it('are refused for a pax size that is no whole number', async () => {
    const record = Buffer.from('12 size=0.5\n');
    const pax: MemberSpec = { path: 'PaxHeader/x', type: 'ExtendedHeader', data: record };
    const { error } = await walked(memory(tarOf([pax, good])));
    expect(error).toMatchObject({ code: 'tar-damaged', where: { byte: 2 * BLOCK } });
  });

  it('are refused for names of megabytes', async () => {
    const name: MemberSpec = { path: 'L', type: 'NextFileHasLongPath', data: Buffer.alloc(2 << 20, 'n') };
    expect(await afterGood(name)).toEqual({ code: 'tar-damaged', byte: 2 * BLOCK });
  });

  it('cannot make what follows the end mark be read, or be passed over in silence', async () => {
    const first = tarOf([good]);
    const { members, error } = await walked(memory(Buffer.concat([first, tarOf([good])])));
    expect(members).toHaveLength(1);
    expect(error).toMatchObject({ code: 'tar-damaged', where: { byte: first.length } });
  });
});

it('never fails but with its own error, nor gives an entry outside the file', async () => {
  const whole = tarOf([
    { path: LONG, data: Buffer.alloc(700, 'a') },
    { path: 'PaxHeader/x', type: 'ExtendedHeader', data: Buffer.from('17 path=some.json\n') },
    { path: 'b.json', data: Buffer.alloc(10, 'b') },
  ]);
  const flips = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(flips, async (changes) => {
      const bytes = Buffer.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      const { members } = await walked(memory(bytes));
      for (const { offset, size } of members) expect(offset + size).toBeLessThanOrEqual(bytes.length);
    }),
    { numRuns: 500 },
  );
});

it('reads sizes beyond the eight gigabytes an octal field holds', async () => {
  const size = 9 * 2 ** 30;
  const headers = [tarMember({ path: 'big.json', size }), tarMember({ path: 'next.json' })];
  const places = [0, BLOCK + size];
  const source: ByteSource = {
    size: places[1] + 3 * BLOCK,
    read: async (offset, length) => {
      const at = places.indexOf(offset);
      return at === -1
        ? Buffer.alloc(Math.max(0, Math.min(length, places[1] + 3 * BLOCK - offset)))
        : headers[at];
    },
    close: async () => {},
  };
  const { members, error } = await walked(source);
  expect(error).toBeNull();
  expect(members.map(({ name, offset, size }) => ({ name, offset, size }))).toEqual([
    { name: 'big.json', offset: BLOCK, size },
    { name: 'next.json', offset: 2 * BLOCK + size, size: 0 },
  ]);
});

describe('refused entries', () => {
  const refusals: [string, Partial<MemberSpec>][] = [
    ['follow', { type: 'SymbolicLink', linkpath: '/etc/passwd' }],
    ['follow', { type: 'Link', linkpath: 'good.json' }],
    ['device', { type: 'CharacterDevice' }],
    ['device', { type: 'BlockDevice' }],
    ['pipe', { type: 'FIFO' }],
    ['out of the archive', { path: '../trace.json' }],
    ['out of the archive', { path: 'traces/../../trace.json' }],
    ['out of the archive', { path: 'traces\\..\\trace.json' }],
    ['absolute', { path: '/etc/trace.json' }],
    ['absolute', { path: 'C:\\trace.json' }],
    ['control characters', { path: 'trace\u001b[31m.json' }],
    ['inside an archive', { path: 'inner.tar' }],
    ['inside an archive', { path: 'inner.tar.gz' }],
    ['inside an archive', { path: 'inner.tgz' }],
    ['SparseFile', { type: 'SparseFile' }],
  ];

  it.each(refusals)('%s: %o', async (reason, spec) => {
    const after = { path: 'after.json', data: Buffer.from('after') };
    const { members, error } = await walked(memory(tarOf([{ path: 'x.json', ...spec }, after])));
    expect(error).toBeNull();
    expect(members[0].kind).toBe('refused');
    expect(members[0].reason).toContain(reason);
    expect(members[0].name).not.toMatch(/\p{Cc}/u);
    expect(members[1]).toMatchObject({ kind: 'file', name: 'after.json', reason: null });
  });

  it('do not include names that merely look alike', async () => {
    const names = ['..trace.json', 'a..b/trace.json', 'traces/.../x.json', 'tar/x.json'];
    const { members } = await walked(memory(tarOf(names.map((path) => ({ path })))));
    expect(members.map(({ kind }) => kind)).toEqual(names.map(() => 'file'));
  });
});

it('tells a tar by its first header, and an entry by its own', async () => {
  const bytes = tarOf([{ path: 'a.json', data: Buffer.from('a') }]);
  expect(isTarHead(bytes)).toBe(true);
  expect(isTarHead(Buffer.alloc(1024))).toBe(false);
  expect(isTarHead(Buffer.alloc(1024, '{"icao":'))).toBe(false);
  expect(isTarHead(Buffer.alloc(1024, 0xff))).toBe(false);
  expect(isTarHead(bytes.subarray(0, 511))).toBe(false);
  expect(await isEntryAt(memory(bytes), BLOCK, 1)).toBe(true);
  expect(await isEntryAt(memory(bytes), BLOCK, 2)).toBe(false);
  expect(await isEntryAt(memory(bytes), 2 * BLOCK, 1)).toBe(false);
  expect(await isEntryAt(memory(bytes), 90 * BLOCK, 1)).toBe(false);
});
