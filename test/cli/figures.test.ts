import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFigures } from '../../src/cli/output/figures.js';
import { temporaryFolder } from '../source/temporary.js';

const FIGURES = [
  { name: 'visits', svg: '<svg/>' },
  { name: 'epochs', svg: '<svg></svg>' },
];

test('figures go into a folder that need not be there, and are replaced by later ones', async () => {
  const folder = join(temporaryFolder(), 'a', 'b');
  await writeFigures(folder, FIGURES);
  const files = await writeFigures(folder, [{ name: 'visits', svg: '<svg id="2"/>' }]);
  expect(files).toEqual([join(folder, 'visits.svg')]);
  expect(readdirSync(folder)).toEqual(['epochs.svg', 'visits.svg']);
  expect(readFileSync(files[0], 'utf8')).toBe('<svg id="2"/>');
});

test('where no folder can be, or a figure cannot, what to do is said', async () => {
  const folder = temporaryFolder({ file: '' });
  await expect(writeFigures(join(folder, 'file'), FIGURES)).rejects.toMatchObject({ code: 'usage' });
  mkdirSync(join(folder, 'visits.svg'));
  writeFileSync(join(folder, 'other'), '');
  await expect(writeFigures(folder, FIGURES)).rejects.toMatchObject({
    code: 'usage',
    next: expect.any(String),
  });
});
