import type { Message } from '../i18n/message.js';
import type { BreakKind } from '../legs/continuity/index.js';
import type { Limit } from '../source/limits.js';
import type { Format } from '../source/tracks.js';
import type { IngestDay } from './days.js';

/** One thing that could not be read. */
export interface IngestProblem {
  readonly path: string;
  /** Path inside the archive; empty when it is the file itself. */
  readonly entry: string;
  /** Where the fault lies in the file or entry as stored, when known. */
  readonly byte: number | null;
  readonly code: string;
  readonly reason: Message;
  readonly next?: string;
}

/** What came in of one format. */
export interface FormatSummary {
  readonly format: Format;
  readonly traces: number;
  /** What these traces cannot tell (see source/limits), and how many of them cannot. */
  readonly cannotProve: readonly { readonly limit: Limit; readonly traces: number }[];
}

/** A track that went far and of which no leg could be made. */
export interface LeglessTrack {
  readonly path: string;
  readonly entry: string;
  /** See trace/airframe. */
  readonly airframe: string;
  readonly reports: number;
  readonly spanKm: number;
  /** It gives neither heights nor speeds; or nobody can say. */
  readonly reason: 'positions-only' | 'unclear';
}

/** What an ingest did. */
export interface IngestSummary {
  readonly files: {
    readonly read: number;
    /** Already in the ledger, by content. */
    readonly skipped: number;
    readonly failed: number;
    /** No evidence: READMEs and the like, met in a folder. */
    readonly ignored: number;
  };
  /** Traces taken in, and the reports in them. */
  readonly entries: number;
  /** Those of the traces that a simulator made, as they say of themselves. */
  readonly synthetic: number;
  /** Those traces by format, most first. */
  readonly formats: readonly FormatSummary[];
  readonly reports: number;
  /** Reports left out because they make no sense: times that run back, places off the earth. */
  readonly rejected: number;
  /** Traces that the quick reader declined and JSON.parse read instead. */
  readonly fallbacks: number;
  readonly legs: {
    readonly added: number;
    /** Legs of earlier runs that gave way because neighbouring evidence came in. */
    readonly remade: number;
  };
  /** How many places in the whole ledger where an airframe's history does not join up, by kind. */
  readonly breaks: Readonly<Record<BreakKind, number>>;
  /** What became of the work of an ingest that was interrupted: gone on with, or thrown away because it could not be finished. */
  readonly leftover: 'none' | 'finished' | 'thrown-away';
  readonly seconds: number;
  /** How much there was of each day, in every archive and folder this run added something from. */
  readonly days: readonly IngestDay[];
  readonly problems: readonly IngestProblem[];
  /** Tracks that went far and made no leg: nothing of them is in any answer. */
  readonly withoutLegs: readonly LeglessTrack[];
}

/** How far an ingest has come. */
export interface Progress {
  readonly filesDone: number;
  readonly filesTotal: number;
  readonly bytesDone: number;
  readonly bytesTotal: number;
  readonly reports: number;
  /** File in hand. */
  readonly current: string;
}
