import { type CheckedClaim, checkWords } from '../../claims/index.js';
import { message } from '../../i18n/index.js';
import type { Teller } from '../options/language.js';

/** One checked claim as text. @param language whose wording of the claim is shown, where it has one */
export function checkText(
  checked: CheckedClaim,
  { say, quote }: Teller,
  language: string,
  today: string,
): string {
  const { claim } = checked;
  const words = checkWords(checked, today);
  const sentence = claim.text[language] ?? claim.text[claim.source.language];
  const block = (title: 'lookedAt' | 'wouldChange', lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', `  ${say(message(`checkPage.${title}`))}`, ...lines];
  const lines = [
    `${quote(claim.id)}: ${say(words.result)}`,
    `  “${quote(sentence)}”`,
    ...words.asked.map((one) => `  ${say(one)}`),
    '',
    ...[...words.rule, ...words.findings, ...words.caveats].map((one) => `  ${say(one)}`),
    ...block(
      'lookedAt',
      words.conditions.map(({ holds, says }) => `  ${holds ? '✓' : '✗'} ${say(says)}`),
    ),
    ...block(
      'wouldChange',
      words.wouldChange.map((one) => `  • ${say(one)}`),
    ),
    '',
    ...[...words.standing, ...words.people].map((one) => `  ${say(one)}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** The same for programs: codes and parameters, and what was looked at. */
export function checkJson(checked: CheckedClaim): Readonly<Record<string, unknown>> {
  const {
    claim,
    question,
    standing,
    proofs,
    isLogWhole,
    verdict,
    evidence,
    visits,
    legs,
    caveats,
    replies,
    reviewer,
  } = checked;
  const { registration, registrations, ...stands } = standing;
  return {
    claim: claim.id,
    kind: claim.kind,
    text: claim.text,
    attribution: claim.attribution,
    source: claim.source,
    question,
    standing: { ...stands, registration, earlier: registrations.slice(0, -1) },
    proofs,
    isLogWhole,
    verdict,
    evidence,
    visits,
    legs,
    caveats,
    replies,
    reviewer,
  };
}
