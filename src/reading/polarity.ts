import { isWithin, marked, type Sentence, type TokenRange } from './sentence.js';

/** Why words about flights assert none. */
export type NotAsserted = 'question' | 'denied' | 'negated' | 'hypothetical';

/**
 * Whether a sentence asserts what a stretch of it says. Nothing that is asked, denied, negated, wished or feared is a claim.
 *
 * @param scope the words a negation or a condition would have to stand in
 */
export function notAsserted(sentence: Sentence, scope: TokenRange): NotAsserted | null {
  const words = sentence.text.slice(sentence.span.start, sentence.span.end);
  if (/[?؟][)"”»']*$/.test(words) || marked(sentence, 'question').some(({ from }) => from === 0))
    return 'question';
  if (marked(sentence, 'deny').length > 0) return 'denied';
  const inScope = (tag: string) =>
    marked(sentence, tag).some((mark) => isWithin(mark, scope) && isMeant(sentence, mark));
  if (inScope('negation')) return 'negated';
  return inScope('hypothetical') ? 'hypothetical' : null;
}

/** "May" with a capital is the month; inside "no fewer than" the lexicon already swallowed the negation. */
function isMeant(sentence: Sentence, { from, tag }: TokenRange & { readonly tag: string }): boolean {
  const isMonth = marked(sentence, 'month').some((month) => month.from === from);
  return tag !== 'hypothetical' || !isMonth || /^\p{Ll}/u.test(sentence.tokens[from].text);
}
