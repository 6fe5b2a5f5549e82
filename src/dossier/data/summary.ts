import type { DossierContent } from '../content.js';

/** What `verify` needs of a dossier: its numbers, and what rests on which file. */
export interface DossierSummary {
  readonly counts: DossierContent['counts'];
  readonly sources: readonly {
    readonly sha256: string;
    readonly name: string;
    readonly legs: readonly string[];
  }[];
  readonly visits: readonly {
    readonly id: string;
    readonly grade: string;
    readonly legs: readonly string[];
  }[];
  readonly claims: readonly {
    readonly id: string;
    readonly text: string;
    readonly restsOn: readonly string[];
  }[];
  readonly versions: Readonly<Record<string, string>>;
}

/** The summary of a dossier. */
export function summaryOf({ counts, sources, visits, claims, versions }: DossierContent): DossierSummary {
  return {
    counts,
    sources: sources.map(({ sha256, name, legs }) => ({ sha256, name, legs })),
    visits: visits.map(({ id, grade, legs }) => ({ id, grade, legs })),
    claims: claims.map(({ id, text, restsOn }) => ({ id, text, restsOn })),
    versions,
  };
}
