import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addInputs, NO_CASE_FILE, readCaseFile } from '../../src/case/case-file.js';
import { createCase, findCase } from '../../src/case/case-folder.js';
import { appendLog } from '../../src/case/logs.js';
import { openStaging } from '../../src/ledger/store/store.js';
import { temporaryFolder } from '../source/temporary.js';

function surroundings(cwd: string, env: Record<string, string> = {}, isWritable = true) {
  return {
    cwd,
    env,
    platform: 'linux' as const,
    homeDir: join(cwd, 'home'),
    isWritable: async () => isWritable,
  };
}

describe('the case folder', () => {
  test('is the one given, else $AIRBRIDGE_CASE, else the nearest upwards, else ./airbridge-case', async () => {
    const dir = temporaryFolder({ 'case.yaml': 'title: Baku\n', 'a/b/note.txt': '' });
    const below = join(dir, 'a', 'b');
    const env = { AIRBRIDGE_CASE: join(dir, 'by-env') };
    expect((await findCase('given', surroundings(below, env))).dir).toBe(join(below, 'given'));
    expect((await findCase(undefined, surroundings(below, env))).dir).toBe(join(dir, 'by-env'));
    expect(await findCase(undefined, surroundings(below))).toMatchObject({ dir, exists: true });
    const elsewhere = temporaryFolder();
    expect(await findCase(undefined, surroundings(elsewhere))).toMatchObject({
      dir: join(elsewhere, 'airbridge-case'),
      exists: false,
    });
  });

  test('holds its ledger; one that cannot be written to has it in the cache', async () => {
    const dir = temporaryFolder();
    expect((await findCase(dir, surroundings(dir))).ledgerDir).toBe(join(dir, 'ledger'));
    const readOnly = (await findCase(dir, surroundings(dir, { XDG_CACHE_HOME: '/var/cache/me' }, false)))
      .ledgerDir;
    expect(readOnly).toMatch(/^\/var\/cache\/me\/airbridge\/.+-[0-9a-f]{8}$/);
  });

  test('that cannot be written to is still read where it has a ledger', async () => {
    const dir = temporaryFolder();
    await (await openStaging(join(dir, 'ledger'), { command: 'test', nowMs: Date.now })).commit();
    expect((await findCase(dir, surroundings(dir, {}, false))).ledgerDir).toBe(join(dir, 'ledger'));
  });

  test('that cannot be made is named', async () => {
    const dir = temporaryFolder({ file: 'in the way' });
    await expect(createCase(await findCase('file/case', surroundings(dir)))).rejects.toMatchObject({
      code: 'case-missing',
      where: { file: join(dir, 'file', 'case') },
    });
  });

  test('is made with a case.yaml that is valid', async () => {
    const dir = temporaryFolder();
    const found = await findCase('new/case', surroundings(dir));
    await createCase(found);
    expect(await readCaseFile(found.file)).toEqual(NO_CASE_FILE);
  });
});

describe('case.yaml', () => {
  const read = async (text: string) =>
    await readCaseFile(join(temporaryFolder({ 'case.yaml': text }), 'case.yaml'));

  test('gives inputs and places', async () => {
    expect(await read('title: Baku\ninputs: [a, b]\nplaces:\n  baku: [UBBB, UB12]\n')).toEqual({
      title: 'Baku',
      inputs: ['a', 'b'],
      places: { baku: ['UBBB', 'UB12'] },
      identities: [],
      fleets: {},
    });
    expect(await read('')).toEqual(NO_CASE_FILE);
    expect(await read('inputs:\n')).toEqual(NO_CASE_FILE);
  });

  test('with a key nobody knows is refused, with the line, the key and what is allowed', async () => {
    const refusal = expect(read('title: Baku\n\ninput: [a]\n')).rejects;
    await refusal.toMatchObject({
      code: 'case-invalid',
      where: { line: 3, field: 'input' },
      next: expect.stringContaining('title, inputs, places'),
    });
    await refusal.toThrow('input is not a key');
  });

  test('with a value of the wrong kind is refused where it stands', async () => {
    await expect(read('inputs:\n  - a\n  - 7\n')).rejects.toMatchObject({
      where: { line: 3, field: 'inputs.1' },
    });
    await expect(read('places:\n  baku: UBBB\n')).rejects.toMatchObject({
      where: { line: 2, field: 'places.baku' },
    });
    await expect(read('- a\n')).rejects.toMatchObject({ code: 'case-invalid' });
  });

  test('that is no YAML is refused with the line', async () => {
    await expect(read('title: "open\nx: 1\n')).rejects.toMatchObject({
      code: 'case-invalid',
      where: { line: expect.any(Number) },
    });
  });

  test('gets new inputs once each, near ones relative, and keeps its comments', async () => {
    const dir = temporaryFolder();
    mkdirSync(join(dir, 'case'));
    const file = join(dir, 'case', 'case.yaml');
    writeFileSync(file, '# mine\ntitle: Baku # and this\ninputs:\n  - tars # old\n');
    await addInputs(file, [join(dir, 'case', 'tars'), join(dir, 'traces'), '/archives/2025'], Date.now);
    await addInputs(file, ['/archives/2025'], Date.now);
    expect(readFileSync(file, 'utf8')).toBe(
      '# mine\ntitle: Baku # and this\ninputs:\n  - tars # old\n  - ../traces\n  - /archives/2025\n',
    );
    expect((await readCaseFile(file)).inputs).toHaveLength(3);
  });
});

test('logs only ever grow, a line at a time', async () => {
  const dir = temporaryFolder();
  await Promise.all(Array.from({ length: 20 }, (_, i) => appendLog(dir, 'queries', 0, { i, text: 'a\nb' })));
  const lines = readFileSync(join(dir, 'queries.ndjson'), 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).i).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, i) => i),
  );
  expect(JSON.parse(lines[0]).at).toBe('1970-01-01T00:00:00.000Z');
});
