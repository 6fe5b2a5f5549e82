import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { endModelFile, readEndModel, writeEndModel } from '../../src/case/end-model-file.js';
import { contentHash } from '../../src/legs/calibrate/calibrate.js';
import { SHIPPED_END_MODEL } from '../../src/legs/ends/shipped-end-model.js';
import { keptFolder } from '../support/folder.js';

const dir = keptFolder().path;

interface Content {
  [name: string]: unknown;
  field: Record<string, unknown>;
}

async function changed(change: (content: Content) => void): Promise<void> {
  await writeEndModel(dir, SHIPPED_END_MODEL);
  const content = JSON.parse(readFileSync(endModelFile(dir), 'utf8')) as Content;
  change(content);
  writeFileSync(endModelFile(dir), JSON.stringify(content));
}

test('a model is read as it was written', async () => {
  await writeEndModel(dir, SHIPPED_END_MODEL);
  expect(await readEndModel(dir)).toEqual(SHIPPED_END_MODEL);
});

test('a case without one has none', async () => {
  expect(await readEndModel(`${dir}/nowhere`)).toBeNull();
});

test('the version of the shipped model goes with its content', () => {
  expect(SHIPPED_END_MODEL.version.endsWith(contentHash(SHIPPED_END_MODEL))).toBe(true);
  expect(SHIPPED_END_MODEL.madeFrom.every((words) => /\d+ known ends of \d+ flights/.test(words))).toBe(true);
});

describe('refused, naming the field:', () => {
  const cases: [string, string | undefined, (content: Content) => void][] = [
    ['a weight that is text', 'field.far', (content) => (content.field.far = '-3')],
    ['a weight that is gone', 'field.far', (content) => delete content.field.far],
    ['a weight changed by hand', 'version', (content) => (content.field.far = -9)],
    ['a source changed by hand', 'version', (content) => (content.madeFrom = ['the whole world'])],
    ['something added', undefined, (content) => (content.note = 'hello')],
    ['no version', 'version', (content) => delete content.version],
  ];
  test.each(cases)('%s', async (_name, field, change) => {
    await changed(change);
    await expect(readEndModel(dir)).rejects.toMatchObject({
      code: 'model-invalid',
      where: { file: endModelFile(dir), ...(field === undefined ? {} : { field }) },
    });
  });

  test('a file cut short', async () => {
    writeFileSync(endModelFile(dir), '{"version": "2026');
    await expect(readEndModel(dir)).rejects.toMatchObject({ code: 'model-invalid' });
  });
});
