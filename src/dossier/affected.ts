import type { DossierSummary } from './data/summary.js';
import { publicPath } from './redact.js';

/** A file of evidence as it was found among the archives at hand. */
export interface FoundFile {
  readonly path: string;
  readonly sha256: string;
}

/** A file a dossier rests on that is not at hand as it was, and everything that rests on it. */
export interface AffectedSource {
  /** *changed*: a file of its name has other bytes; *missing*: there is none. */
  readonly state: 'changed' | 'missing';
  readonly name: string;
  readonly sha256: string;
  /** Of the file of that name; null where there is none. */
  readonly foundSha256: string | null;
  readonly legs: readonly string[];
  readonly visits: readonly string[];
  readonly claims: readonly string[];
}

/** What of a dossier can no longer be traced to the files at hand: which file, its legs, their visits, the claims on them. */
export function affectedBy(summary: DossierSummary, found: readonly FoundFile[]): AffectedSource[] {
  const hashes = new Set(found.map(({ sha256 }) => sha256));
  return summary.sources
    .filter(({ sha256 }) => !hashes.has(sha256))
    .map(({ sha256, name, legs }) => {
      const other = found.find(({ path }) => publicPath(path) === name);
      const resting = restingOn(summary, new Set(legs));
      return {
        state: other === undefined ? ('missing' as const) : ('changed' as const),
        name,
        sha256,
        foundSha256: other?.sha256 ?? null,
        legs,
        ...resting,
      };
    });
}

function restingOn({ visits, claims }: DossierSummary, legs: ReadonlySet<string>) {
  const touched = visits.filter((visit) => visit.legs.some((leg) => legs.has(leg))).map(({ id }) => id);
  const records = new Set([...legs, ...touched]);
  return {
    visits: touched,
    claims: claims.filter(({ restsOn }) => restsOn.some((id) => records.has(id))).map(({ id }) => id),
  };
}

/** How a table recomputed differs from the one in the dossier. */
export interface TableDifference {
  readonly table: string;
  readonly isSame: boolean;
  /** Rows, by their first cell, that are only in the dossier, only in the recomputation, or differ. */
  readonly gone: readonly string[];
  readonly added: readonly string[];
  readonly changed: readonly string[];
}

/** Compares two tables by their first cells. */
export function differenceOf(table: string, recorded: string, recomputed: string): TableDifference {
  const [before, after] = [rowsOf(recorded), rowsOf(recomputed)];
  return {
    table,
    isSame: recorded === recomputed,
    gone: [...before.keys()].filter((key) => !after.has(key)),
    added: [...after.keys()].filter((key) => !before.has(key)),
    changed: [...before].filter(([key, row]) => after.has(key) && after.get(key) !== row).map(([key]) => key),
  };
}

/** Rows by what comes before the first comma, numbered where that is not unique. */
function rowsOf(csv: string): Map<string, string> {
  const rows = new Map<string, string>();
  for (const line of csv.split('\r\n').slice(1)) {
    if (line === '') continue;
    const key = line.slice(0, line.indexOf(','));
    let name = key;
    for (let n = 2; rows.has(name); n++) name = `${key} #${n}`;
    rows.set(name, line);
  }
  return rows;
}
