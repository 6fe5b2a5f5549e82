import { promises as fs, mkdirSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Files } from '../../src/source/files.js';
import { type Found, walk } from '../../src/source/walk.js';
import { all, temporaryFolder } from './temporary.js';

/** What was found, as paths in the folder, problems as their code and path. */
function brief(found: readonly Found[], folder: string): string[] {
  return found.map((item) =>
    item.kind === 'file'
      ? relative(folder, item.path)
      : `${item.error.code} ${relative(folder, item.error.where.file ?? '')}`,
  );
}

function failing(code: string, path: string, what: keyof Files): Files {
  const fail = (asked: string) => Promise.reject(Object.assign(new Error(code), { code, path: asked }));
  const real = fs[what] as (asked: string) => Promise<never>;
  return { ...fs, [what]: (asked: string) => (asked === path ? fail(asked) : real(asked)) };
}

describe('walk', () => {
  it('gives files in the order of their names, folder by folder', async () => {
    const folder = temporaryFolder({
      'b/2.json': '',
      'b/10.json': '',
      'a.json': 'four',
      'B.json': '',
      'é.json': '',
    });
    const found = await all(walk([folder], fs));
    expect(brief(found, folder)).toEqual(['B.json', 'a.json', 'b/10.json', 'b/2.json', 'é.json']);
    expect(found[1]).toEqual({ kind: 'file', path: join(folder, 'a.json'), bytes: 4, named: false });
  });

  it('knows which files were named', async () => {
    const folder = temporaryFolder({ 'a/x.json': '', 'y.json': '' });
    const found = await all(walk([join(folder, 'y.json'), join(folder, 'a')], fs));
    expect(found.map((item) => item.kind === 'file' && item.named)).toEqual([true, false]);
  });

  it('follows links, but enters no folder twice', async () => {
    const folder = temporaryFolder({ 'real/x.json': '' });
    symlinkSync(folder, join(folder, 'real', 'round'));
    symlinkSync(join(folder, 'real'), join(folder, 'zz'));
    symlinkSync(join(folder, 'real', 'x.json'), join(folder, 'also.json'));
    expect(brief(await all(walk([folder], fs)), folder)).toEqual(['also.json', 'real/x.json']);
  });

  it('reports what is not there, what leads nowhere and what goes in a circle, and goes on', async () => {
    const folder = temporaryFolder({ 'x.json': '' });
    symlinkSync(join(folder, 'nowhere'), join(folder, 'a-dead-link'));
    symlinkSync(join(folder, 'circle'), join(folder, 'circle'));
    const found = await all(walk([join(folder, 'absent'), folder], fs));
    expect(brief(found, folder)).toEqual([
      'unreadable absent',
      'unreadable a-dead-link',
      'unreadable circle',
      'x.json',
    ]);
  });

  it.each(['EACCES', 'EIO'])('reports a folder that cannot be listed (%s), and goes on', async (code) => {
    const folder = temporaryFolder({ 'a/1.json': '', 'b/2.json': '' });
    const files = failing(code, join(folder, 'a'), 'readdir');
    expect(brief(await all(walk([folder], files)), folder)).toEqual(['unreadable a', 'b/2.json']);
  });

  it('gives nothing for an empty folder, and does not open what is neither file nor folder', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'empty'));
    expect(await all(walk([folder], fs))).toEqual([]);
    const devices = await all(walk(['/dev/null'], fs));
    expect(brief(devices, '/dev')).toEqual(['not-evidence null']);
  });
});
