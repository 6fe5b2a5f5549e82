import { z } from 'zod';
import { grouped } from '../../source/syntax/grouped.js';
import type { Entry } from './notebook.js';
import { LEG_OR_VISIT } from './subject.js';

/** What a reviewer may find about an end of a leg at a field. */
export const DECISIONS = ['at-the-field', 'not-at-the-field', 'cannot-tell'] as const;
export type Decision = (typeof DECISIONS)[number];

/** A reviewer's decision on one end of one leg. It stands beside the machine's grade and never alters it. */
export const REVIEW = z.strictObject({
  about: LEG_OR_VISIT,
  end: z.enum(['departure', 'arrival']),
  /** `ident` of the field in question. */
  aerodrome: z.string().min(1),
  decision: z.enum(DECISIONS),
  reviewer: z.string().min(1),
  reason: z.string().min(1),
});
export type Review = z.infer<typeof REVIEW>;

/** Where a case keeps them. */
export const REVIEWS_FILE = 'reviews.ndjson';

/** How many have to look at an end before their decision is one. */
const REVIEWERS = 2;

/** What the reviewers together say of one end of one leg at one field. */
export interface Standing {
  readonly leg: string;
  readonly end: Review['end'];
  readonly aerodrome: string;
  /** *agreed*: two reviewers, and all who looked, decided the same; *open*: fewer than two looked. */
  readonly state: 'agreed' | 'disputed' | 'open';
  /** What they agreed on; null otherwise. */
  readonly decision: Decision | null;
  /** Each reviewer's last word: what was said before stays written down and no longer counts. */
  readonly decisions: readonly Review[];
}

/** What the reviewers say of each end that anybody looked at, in the order of the first looking. */
export function standingOf(entries: readonly Entry<Review>[]): Standing[] {
  const reviews = entries.map(({ said }) => said);
  const ends = grouped(reviews, ({ about, end, aerodrome }) => `${about.id}\n${end}\n${aerodrome}`);
  return [...ends.values()].map(standing);
}

function standing(reviews: readonly Review[]): Standing {
  const [{ about, end, aerodrome }] = reviews;
  const lastWords = new Map(reviews.map((review) => [nameKey(review.reviewer), review]));
  const decisions = [...lastWords.values()];
  const isUnanimous = decisions.every(({ decision }) => decision === decisions[0].decision);
  const state = !isUnanimous ? 'disputed' : decisions.length < REVIEWERS ? 'open' : 'agreed';
  const decision = state === 'agreed' ? decisions[0].decision : null;
  return { leg: about.id, end, aerodrome, state, decision, decisions };
}

/** One person who signs in two ways of writing is still one. */
const nameKey = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
