import { AirbridgeError, describeWhere, type ErrorCode } from '../error.js';
import { systemError } from '../source/files.js';
import { printable } from './printable.js';

/** Exit statuses, as contracts with scripts: they never change their meaning. */
export const ExitStatus = {
  done: 0,
  internal: 1,
  usage: 2,
  someInputsFailed: 3,
  noCase: 4,
  notSupported: 10,
  contradicted: 11,
  undecidable: 12,
  exploratory: 13,
} as const;
export type ExitStatus = (typeof ExitStatus)[keyof typeof ExitStatus];

const STATUS: Readonly<Record<ErrorCode, ExitStatus>> = {
  usage: ExitStatus.usage,
  'unknown-place': ExitStatus.usage,
  'unknown-leg': ExitStatus.usage,
  'unknown-fleet': ExitStatus.usage,
  'ambiguous-leg': ExitStatus.usage,
  'bad-value': ExitStatus.usage,
  'case-missing': ExitStatus.noCase,
  'case-invalid': ExitStatus.noCase,
  'case-locked': ExitStatus.noCase,
  'ledger-too-new': ExitStatus.noCase,
  'ledger-damaged': ExitStatus.noCase,
  'ledger-other-model': ExitStatus.noCase,
  'model-invalid': ExitStatus.noCase,
  'fleet-invalid': ExitStatus.noCase,
  'sightings-invalid': ExitStatus.noCase,
  'registration-invalid': ExitStatus.noCase,
  'unknown-claim': ExitStatus.usage,
  'timestamp-invalid': ExitStatus.someInputsFailed,
  'disk-full': ExitStatus.internal,
  'no-memory': ExitStatus.internal,
  'table-missing': ExitStatus.internal,
  unreadable: ExitStatus.someInputsFailed,
  'not-evidence': ExitStatus.someInputsFailed,
  'not-read': ExitStatus.someInputsFailed,
  'gzip-truncated': ExitStatus.someInputsFailed,
  'gzip-damaged': ExitStatus.someInputsFailed,
  bomb: ExitStatus.someInputsFailed,
  'tar-truncated': ExitStatus.someInputsFailed,
  'tar-damaged': ExitStatus.someInputsFailed,
  'tar-refused-entry': ExitStatus.someInputsFailed,
  'json-invalid': ExitStatus.someInputsFailed,
  'csv-invalid': ExitStatus.someInputsFailed,
  'zip-damaged': ExitStatus.someInputsFailed,
  'not-events': ExitStatus.someInputsFailed,
  'event-refused': ExitStatus.someInputsFailed,
  'xml-invalid': ExitStatus.someInputsFailed,
  'not-a-trace': ExitStatus.someInputsFailed,
  'empty-trace': ExitStatus.someInputsFailed,
  'no-usable-report': ExitStatus.someInputsFailed,
  'not-text': ExitStatus.someInputsFailed,
  'names-invalid': ExitStatus.noCase,
  'claims-invalid': ExitStatus.noCase,
};

/** The exit status an error ends the program with. */
export function exitStatusOf(error: unknown): ExitStatus {
  const known = ofTheSystem(error);
  return known instanceof AirbridgeError ? STATUS[known.code] : ExitStatus.internal;
}

/** What the operating system reported is no fault of the program: a full disk, no permission, a limit. */
function ofTheSystem(error: unknown): unknown {
  const { syscall, code, path = '' } = (error ?? {}) as NodeJS.ErrnoException;
  return syscall === undefined || code === undefined ? error : systemError(error, path);
}

/** What went wrong, where, and what to do next, in lines. */
export function describeError(fault: unknown): string {
  const error = ofTheSystem(fault);
  if (!(error instanceof AirbridgeError)) return describeInternal(error);
  const where = describeWhere(error.where);
  const lines = [`airbridge: ${error.message}`];
  if (where !== '') lines.push(`  where: ${where}`);
  if (error.next !== undefined) lines.push(`  next:  ${error.next}`);
  return `${lines.map(printable).join('\n')}\n`;
}

function describeInternal(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const [first] = text.split('\n');
  return `airbridge: internal error: ${printable(first)}\n  next:  Run it again with --debug, and report what it prints.\n`;
}
