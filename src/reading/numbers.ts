import type { Mark } from './lexicon.js';
import { markBefore, markFrom, markOver, type Sentence, type TokenRange } from './sentence.js';

/** A number in the text, in digits or words. */
export interface NumberRead extends TokenRange {
  readonly value: number;
  /** Whether it is written in digits alone. */
  readonly inDigits: boolean;
}

const GROUPED = /^\d{1,3}(?:[,٬]\d{3})+$/;
const PLAIN = /^\d{1,9}$/;

/** Every whole number of a sentence. Fractions are passed over: no count is one. */
export function numbersOf(sentence: Sentence): NumberRead[] {
  const found: NumberRead[] = [];
  let at = 0;
  while (at < sentence.tokens.length) {
    const number = numberAt(sentence, at);
    if (number !== null) found.push(number);
    at = number?.to ?? at + 1;
  }
  return found;
}

function numberAt(sentence: Sentence, from: number): NumberRead | null {
  const digits = digitsAt(sentence, from);
  if (digits !== null) return multiplied(sentence, { from, to: from + 1, value: digits, inDigits: true });
  return inWords(sentence, from);
}

function digitsAt({ tokens, lexicon }: Sentence, at: number): number | null {
  const { folded } = tokens[at];
  if (!/\d/.test(folded)) return null;
  const letters = /^\D*/.exec(folded)![0];
  // Arabic writes the words before a number together with it: و17.
  const isPrefixed = [...letters].every((letter) => lexicon.language.prefixes.flat().includes(letter));
  const bare = isPrefixed ? folded.slice(letters.length) : folded;
  return PLAIN.test(bare) || GROUPED.test(bare) ? Number(bare.replace(/[,٬]/g, '')) : null;
}

function multiplied(sentence: Sentence, number: NumberRead): NumberRead {
  if (number.to >= sentence.tokens.length) return number;
  const multiplier = markFrom(sentence, number.to, 'multiplier');
  if (multiplier === undefined || multiplier.prefix !== '') return number;
  return { ...number, to: multiplier.to, value: number.value * Number(multiplier.value) };
}

/** A number in words as far as it has been read. */
interface Sum {
  /** Whole thousands. */
  readonly total: number;
  readonly current: number;
}

/** Adds up words: "a hundred and twenty", خمس وثلاثون. */
function inWords(sentence: Sentence, from: number): NumberRead | null {
  let sum: Sum | null = { total: 0, current: 0 };
  let value = 0;
  let to = from;
  while (sum !== null) {
    value = sum.total + sum.current;
    const at: number = to > from ? afterAnd(sentence, to) : to;
    const word = at < sentence.tokens.length ? markFrom(sentence, at, 'multiplier', 'number') : undefined;
    sum = word === undefined ? null : plus(sentence, sum, word, to === from);
    if (word !== undefined && sum !== null) to = word.to;
  }
  return to === from ? null : { from, to, value, inDigits: false };
}

/** The sum with one more word; null where the word begins another number. */
function plus(sentence: Sentence, { total, current }: Sum, word: Mark, isFirst: boolean): Sum | null {
  const value = Number(word.value);
  const isMultiplied = word.tag === 'multiplier' && (isFirst || !isJoined(sentence, word.prefix));
  if (isMultiplied) {
    const product = Math.max(current, 1) * value;
    return value >= 1000 ? { total: total + product, current: 0 } : { total, current: product };
  }
  return isFirst || mayAdd(sentence, total + current, value, word.prefix)
    ? { total, current: current + value }
    : null;
}

/** Over "and" after hundreds and thousands. */
function afterAnd(sentence: Sentence, at: number): number {
  const isAfterHundred = markBefore(sentence, at, 'multiplier') !== undefined;
  const and = isAfterHundred && at < sentence.tokens.length ? markOver(sentence, at, 'and') : undefined;
  return and !== undefined && and.from === at ? and.to : at;
}

const isJoined = ({ lexicon }: Sentence, prefix: string): boolean =>
  lexicon.language.joinNumbers !== null && prefix.startsWith(lexicon.language.joinNumbers);

/** Twenty and six, sixty and a hundred; three and ten make thirteen in Arabic without a word between. */
function mayAdd(sentence: Sentence, sum: number, value: number, prefix: string): boolean {
  const { joinNumbers } = sentence.lexicon.language;
  if (sum >= 1 && sum <= 9 && value === 10) return prefix === '';
  if (joinNumbers !== null && !isJoined(sentence, prefix)) return false;
  const isTensAndOnes = value < 10 ? sum % 10 === 0 : value < 100 ? sum % 100 === 0 || sum % 100 < 10 : false;
  // In Arabic ones come before tens: خمس وثلاثون.
  return isTensAndOnes && (value < 10 || sum % 100 === 0 || joinNumbers !== null);
}
