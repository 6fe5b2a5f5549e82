import type { Message } from '../i18n/index.js';
import type { CheckedClaim } from './check.js';

/**
 * A verdict as schema.org's ClaimReview (https://schema.org/ClaimReview), JSON-LD. A verdict is a word, not a point on a scale: it is
 * given by name only.
 *
 * @param language of the sentences
 * @param checkedOn UTC date
 * @returns null unless a named reviewer accepted the attribution and there is a verdict
 */
export function claimReview(
  checked: CheckedClaim,
  language: string,
  checkedOn: string,
  say: (message: Message) => string,
): Readonly<Record<string, unknown>> | null {
  const { claim, verdict, reviewer, caveats, standing } = checked;
  if (verdict === null || reviewer === null || verdict.outcome === 'no-rule') return null;
  const rating = [say({ key: `outcome.${verdict.outcome}` }), ...verdict.but.map(say)].join('; ');
  const body = [verdict.rule, ...caveats].map(say).join(' ');
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    datePublished: checkedOn,
    inLanguage: language,
    author: { '@type': 'Person', name: reviewer },
    claimReviewed: claim.text[language] ?? claim.text[claim.source.language],
    reviewBody: body,
    reviewRating: { '@type': 'Rating', alternateName: rating },
    itemReviewed: itemReviewed(checked),
    ...(standing.registration && { identifier: `sha256:${standing.registration.sha256}` }),
  };
}

function itemReviewed({ claim }: CheckedClaim): Readonly<Record<string, unknown>> {
  const { source, attribution, text } = claim;
  const { publisher, title, url, published, author } = source;
  const appearance = {
    '@type': 'CreativeWork',
    ...(title && { name: title }),
    ...(url && { url }),
    ...(published && { datePublished: published }),
    ...(author && { author: { '@type': 'Person', name: author } }),
    ...(publisher && { publisher: { '@type': 'Organization', name: publisher } }),
    inLanguage: source.language,
  };
  return {
    '@type': 'Claim',
    text: text[source.language],
    author: { '@type': 'Thing', name: attribution[0].speaker },
    ...(published && { datePublished: published }),
    appearance,
  };
}
