import type { ReferenceColumns } from '../aviation/reference-columns.js';
import type { EndModel } from '../legs/ends/end-model.js';
import type { Files } from '../source/files.js';
import type { Progress } from './summary.js';

/** What an ingest needs from outside. */
export interface IngestOptions {
  readonly ledgerDir: string;
  /** The reference tables, in memory that threads share. */
  readonly columns: ReferenceColumns;
  /** How ends nobody heard are weighed; the model of the package when left out. */
  readonly endModel?: EndModel;
  readonly files: Files;
  readonly nowMs: () => number;
  readonly onProgress?: (progress: Progress) => void;
  /** How the ledger's lock names this run to whoever has to wait. */
  readonly command?: string;
  /** Threads that read archives: as many as the machine has room for, unless said; 0 for none. */
  readonly workers?: number;
}
