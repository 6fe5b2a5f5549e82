import type { AirbridgeError } from '../error.js';
import { message } from '../i18n/message.js';
import type { NewRowOf } from '../ledger/schema/rows.js';
import { DayTally } from '../source/completeness.js';
import type { EntryPlace, PlaceItem } from '../source/entry.js';
import type { Evidence } from '../source/evidence.js';
import { dayRows } from './days.js';
import type { IngestProblem } from './summary.js';

/** What came of one file, as it is being read. */
export class FileAccount {
  entries = 0;
  failed = 0;
  ignored = 0;
  /** Whether everything in it could be reached, and what could be read went in. */
  complete = true;
  readonly problems: AirbridgeError[] = [];
  /** What there is of each day in it, readable or not. */
  readonly days: DayTally;

  constructor(
    readonly evidence: Pick<Evidence, 'path' | 'sha256' | 'kind' | 'bytes' | 'state' | 'parts'>,
    /** Entries that an earlier, interrupted run took in. */
    already: number,
  ) {
    this.entries = already;
    this.days = new DayTally(evidence.path);
  }

  /** Notes what was come upon in the file. */
  note(item: PlaceItem): void {
    // What is refused is not what its name says it is.
    const isRefused = item.kind === 'problem' && item.error.code === 'tar-refused-entry';
    if (item.entry !== null && !isRefused) this.days.note(item.entry);
    if (item.kind === 'ignored') this.ignored++;
    if (item.kind !== 'problem') return;
    if (item.entry === null) this.tear(item.error);
    else this.fail(item.error);
  }

  fail(error: AirbridgeError): void {
    this.failed++;
    this.problems.push(error);
  }

  /** Notes an entry that could not be taken; one of an archive that is no evidence at all is only passed over. */
  refuse({ entry }: EntryPlace, error: AirbridgeError): void {
    if (entry !== '' && error.code === 'not-evidence') this.ignored++;
    else this.fail(error);
  }

  /** Something in it did not go in although it could be read: the next run has to try again. */
  tear(error: AirbridgeError): void {
    this.complete = false;
    this.fail(error);
  }

  /** Row of `files`. @param finished false while entries are still to come */
  row(nowMs: number, finished: boolean): NewRowOf<'files'> {
    const { path, sha256, kind, bytes } = this.evidence;
    const { entries, failed, ignored } = this;
    return {
      sha256,
      path,
      kind,
      bytes,
      ingested: nowMs,
      entries,
      failed,
      ignored,
      complete: finished && this.complete && entries > 0,
    };
  }

  /** Rows of `days`. */
  dayRows(): NewRowOf<'days'>[] {
    return dayRows(this.evidence, this.days.completeness(), this.complete);
  }

  problemRows(nowMs: number): NewRowOf<'problems'>[] {
    return this.problems.map((error) => problemRow(error, this.evidence.sha256, nowMs));
  }
}

/** Row of `problems`. */
export function problemRow(
  error: AirbridgeError,
  sha256: string | null,
  nowMs: number,
): NewRowOf<'problems'> {
  const { next: _next, reason, ...problem } = problemOf(error);
  return { ...problem, reason: JSON.stringify(reason), sha256, seen: nowMs };
}

/** A problem as the summary tells it. */
export function problemOf(error: AirbridgeError): IngestProblem {
  const { file: path = '', entry = '', byte = null } = error.where;
  const problem = {
    path,
    entry,
    byte,
    code: error.code,
    reason: message(`problem.${error.code}`, { detail: detailOf(error) }),
  };
  return error.next === undefined ? problem : { ...problem, next: error.next };
}

function detailOf({ message: fault, where }: AirbridgeError): string {
  const line = where.line === undefined ? [] : [`line ${where.line}`];
  const value = where.value === undefined ? '' : `: ${JSON.stringify(where.value)}`;
  const field = where.field === undefined ? [] : [`${where.field}${value}`];
  const place = [...line, ...field].join(', ');
  return place === '' ? fault : `${fault} (${place})`;
}
