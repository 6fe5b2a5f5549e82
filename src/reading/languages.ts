import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { READING_LANGUAGE, type ReadingLanguage } from './language.js';

const FOLDER = new URL('./languages/', import.meta.url);

/** What the reader knows of every language there is a file for: a new file in `languages/` is a new language. */
export function readingLanguages(): ReadingLanguage[] {
  return readdirSync(fileURLToPath(FOLDER))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => READING_LANGUAGE.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))));
}

const SCRIPTS: readonly RegExp[] = [
  /\p{Script=Arabic}/u,
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Armenian}/u,
];
/** Enough of a text to know its script by. */
const SAMPLE = 20_000;

/** The language a text is in, by the script most of its letters belong to; null where no file has one in that script. */
export function languageOf(text: string, languages: readonly ReadingLanguage[]): ReadingLanguage | null {
  const letters = text.slice(0, SAMPLE).match(/\p{L}/gu) ?? [];
  const share = (script: RegExp) => letters.filter((letter) => script.test(letter)).length;
  const fitting = languages.map((language) => {
    const script = SCRIPTS.find((one) => one.test(Object.keys(language.months)[0]));
    return { language, letters: script === undefined ? 0 : share(script) };
  });
  const best = fitting.toSorted((a, b) => b.letters - a.letters)[0];
  return best === undefined || best.letters * 2 < letters.length || best.letters === 0 ? null : best.language;
}
