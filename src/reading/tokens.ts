import { fold } from './fold.js';
import type { Span } from './span.js';

/** A word or a number of the text. */
export interface Token extends Span {
  /** As written. */
  readonly text: string;
  /** As compared. */
  readonly folded: string;
  /** What stands between the token before and this one: blanks and punctuation. */
  readonly lead: string;
}

/** Letters with their marks, apostrophes inside; digits with separators inside. Never across a hyphen: Il-76, eighty-six. */
const WORD =
  /\p{Nd}+(?:[,٬.٫]\p{Nd}+)*|\p{L}[\p{L}\p{M}\p{Cf}\p{Nd}\u0640]*(?:['’ʼ]\p{L}[\p{L}\p{M}]*)*|\p{Nd}+/gu;

/** The words of a stretch of text, in order. */
export function tokensOf(text: string, { start, end }: Span): Token[] {
  const tokens: Token[] = [];
  let last = start;
  const stretch = text.slice(start, end);
  for (const match of stretch.matchAll(WORD)) {
    const at = start + match.index;
    const word = match[0];
    tokens.push({
      start: at,
      end: at + word.length,
      text: word,
      folded: fold(word),
      lead: text.slice(last, at),
    });
    last = at + word.length;
  }
  return tokens;
}
