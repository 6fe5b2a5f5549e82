import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Catalogue } from './catalogue.js';
import { type Speaker, speakerOf } from './speaker.js';

const FOLDER = new URL('./languages/', import.meta.url);
const ENGLISH = 'en';

/** Tags of the languages there is a file for, in alphabetical order: a new file in `languages/` is a new language. */
export function languages(): string[] {
  return readdirSync(fileURLToPath(FOLDER))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
}

/** The catalogue of a language, as its file holds it. */
export function catalogueOf(language: string): Catalogue {
  return JSON.parse(readFileSync(new URL(`${language}.json`, FOLDER), 'utf8')) as Catalogue;
}

/** A speaker of one of {@link languages}; what its catalogue lacks is said in English. */
export function speakerIn(language: string): Speaker {
  return speakerOf(catalogueOf(language), catalogueOf(ENGLISH));
}

let english: Speaker | null = null;

/** The speaker of English, read once. */
export function englishSpeaker(): Speaker {
  english ??= speakerIn(ENGLISH);
  return english;
}
