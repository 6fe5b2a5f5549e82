import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { appendEntry, readNotebook } from '../../../src/case/people/notebook.js';
import { temporaryFolder } from '../../source/temporary.js';

const SAID = z.strictObject({ by: z.string(), what: z.string() });
const NOW_MS = Date.UTC(2025, 5, 1);

async function written(...whats: string[]): Promise<string> {
  const file = join(temporaryFolder(), 'notes.ndjson');
  for (const what of whats) await appendEntry(file, SAID, NOW_MS, { by: 'A', what });
  return file;
}

const linesOf = (file: string): string[] => readFileSync(file, 'utf8').trim().split('\n');

describe('a notebook', () => {
  test('that was never begun is empty', async () => {
    const file = join(temporaryFolder(), 'notes.ndjson');
    expect(await readNotebook(file, SAID)).toEqual({ entries: [], missing: [] });
  });

  test('gives back what was written, in order, each after the one before', async () => {
    const { entries, missing } = await readNotebook(await written('one', 'two', 'three'), SAID);
    expect(entries.map(({ said }) => said.what)).toEqual(['one', 'two', 'three']);
    expect(entries.map(({ previous }) => previous)).toEqual([null, entries[0].id, entries[1].id]);
    expect(missing).toEqual([]);
  });

  test.each(['"one"', '"A"', '2025-06-01'])(
    'in which %s was altered names the line and takes no more',
    async (text) => {
      const file = await written('one', 'two');
      const [first, second] = linesOf(file);
      writeFileSync(file, `${first.replace(text, text.replace(/\w/, 'x'))}\n${second}\n`);
      const where = { file, line: 1 };
      await expect(readNotebook(file, SAID)).rejects.toMatchObject({ code: 'case-invalid', where });
      await expect(appendEntry(file, SAID, NOW_MS, { by: 'B', what: 'more' })).rejects.toMatchObject({
        where,
      });
      expect(linesOf(file)).toHaveLength(2);
    },
  );

  test('from which a line was taken away says so', async () => {
    const file = await written('one', 'two', 'three');
    const [first, second, third] = linesOf(file);
    writeFileSync(file, `${first}\n${third}\n`);
    expect((await readNotebook(file, SAID)).missing).toEqual([JSON.parse(second).id]);
  });

  test('that two people added to and then merged is whole', async () => {
    const file = await written('one');
    const base = readFileSync(file, 'utf8');
    await appendEntry(file, SAID, NOW_MS, { by: 'B', what: 'theirs' });
    const theirs = linesOf(file)[1];
    writeFileSync(file, base);
    await appendEntry(file, SAID, NOW_MS, { by: 'A', what: 'ours' });
    writeFileSync(file, `${readFileSync(file, 'utf8')}${theirs}\n`);
    const { entries, missing } = await readNotebook(file, SAID);
    expect(entries).toHaveLength(3);
    expect(missing).toEqual([]);
  });

  test.each(['not json', '{}', '[]', 'null'])('with a line like %s names it', async (line) => {
    const file = await written('one');
    writeFileSync(file, `${readFileSync(file, 'utf8')}${line}\n`);
    await expect(readNotebook(file, SAID)).rejects.toMatchObject({
      code: 'case-invalid',
      where: { line: 2 },
    });
  });
});
