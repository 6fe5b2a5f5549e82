import { fold } from './fold.js';
import type { ReadingLanguage } from './language.js';
import type { Span } from './span.js';

const CLOSERS: Readonly<Record<string, string>> = { '“': '”', '«': '»', '„': '“', '‹': '›', '‘': '’' };
/** A quotation that is not closed within so many characters is no quotation, but a stray mark. */
const LONGEST_QUOTATION = 1000;

/** Paragraphs: lines that are not blank. */
export function paragraphsOf(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(/[^\r\n\u2028\u2029]+/g)) {
    if (match[0].trim() !== '') spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans;
}

/** What stands between quotation marks in a paragraph, without the marks. */
export function quotationsOf(text: string, paragraph: Span): Span[] {
  const found: Span[] = [];
  let last = paragraph.start;
  for (const { index } of text.slice(paragraph.start, paragraph.end).matchAll(/["“«„‹‘]/g)) {
    const at = paragraph.start + index;
    const closer = text[at] === '"' ? '"' : CLOSERS[text[at]];
    if (at < last || (closer === '’' && isApostrophe(text, at))) continue;
    const end = closing(text, at, closer, paragraph.end);
    if (end < 0) continue;
    found.push({ start: at + 1, end });
    last = end + 1;
  }
  return found;
}

function closing(text: string, at: number, closer: string, last: number): number {
  const end = text.slice(at + 1, Math.min(last, at + LONGEST_QUOTATION)).indexOf(closer);
  return end < 0 ? -1 : at + 1 + end;
}

/** The mark between Ha and aretz, or between two letters in general. */
function isApostrophe(text: string, at: number): boolean {
  return at > 0 && /\p{L}/u.test(text[at - 1]);
}

/** The sentences of a paragraph. A full stop within a quotation, a number or an abbreviation ends none. */
export function sentencesOf(
  text: string,
  paragraph: Span,
  quotations: readonly Span[],
  { abbreviations }: ReadingLanguage,
): Span[] {
  const spans: Span[] = [];
  let start = paragraph.start;
  let quotation = 0;
  const stretch = text.slice(paragraph.start, paragraph.end);
  for (const match of stretch.matchAll(/[.!?؟…։]+["”»’)\]]*(?=\s|$)/g)) {
    const at = paragraph.start + match.index;
    const end = at + match[0].length;
    while (quotation < quotations.length && quotations[quotation].end <= at) quotation++;
    // A stop right before the closing mark ends the sentence only where a new one begins after it.
    const inside = quotations[quotation];
    if (inside !== undefined && inside.start <= at && at < inside.end && !endsWith(text, end, inside))
      continue;
    if (isAbbreviation(text.slice(Math.max(start, at - 12), at), abbreviations)) continue;
    spans.push({ start, end });
    start = end;
  }
  if (text.slice(start, paragraph.end).trim() !== '') spans.push({ start, end: paragraph.end });
  return spans.map((span) => trimmed(text, span));
}

/** Whether the quotation ends with this stop, and nothing in small letters goes on after it. */
function endsWith(text: string, end: number, { end: closed }: Span): boolean {
  return end > closed && !/^\s*[,،\p{Ll}]/u.test(text.slice(end, end + 4));
}

function isAbbreviation(before: string, abbreviations: readonly string[]): boolean {
  const word = /(?:^|[\s(“"])([\p{L}.]+)$/u.exec(before)?.[1];
  if (word === undefined) return false;
  return /^\p{Lu}$/u.test(word) || abbreviations.includes(fold(word));
}

function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  return {
    start: start + words.length - words.trimStart().length,
    end: end - words.length + words.trimEnd().length,
  };
}
