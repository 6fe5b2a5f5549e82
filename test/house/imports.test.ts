import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../support/examples.js';

/** The line, from left to right: a stage imports only from itself and from stages to its left. */
const LINE = [
  'source',
  'trace',
  'legs',
  'case',
  'ledger',
  'ingest',
  'analysis',
  'figures',
  'answers',
  'claims',
  'reading',
  'dossier',
  'server',
  'web',
  'cli',
];
/** Rooms every stage may use, and what they may use themselves. */
const COMMON: Readonly<Record<string, readonly string[]>> = {
  aviation: ['geo'],
  geo: [],
  i18n: [],
};
/** The simulator must not know the code it is there to test. */
const SIMULATE = ['aviation', 'geo', 'trace'];
/** Who may touch files, processes or the network. */
const WITH_IO = [
  /^open-case\.ts$/,
  /^source\//,
  /^case\//,
  /^i18n\/languages\.ts$/,
  /^ledger\//,
  /^ingest\//,
  /^aviation\/tables\.ts$/,
  /^claims\/register\.ts$/,
  /^reading\/languages\.ts$/,
  /^dossier\/(write|pdf|verify)\.ts$/,
  /^server\//,
  /^cli\//,
];
const IO_MODULES = /^node:(fs|fs\/promises|http|https|net|child_process|process|os|stream|worker_threads)$/;

const SRC = join(ROOT, 'src');
const files = filesIn(SRC);

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.replaceAll('\\', '/'));
}

function importsOf(file: string, folder = SRC): string[] {
  const text = readFileSync(join(folder, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]);
}

function localImportsOf(file: string, folder = SRC): string[] {
  return importsOf(file, folder)
    .filter((path) => path.startsWith('.'))
    .map((path) => relative(folder, resolve(folder, dirname(file), path)).replaceAll('\\', '/'))
    .map((path) => path.replace(/\.js$/, '.ts'));
}

const roomOf = (file: string) => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '');

function mayImport(from: string, to: string): boolean {
  if (from === to || to === '') return from === to || to === '';
  if (from === '') return true;
  if (from in COMMON) return COMMON[from].includes(to);
  if (from === 'simulate') return SIMULATE.includes(to);
  // What is made up never mixes with what finds out: only a leaf may start it.
  if (to === 'simulate') return from === 'cli';
  return to in COMMON || (LINE.includes(to) && LINE.indexOf(to) < LINE.indexOf(from));
}

test('every room is one of the house', () => {
  const rooms = new Set(files.map(roomOf));
  expect(
    [...rooms].filter((room) => !['', 'simulate', ...LINE, ...Object.keys(COMMON)].includes(room)),
  ).toEqual([]);
});

test('stages import only from the left', () => {
  const wrong = files.flatMap((file) =>
    localImportsOf(file)
      .filter((imported) => !mayImport(roomOf(file), roomOf(imported)))
      .map((imported) => `${file} imports ${imported}`),
  );
  expect(wrong).toEqual([]);
});

test('the only file every room may import from the root is error.ts', () => {
  const wrong = files
    .filter((file) => roomOf(file) !== '')
    .flatMap((file) => localImportsOf(file).filter((path) => roomOf(path) === '' && path !== 'error.ts'));
  expect(wrong).toEqual([]);
});

test('input and output happen only where they may', () => {
  const wrong = files
    .filter((file) => !WITH_IO.some((pattern) => pattern.test(file)))
    .flatMap((file) =>
      importsOf(file)
        .filter((path) => IO_MODULES.test(path))
        .map((path) => `${file} imports ${path}`),
    );
  expect(wrong).toEqual([]);
});

test.each(['src', 'evaluate'])('imports in %s go in no circle', (name) => {
  const folder = join(ROOT, name);
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (done.has(file) || path.includes(file)) return;
    for (const next of localImportsOf(file, folder)) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of filesIn(folder)) visit(file, []);
  expect(circles).toEqual([]);
});

/** What the command line may take of the rooms that compute: how days and names are written, and where the ledger lies. */
const CLI_MAY_USE = /^(analysis\/(index|day)|ledger\/(store\/|engine\/(engine|literal)|queries\/unread))/;

test('the command line parses, asks answers/ and prints: it composes nothing of ledger and analysis', () => {
  const wrong = files
    .filter((file) => file.startsWith('cli/'))
    .flatMap((file) =>
      valuesImportedBy(file)
        .filter(({ from }) => /^(ledger|analysis)\//.test(from))
        .filter(({ from, names }) => !CLI_MAY_USE.test(from) || !names.every(isHarmless))
        .map(({ from, names }) => `${file} imports ${names.join(', ')} from ${from}`),
    );
  expect(wrong).toEqual([]);
});

/** Openers of the ledger, ways to write a day or a text, levels that are printed, and rows as they are passed on to a file. */
const isHarmless = (name: string): boolean =>
  /^(dayText|DAY_MS|openReader|hasLedger|countUnread|allRows|textLiteral|LEVEL|LEAVE_ONE_OUT_LEVEL|SHIFTS|levelChangeFound|quietDays)$/.test(
    name,
  );

/** Names of values, not of types, that a file imports. */
function valuesImportedBy(file: string): { from: string; names: string[] }[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  const imports = [...text.matchAll(/^import \{([^}]*)\} from '(\.[^']+)'/gm)];
  return imports
    .map(([, names, path]) => ({
      from: relative(SRC, resolve(SRC, dirname(file), path)).replaceAll('\\', '/'),
      names: names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && !name.startsWith('type ')),
    }))
    .filter(({ names }) => names.length > 0);
}

test('no file has grown into a god file', () => {
  const long = files
    .map((file) => ({ file, lines: readFileSync(join(SRC, file), 'utf8').split('\n').length }))
    .filter(({ lines }) => lines > 400);
  expect(long).toEqual([]);
});

test('ingest has no SQL of its own: the ledger asks and changes its database', () => {
  const sql = /\b(SELECT|INSERT INTO|DELETE FROM|UPDATE \w+ SET|CREATE (OR REPLACE )?(TEMP )?TABLE)\b/;
  const wrong = files
    .filter((file) => file.startsWith('ingest/'))
    .filter((file) => sql.test(readFileSync(join(SRC, file), 'utf8')));
  expect(wrong).toEqual([]);
});

test('what a row holds is said by the schema: values of rows are cast nowhere else', () => {
  const cast = /\brow\??\.\w+ as |\brow\[[^\]]+\] as |allRows\([^;]*\) as unknown/;
  const wrong = files
    .filter((file) => file !== 'ledger/schema/rows.ts')
    .filter((file) => cast.test(readFileSync(join(SRC, file), 'utf8')));
  expect(wrong).toEqual([]);
});
