import { describeWhere } from '../../error.js';
import type { ImportedIdentities } from '../../ingest/index.js';
import { integerWords } from '../words.js';

/** What became of one list, for people. */
export function importLines(imported: ImportedIdentities): string[] {
  if (imported.kind === 'failed') {
    const { error } = imported;
    const next = error.next === undefined ? [] : [`    ${error.next}`];
    return [
      `Could not be read: ${describeWhere(error.where)}`,
      `    ${error.message} (${error.code})`,
      ...next,
    ];
  }
  const { kind, path, source, asOf, statements, leftOut } = imported;
  const airframes = `${integerWords(statements)} ${statements === 1 ? 'airframe' : 'airframes'}`;
  const day = asOf === null ? 'it does not say as of when; --as-of DATE does' : `as of ${asOf}`;
  return [
    `${path}: ${kind === 'taken' ? `took ${airframes}` : `${airframes}, already in`}, said by ${source} (${day})`,
    ...leftOut.map(
      ({ reason, count, first }) => `  left out ${integerWords(count)}: ${reason} (first: ${first})`,
    ),
  ];
}

/** The same for programs. */
export function importRecord(imported: ImportedIdentities): Readonly<Record<string, unknown>> {
  if (imported.kind !== 'failed') return imported;
  const { code, message, where } = imported.error;
  return { kind: 'failed', path: imported.path, code, reason: message, where };
}
