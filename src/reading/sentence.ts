import type { Lexicon, Mark } from './lexicon.js';
import type { Span } from './span.js';
import { type Token, tokensOf } from './tokens.js';

/** A sentence as the rules see it: its words, and which of them the lexicon knows. */
export interface Sentence {
  /** The text it stands in, whole. */
  readonly text: string;
  readonly span: Span;
  readonly tokens: readonly Token[];
  readonly marks: readonly Mark[];
  /** Quotations in it, as tokens. */
  readonly quotations: readonly TokenRange[];
  readonly lexicon: Lexicon;
}

/** Tokens `from … to - 1` of a sentence. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

export function sentenceOf(
  text: string,
  span: Span,
  quotations: readonly Span[],
  lexicon: Lexicon,
): Sentence {
  const tokens = tokensOf(text, span);
  const ranges = quotations
    .map(({ start, end }) => ({
      from: tokens.findIndex((token) => token.start >= start),
      to: tokens.findLastIndex((token) => token.end <= end) + 1,
    }))
    .filter(({ from, to }) => from >= 0 && from < to);
  return { text, span, tokens, marks: lexicon.marksIn(tokens), quotations: ranges, lexicon };
}

/** Marks of these tags, in order. */
export function marked({ marks }: Sentence, ...tags: readonly string[]): Mark[] {
  return marks.filter(({ tag }) => tags.includes(tag));
}

/** The mark of one of these tags that covers a word. */
export function markOver(sentence: Sentence, token: number, ...tags: readonly string[]): Mark | undefined {
  return sentence.marks.find(({ tag, from, to }) => from <= token && token < to && tags.includes(tag));
}

/** The mark of one of these tags that begins at a word, the longest of several. */
export function markFrom(sentence: Sentence, token: number, ...tags: readonly string[]): Mark | undefined {
  return longest(sentence.marks.filter(({ tag, from }) => from === token && tags.includes(tag)));
}

/** The mark of one of these tags that ends right before a word. */
export function markBefore(sentence: Sentence, token: number, ...tags: readonly string[]): Mark | undefined {
  return longest(sentence.marks.filter(({ tag, to }) => to === token && tags.includes(tag)));
}

function longest(marks: readonly Mark[]): Mark | undefined {
  return marks.toSorted((a, b) => b.to - b.from - (a.to - a.from))[0];
}

export function spanOf({ tokens }: Sentence, { from, to }: TokenRange): Span {
  return { start: tokens[from].start, end: tokens[to - 1].end };
}

export const isWithin = (inner: TokenRange, outer: TokenRange): boolean =>
  outer.from <= inner.from && inner.to <= outer.to;

const CLAUSE_END = /[,;:،؛–—]/;

/** Whether a comma, a colon or the like stands before a word. */
export function opensClause({ tokens }: Sentence, token: number): boolean {
  return CLAUSE_END.test(tokens[token].lead);
}

/** The words around one, up to the nearest contrast ("but") or semicolon on each side. */
export function scopeOf(sentence: Sentence, token: number): TokenRange {
  const cuts = cutsOf(sentence);
  const from = cuts.findLast((cut) => cut <= token) ?? 0;
  const to = cuts.find((cut) => cut > token) ?? sentence.tokens.length;
  return { from, to };
}

function cutsOf(sentence: Sentence): number[] {
  const contrasts = marked(sentence, 'contrast').map(({ from }) => from);
  const stops = sentence.tokens.flatMap(({ lead }, i) => (/[;؛]/.test(lead) ? [i] : []));
  return [...contrasts, ...stops].sort((a, b) => a - b);
}

/** The words around one, up to the nearest comma or the like on each side. */
export function clauseOf(sentence: Sentence, token: number): TokenRange {
  let from = token;
  while (from > 0 && !opensClause(sentence, from)) from--;
  let to = token + 1;
  while (to < sentence.tokens.length && !opensClause(sentence, to)) to++;
  return { from, to };
}

/** Words `from … to - 1`. */
export function wordsIn({ tokens }: Sentence, from: number, to: number): readonly Token[] {
  return tokens.slice(from, to);
}
