import type { AffectedSource, BagCheck, Recomputation, TableDifference } from '../../dossier/index.js';
import { printable } from '../printable.js';
import { integerWords } from '../words.js';

/** What `verify` found. */
export interface Verification {
  readonly bag: BagCheck;
  /** Files of evidence not at hand as they were; null where no archives were named. */
  readonly affected: readonly AffectedSource[] | null;
  readonly recomputation: Recomputation | null;
  /** Null where the dossier was made by this version. */
  readonly otherVersion: { readonly recorded: string; readonly own: string } | null;
  readonly isSound: boolean;
}

/** So many ids stand for themselves; of more, only their number is printed. */
const MOST_IDS = 8;

/** A verification for people. */
export function verificationWords({
  bag,
  affected,
  recomputation,
  otherVersion,
  isSound,
}: Verification): string {
  const lines = [
    ...bagLines(bag),
    ...(affected === null
      ? ['Not recomputed: name the archives with --archives to do so.']
      : affectedLines(affected)),
    ...(otherVersion === null
      ? []
      : [
          `The dossier was made by airbridge ${otherVersion.recorded}, this is ${otherVersion.own}: values are compared, bytes may differ.`,
        ]),
    ...(recomputation === null ? [] : recomputationLines(recomputation)),
    isSound ? 'Sound: everything is as it was written.' : 'NOT SOUND: see above.',
  ];
  return `${lines.map(printable).join('\n')}\n`;
}

function bagLines(bag: BagCheck): string[] {
  const faults = [
    ...bag.changed.map((file) => `  changed  ${file}`),
    ...bag.missing.map((file) => `  missing  ${file}`),
    ...bag.added.map((file) => `  added    ${file}`),
    ...bag.renamed.map(({ from, to }) => `  renamed  ${from}, now ${to}`),
    ...bag.links.map((file) => `  link     ${file}: a dossier holds none; it was not followed`),
  ];
  const of = `${integerWords(bag.files)} files`;
  return faults.length === 0
    ? [`${of} checked: every hash is right.`]
    : [`${of} checked, ${integerWords(faults.length)} at fault:`, ...faults];
}

function affectedLines(affected: readonly AffectedSource[]): string[] {
  if (affected.length === 0) return ['Every file of evidence is at hand as it was.'];
  return affected.flatMap((source) => [
    source.state === 'changed'
      ? `Evidence changed: ${source.name} has SHA-256 ${source.foundSha256}, not ${source.sha256}`
      : `Evidence missing: ${source.name}, SHA-256 ${source.sha256}`,
    `  legs that rest on it    ${ids(source.legs)}`,
    `  visits that rest on it  ${ids(source.visits)}`,
    `  claims that rest on it  ${ids(source.claims)}`,
  ]);
}

function ids(list: readonly string[]): string {
  if (list.length === 0) return 'none';
  const more = list.length - MOST_IDS;
  return `${list.slice(0, MOST_IDS).join(', ')}${more > 0 ? ` and ${integerWords(more)} more` : ''}`;
}

function recomputationLines({ tables, counts, isSame }: Recomputation): string[] {
  if (isSame)
    return ['Recomputed from the archives: legs, visits, coverage and counts are the same, byte for byte.'];
  const count = ({ confirmed, probable }: Recomputation['counts']['recorded']): string =>
    `${confirmed} confirmed, ${probable} probable`;
  return [
    'Recomputed from the archives:',
    `  counts        in the dossier ${count(counts.recorded)}; anew ${count(counts.recomputed)}`,
    ...tables.map(tableLine),
  ];
}

function tableLine({ table, isSame, gone, added, changed }: TableDifference): string {
  const name = `  ${table.padEnd(12)}`;
  if (isSame) return `${name}  the same`;
  const parts = [
    gone.length === 0 ? null : `not found anew: ${ids(gone)}`,
    added.length === 0 ? null : `only found anew: ${ids(added)}`,
    changed.length === 0 ? null : `different: ${ids(changed)}`,
  ].filter((part) => part !== null);
  return `${name}  ${parts.length === 0 ? 'in another order' : parts.join('; ')}`;
}
