import type { Speaker } from '../../i18n/index.js';
import type { ClaimSection } from '../content.js';

/**
 * Claims as schema.org ClaimReview in JSON-LD. A claim without a named reviewer who accepted the attribution is none (method, section 6).
 *
 * @returns null where no claim has one
 */
export function claimReviewsOf(claims: readonly ClaimSection[], speaker: Speaker): object | null {
  const reviewed = claims.filter(({ reviewer }) => reviewer !== null);
  if (reviewed.length === 0) return null;
  return { '@context': 'https://schema.org', '@graph': reviewed.map((claim) => claimReview(claim, speaker)) };
}

function claimReview(
  { id, text, publisher, publishedOn, verdict, reviewer }: ClaimSection,
  speaker: Speaker,
) {
  return {
    '@type': 'ClaimReview',
    '@id': `#claim-${id}`,
    claimReviewed: text,
    datePublished: reviewer!.on,
    inLanguage: speaker.language,
    author: { '@type': 'Person', name: reviewer!.name },
    itemReviewed: {
      '@type': 'Claim',
      text,
      ...(publisher === null ? {} : { author: { '@type': 'Organization', name: publisher } }),
      ...(publishedOn === null ? {} : { datePublished: publishedOn }),
    },
    reviewRating: { '@type': 'Rating', alternateName: speaker.say(verdict) },
  };
}
