import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const EXPORTED = /^export (?:async )?(?:function\*?|const|let|class|interface|type|enum) (\w+)/gm;
const IMPORTED = /\b(?:import|export)\s[^;]*?\sfrom\s|await import\(/;

function textsIn(folder: string): Map<string, string> {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  const code = names.filter((name) => /\.(ts|mjs)$/.test(name)).map((name) => join(folder, name));
  return new Map(code.map((name) => [name, readFileSync(join(ROOT, name), 'utf8')]));
}

test('what a file exports is named in another: what is only its own stays its own', () => {
  const sources = textsIn('src');
  const importers = new Map(
    ['src', 'test', 'evaluate', 'scripts', 'bench'].flatMap((folder) => [...textsIn(folder)]),
  );
  const words = [...importers].map(([file, text]) => ({
    file,
    words: IMPORTED.test(text) ? new Set(text.match(/\w+/g)) : new Set<string>(),
  }));
  const needless = [...sources]
    // AssemblyScript's exports are what WebAssembly offers.
    .filter(([file]) => !file.startsWith(join('src', 'source', 'readsb', 'scanner')))
    .flatMap(([file, text]) =>
      [...text.matchAll(EXPORTED)]
        .map(([, name]) => name)
        .filter((name) => !words.some((other) => other.file !== file && other.words.has(name)))
        .map((name) => `${file} exports ${name}`),
    );
  expect(needless).toEqual([]);
});
