import type { FieldNames } from './fields.js';
import type { Lexicon } from './lexicon.js';

/** What a text is read with. */
export interface ReadingTools {
  readonly lexicon: Lexicon;
  readonly fields: FieldNames;
  /** ISO day; null where nobody knows when the text was published. */
  readonly published: string | null;
  /** The latest year a date without one may lie in, where `published` is null. */
  readonly thisYear: number;
  /** Whether statements beside flights are kept in a text that says nothing of flights. */
  readonly keepsStatementsAlone?: boolean;
}
