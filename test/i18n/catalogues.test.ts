import { parse } from '@formatjs/icu-messageformat-parser';
import { expect, test } from 'vitest';
import { catalogueOf, languages } from '../../src/i18n/index.js';

type Groups = Readonly<Record<string, Readonly<Record<string, string>>>>;

const keysOf = (groups: Groups): string[] =>
  Object.entries(groups).flatMap(([group, messages]) =>
    Object.keys(messages).map((name) => `${group}.${name}`),
  );

const patternOf = (groups: Groups, key: string): string => {
  const [group, name] = key.split('.', 2);
  return groups[group][name];
};

/** Names of the placeholders of a pattern, those inside plurals and choices included. */
function placeholdersOf(pattern: string): string[] {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) for (const child of node) visit(child);
    const { type, value, ...rest } = node as { type?: number; value?: unknown };
    // 0 is literal text and 7 the `#` of a plural; everything else has the placeholder's name as its value.
    if (typeof type === 'number' && type !== 0 && type !== 7 && typeof value === 'string') names.add(value);
    for (const child of Object.values(rest)) visit(child);
    if (typeof value === 'object') visit(value);
  };
  visit(parse(pattern));
  return [...names].sort();
}

const english = catalogueOf('en').messages as Groups;

test.each(languages().filter((language) => language !== 'en'))(
  '%s says everything that English says, with the same placeholders',
  (language) => {
    const messages = catalogueOf(language).messages as Groups;
    expect(keysOf(messages).sort()).toEqual(keysOf(english).sort());
    const differing = keysOf(english).filter(
      (key) =>
        placeholdersOf(patternOf(english, key)).join() !== placeholdersOf(patternOf(messages, key)).join(),
    );
    expect(differing).toEqual([]);
  },
);

test.each(languages())('every plural of %s has all the forms of the language', (language) => {
  const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const missing: string[] = [];
  const visit = (key: string, node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, options, pluralType } = node as { type?: number; options?: object; pluralType?: string };
    if (type === 6 && pluralType === 'cardinal') {
      const has = Object.keys(options!);
      missing.push(...wanted.filter((form) => !has.includes(form)).map((form) => `${key}: ${form}`));
    }
    for (const child of Object.values(node)) visit(key, child);
  };
  const messages = catalogueOf(language).messages as Groups;
  for (const key of keysOf(messages)) visit(key, parse(patternOf(messages, key)));
  expect(missing).toEqual([]);
});
