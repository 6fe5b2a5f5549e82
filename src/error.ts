/**
 * The stable names of everything that can go wrong. The CLI maps them to exit statuses; scripts may match on them.
 */
export type ErrorCode =
  | 'usage'
  | 'unknown-place'
  | 'unknown-leg'
  | 'unknown-fleet'
  | 'ambiguous-leg'
  | 'case-missing'
  | 'case-invalid'
  | 'model-invalid'
  | 'fleet-invalid'
  | 'sightings-invalid'
  | 'claims-invalid'
  | 'unknown-claim'
  | 'registration-invalid'
  | 'timestamp-invalid'
  | 'case-locked'
  | 'ledger-too-new'
  | 'ledger-damaged'
  | 'ledger-other-model'
  | 'unreadable'
  | 'disk-full'
  | 'no-memory'
  | 'not-evidence'
  | 'not-read'
  | 'gzip-truncated'
  | 'gzip-damaged'
  | 'bomb'
  | 'tar-truncated'
  | 'tar-damaged'
  | 'tar-refused-entry'
  | 'json-invalid'
  | 'csv-invalid'
  | 'zip-damaged'
  | 'not-events'
  | 'event-refused'
  | 'xml-invalid'
  | 'not-a-trace'
  | 'empty-trace'
  | 'no-usable-report'
  | 'table-missing'
  | 'not-text'
  | 'names-invalid'
  | 'bad-value';

/** Where a fault lies. Every field that is known is given; `byte` counts from 0 in the file as it is stored. */
export interface Where {
  readonly file?: string;
  readonly entry?: string;
  readonly byte?: number;
  readonly line?: number;
  readonly column?: number;
  readonly field?: string;
  readonly value?: unknown;
}

/**
 * The one error class. `message` says what, `where` where, `next` what the user can do about it.
 */
export class AirbridgeError extends Error {
  override readonly name = 'AirbridgeError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly where: Where = {},
    readonly next?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** The same fault with more of its place known: inner code knows the byte, outer code the file. */
  at(where: Where): AirbridgeError {
    return new AirbridgeError(this.code, this.message, { ...where, ...this.where }, this.next, {
      cause: this.cause,
    });
  }
}

/** `file › entry, byte 120, field lat: 95.2`, the part of a message that says where. */
export function describeWhere(where: Where): string {
  const place = [where.file, where.entry].filter((part) => part !== undefined && part !== '').join(' › ');
  const parts = place === '' ? [] : [place];
  if (where.line !== undefined) parts.push(`line ${where.line}`);
  if (where.column !== undefined) parts.push(`column ${where.column}`);
  if (where.byte !== undefined) parts.push(`byte ${where.byte}`);
  if (where.field !== undefined) parts.push(`field ${where.field}`);
  if (where.value !== undefined) parts.push(`found ${JSON.stringify(where.value)}`);
  return parts.join(', ');
}

const OF_THE_MACHINE: ReadonlySet<ErrorCode> = new Set(['disk-full', 'no-memory', 'ledger-damaged']);

/** Whether an input is to blame, so that the next may be tried: a full disk or a lack of memory would only be blamed on each in turn. */
export function isOfInput(error: unknown): error is AirbridgeError {
  return error instanceof AirbridgeError && !OF_THE_MACHINE.has(error.code);
}
