import { join } from 'node:path';
import { CORROBORATION, CORROBORATIONS_FILE, type Corroboration } from './corroboration.js';
import { type Entry, readNotebook } from './notebook.js';
import { REVIEW, REVIEWS_FILE, type Standing, standingOf } from './review.js';

/** What people wrote down about one leg. */
interface People {
  readonly corroborations: readonly Entry<Corroboration>[];
  readonly reviews: readonly Standing[];
}

/**
 * Reads what a case's people wrote down about one leg.
 *
 * @param leg its whole id
 * @throws AirbridgeError `case-invalid` for a notebook that was altered
 */
export async function peopleOn(caseDir: string, leg: string): Promise<People> {
  const corroborations = await readNotebook(join(caseDir, CORROBORATIONS_FILE), CORROBORATION);
  const reviews = await readNotebook(join(caseDir, REVIEWS_FILE), REVIEW);
  const about = ({ said }: { readonly said: { readonly about: { readonly id: string } } }): boolean =>
    said.about.id === leg;
  return {
    corroborations: corroborations.entries.filter(about),
    reviews: standingOf(reviews.entries.filter(about)),
  };
}
