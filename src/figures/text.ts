import stringWidth from 'string-width';

/** Letters of common sans-serif fonts are at most so wide on average, as a share of their height. */
const LETTER_WIDTH = 0.56;

/** Control characters, halves of characters and invisible ones, but for the joiners that Persian and Indian scripts need. */
const INVISIBLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/gu;
/** Letters that are written from the right: Hebrew, Arabic and their neighbours. */
const FIRST_STRONG =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]|\p{L}/u;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** A text from outside as it may stand in a figure: whole characters, on one line, nothing that turns the rest round. */
export function plain(text: string): string {
  return text
    .replace(INVISIBLE, ' ')
    .replace(/[\ufffe\uffff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Escapes text for XML, attributes included. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}

/** Whether a text is to be set from right to left: its first letter is (Unicode bidi algorithm, rules P2 and P3). */
function isRightToLeft(text: string): boolean {
  const [first = ''] = FIRST_STRONG.exec(text) ?? [];
  return RIGHT_TO_LEFT.test(first);
}

/** About how wide a text is, in the unit of `fontSize`. */
export function widthOf(text: string, fontSize: number): number {
  return stringWidth(text) * fontSize * LETTER_WIDTH;
}

/** The text, cut with an ellipsis where it would be wider. */
export function shortened(text: string, width: number, fontSize: number): string {
  if (widthOf(text, fontSize) <= width) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    if (widthOf(`${kept}${segment}…`, fontSize) > width) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** The text in lines that are no wider; a word that is wider itself is cut. */
export function wrapped(text: string, width: number, fontSize: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`, fontSize) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(shortened(word, width, fontSize));
  }
  return lines;
}

/**
 * Markup for a text inside `<text>`. One that runs from the right is isolated, so that its brackets and digits stay where they
 * belong while the line still begins at its left (Unicode bidi algorithm, RLI and PDI; every renderer knows them).
 */
export function directed(text: string): string {
  return isRightToLeft(text) ? `&#x2067;${escaped(text)}&#x2069;` : escaped(text);
}
