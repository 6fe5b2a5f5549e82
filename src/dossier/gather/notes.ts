import { join } from 'node:path';
import { CORROBORATION, CORROBORATIONS_FILE } from '../../case/people/corroboration.js';
import { readNotebook } from '../../case/people/notebook.js';
import { REVIEW, REVIEWS_FILE } from '../../case/people/review.js';
import type { DossierNote } from '../content.js';

/** What people wrote down about the legs and visits of an answer, in order of writing. */
export async function notesOn(caseDir: string, subjects: ReadonlySet<string>): Promise<DossierNote[]> {
  const corroborations = await readNotebook(join(caseDir, CORROBORATIONS_FILE), CORROBORATION);
  const reviews = await readNotebook(join(caseDir, REVIEWS_FILE), REVIEW);
  const notes: (DossierNote & { readonly at: string })[] = [
    ...corroborations.entries.map(({ said, at }) => ({
      at,
      kind: 'corroboration' as const,
      subject: said.about.id,
      author: said.author,
      on: said.dated,
      text: [said.kind, said.reason, said.url].filter((part) => part !== null).join(' · '),
      sha256: said.sha256,
    })),
    ...reviews.entries.map(({ said, at }) => ({
      at,
      kind: 'review' as const,
      subject: said.about.id,
      author: said.reviewer,
      on: at.slice(0, 10),
      text: `${said.end} ${said.aerodrome}: ${said.decision} · ${said.reason}`,
      sha256: null,
    })),
  ];
  return notes
    .filter(({ subject }) => subjects.has(subject))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ at: _, ...note }) => note);
}
