import { type CheckedClaim, checkWords } from '../../claims/index.js';
import type { ClaimSection } from '../content.js';

/** A checked claim as a dossier prints it. */
export function claimSection(checked: CheckedClaim): ClaimSection {
  const { claim, standing, visits, legs } = checked;
  const words = checkWords(checked, recordedUpTo(checked));
  const { language, publisher, published } = claim.source;
  return {
    id: claim.id,
    text: claim.text[language] ?? Object.values(claim.text)[0],
    language,
    publisher,
    publishedOn: published ?? null,
    verdict: words.result,
    reasons: [...words.rule, ...words.findings, ...words.caveats, ...words.wouldChange],
    conditions: words.conditions,
    record: [...words.asked, ...words.standing, ...words.people],
    registration: standing.registration?.sha256 ?? null,
    restsOn: [...visits, ...legs],
  };
}

/** The last day of anything recorded about a claim: a dossier is as of its records, not as of the day it is printed. */
export function recordedUpTo({ standing, replies }: CheckedClaim): string {
  const days = [
    standing.registration?.registeredAt,
    ...replies.flatMap(({ on, answer }) => [on, answer?.on]),
  ].flatMap((day) => (day === undefined || day === null ? [] : [day.slice(0, 10)]));
  return days.sort().at(-1) ?? '1970-01-01';
}
