/** Unicode's isolates (UAX 9): what stands between them keeps its own direction and does not turn what is around it. */
const LEFT_TO_RIGHT = '\u2066';
const RIGHT_TO_LEFT = '\u2067';
const END = '\u2069';

/** A Latin word, code, number or date, with what joins its parts: `4K-AZ101`, `2016-01-01/2016-03-04`, `<0.001`, `12%`. */
const LATIN = String.raw`[<>~±−-]?[\p{Script=Latin}\d][\p{Script=Latin}\d\p{M}]*(?:[.,:/+*±−–_’'@#&-]+[\p{Script=Latin}\d\p{M}]+)*%?`;
/** Several of them: `Silk Way Airlines`, `p = 0.03`. */
const LATIN_RUN = new RegExp(`${LATIN}(?: (?:= )?${LATIN})*`, 'gu');
/** Arabic and Hebrew words. */
const RTL_WORD = String.raw`[\p{Script=Arabic}\p{Script=Hebrew}][\p{Script=Arabic}\p{Script=Hebrew}\p{M}]*`;
const RTL_RUN = new RegExp(`${RTL_WORD}(?:[ ،.-]+(?:\\d+ )?${RTL_WORD})*`, 'gu');

/** A sentence in parts: what runs against its direction, such as codes and numbers in Arabic, apart from the rest. */
export interface Run {
  readonly text: string;
  readonly isForeign: boolean;
}

/** Cuts a sentence into what runs with its direction and what does not; together the parts are the sentence. */
export function runsOf(sentence: string, direction: 'ltr' | 'rtl'): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const match of sentence.matchAll(direction === 'rtl' ? LATIN_RUN : RTL_RUN)) {
    if (match.index > from) runs.push({ text: sentence.slice(from, match.index), isForeign: false });
    runs.push({ text: match[0], isForeign: true });
    from = match.index + match[0].length;
  }
  return from < sentence.length ? [...runs, { text: sentence.slice(from), isForeign: false }] : runs;
}

/** The same as plain text, for terminals: foreign runs between isolates. */
export function isolated(sentence: string, direction: 'ltr' | 'rtl'): string {
  const start = direction === 'rtl' ? LEFT_TO_RIGHT : RIGHT_TO_LEFT;
  return runsOf(sentence, direction)
    .map(({ text, isForeign }) => (isForeign ? `${start}${text}${END}` : text))
    .join('');
}
