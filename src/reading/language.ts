import { z } from 'zod';

const WORDS = z.array(z.string());
const VALUES = z.record(z.string(), z.number());

/**
 * What the reader knows of one language: a JSON file in `languages/`. A new file there is a new language; nothing else
 * changes. Phrases are words as people write them: `word*` stands for every word that begins so, `/…/` for a regular
 * expression over the folded word.
 */
export const READING_LANGUAGE = z.strictObject({
  /** BCP 47 tag. */
  language: z.string(),
  /** Letters written together with the word after them, in the order they may be stacked. */
  prefixes: z.array(WORDS),
  /** What such letters say of a place: `{ "ل": "to" }`. */
  prefixRoles: z.record(z.string(), z.enum(['from', 'to', 'at'])).default({}),
  /** Endings a word may have beside the form that is listed: cases, possessives. */
  endings: WORDS,
  /** Whether a verb of saying stands before who says it. */
  verbFirst: z.boolean(),
  /** The prefix without which two words of number are two numbers; null where they are simply written in a row. */
  joinNumbers: z.string().nullable(),
  /** Words after which a full stop ends no sentence. */
  abbreviations: WORDS,
  numbers: VALUES,
  multipliers: VALUES,
  months: VALUES,
  /** Whether a month is told from another word (may, march) by its capital letter. */
  monthsAreCapitalised: z.boolean(),
  /** Monday is 1. */
  weekdays: VALUES,
  /** Numbers that are a kind, no number: dozens, hundreds. */
  vague: z.record(z.string(), WORDS),
  /** Nouns in the dual: two flights, two aircraft. */
  duals: z.record(z.string(), WORDS).default({}),
  /** What the rules look for, by the name of the role it plays. */
  phrases: z.record(z.string(), WORDS),
});
export type ReadingLanguage = z.infer<typeof READING_LANGUAGE>;
