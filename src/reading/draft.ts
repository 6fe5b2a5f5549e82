import type { Speaker } from './attribution.js';
import type { PlaceRead } from './places.js';
import type { Days } from './solve.js';
import type { Read, Span } from './span.js';

/** What a sentence says, in the reader's own kinds; {@link toClaim} maps them to those of claims.yaml. */
export type DraftKind =
  | 'count'
  | 'tempo'
  | 'each time'
  | 'route'
  | 'first'
  | 'arrival'
  | 'announced'
  | 'cargo'
  | 'exchange'
  | 'devices'
  | 'promise'
  | 'words';

/** How a number is bounded, or of what kind it is where it is none. */
export type Bound =
  | 'at least'
  | 'more than'
  | 'exact'
  | 'about'
  | 'at most'
  | 'fewer than'
  | 'range'
  | 'dozens'
  | 'scores'
  | 'hundreds'
  | 'thousands'
  | 'several'
  | 'many';

/** What is counted. */
export type Unit = 'leg' | 'landing';

/** Something the text leaves open. `about` names the field, `reason` why. */
export interface Question {
  readonly about: 'period' | 'from' | 'to' | 'at' | 'between' | 'unit' | 'number' | 'type' | 'attribution';
  readonly reason:
    | 'year'
    | 'anchor'
    | 'openEnd'
    | 'town'
    | 'unknownField'
    | 'aircraftOrFlights'
    | 'range'
    | 'below'
    | 'kindOfNumber'
    | 'family'
    | 'nobody'
    | 'noPublication';
  readonly words: string;
  readonly span: Span;
  readonly choices: readonly (string | Days)[];
}

/** Where flights go, as the sentence names it. */
export interface RouteRead {
  readonly from: readonly PlaceRead[];
  readonly to: readonly PlaceRead[];
  readonly at: readonly PlaceRead[];
  /** Either way between two places. */
  readonly between: readonly PlaceRead[];
}

/** A claim as the text makes it. Every field carries the words it was read from; what the text does not say is null. */
export interface Draft {
  readonly kind: DraftKind;
  /** The sentence. */
  readonly span: Span;
  readonly speakers: readonly Speaker[];
  readonly number: Read<number> | null;
  /** The upper end of "between 40 and 50". */
  readonly upTo: number | null;
  readonly bound: Read<Bound> | null;
  readonly unit: Read<Unit> | null;
  readonly route: RouteRead;
  readonly carrier: Read<string> | null;
  readonly aircraftOf: Read<string> | null;
  readonly type: Read<string> | null;
  readonly isCargo: boolean;
  readonly period: Read<Days> | null;
  /** A relative time as written, such as P7Y, whether or not it could be solved. */
  readonly timeBack: string | null;
  /** The words that made it a claim of its kind. */
  readonly cue: Span;
  readonly questions: readonly Question[];
}

export const NO_ROUTE: RouteRead = { from: [], to: [], at: [], between: [] };
