import { datesOf, overlapsAny } from './dates.js';
import type { Bound } from './draft.js';
import { type NumberRead, numbersOf } from './numbers.js';
import { periodsOf } from './period.js';
import { markBefore, marked, markFrom, markOver, type Sentence, type TokenRange } from './sentence.js';

/** What a number counts. */
type CountedNoun = 'flight' | 'aircraft' | 'landing';

/** A number of flights, aircraft or landings in a sentence. */
export interface Counted extends TokenRange {
  /** Null for "dozens". */
  readonly value: number | null;
  readonly upTo: number | null;
  readonly bound: Bound;
  readonly number: TokenRange;
  readonly boundAt: TokenRange;
  readonly noun: TokenRange;
  readonly what: CountedNoun;
}

const NOUNS = ['flight', 'aircraft', 'landing', 'type'];
/** Words between a number and what it counts: "92 Azerbaijani cargo planes". */
const FARTHEST = 5;

/** Every count of a sentence. Dates, distances, flight numbers and rates are none. */
export function countsOf(sentence: Sentence): Counted[] {
  const times = [...datesOf(sentence), ...periodsOf(sentence)];
  const numbers = numbersOf(sentence).filter(
    (one) => !overlapsAny(one, times) && !isPartOfName(sentence, one) && !isLabel(sentence, one),
  );
  const counted = numbers.flatMap((number) => {
    const next = numbers.find((other) => other.from >= number.to && other.from - number.to <= 1);
    return countOf(sentence, number, next) ?? [];
  });
  return merged([...counted, ...vagueCounts(sentence), ...dualCounts(sentence, counted)]);
}

/** The first number of a range and the second one count the same flights. */
function merged(counts: readonly Counted[]): Counted[] {
  const sorted = counts.toSorted((a, b) => a.from - b.from);
  return sorted.filter((one, i) => !sorted.slice(0, i).some((other) => one.noun.from === other.noun.from));
}

const isPartOfName = (sentence: Sentence, { from }: TokenRange): boolean =>
  markOver(sentence, from, 'type', 'notFlight') !== undefined;

function isLabel(sentence: Sentence, { from }: TokenRange): boolean {
  return markBefore(sentence, from, 'numberLabel') !== undefined;
}

function countOf(sentence: Sentence, number: NumberRead, next: NumberRead | undefined): Counted | null {
  const isRange = next !== undefined && isJoined(sentence, number.to, next.from);
  const last = isRange ? next : number;
  const noun = nounAfter(sentence, last.to);
  if (noun === null || isRate(sentence, number, noun) || isYearOfSchedule(sentence, number)) return null;
  const bound = isRange ? { bound: 'range' as const, at: number } : boundOf(sentence, number, noun);
  const range = { from: number.from, to: last.to };
  const upTo = isRange ? next.value : null;
  return {
    from: Math.min(bound.at.from, number.from),
    to: noun.to,
    value: number.value,
    upTo,
    bound: bound.bound,
    number: range,
    boundAt: bound.at,
    noun,
    what: noun.what,
  };
}

/** "40 to 50", "40–50", "between 40 and 50". */
function isJoined(sentence: Sentence, from: number, to: number): boolean {
  const { tokens } = sentence;
  if (to === from) {
    const isDash = /^\s*[-–—]\s*$/.test(tokens[to].lead);
    const isAnd = markBefore(sentence, to - 1, 'between') !== undefined && /^و\d/.test(tokens[to].folded);
    return isDash || isAnd;
  }
  const isBetween =
    markFrom(sentence, from, 'and') !== undefined && markBefore(sentence, from - 1, 'between') !== undefined;
  return isBetween || markFrom(sentence, from, 'to') !== undefined;
}

/** A bare year before a noun in the singular: "the 2023 flight". */
function isYearOfSchedule({ tokens }: Sentence, { from, value, inDigits }: NumberRead): boolean {
  return inDigits && /^\d{4}$/.test(tokens[from].folded) && value >= 1990 && value <= 2100;
}

const STOPS = [
  'from',
  'to',
  'between',
  'since',
  'until',
  'say',
  'move',
  'depart',
  'arrive',
  'land',
  'link',
  'negation',
  'otherUnit',
  'hypothetical',
  'and',
  'carry',
  'during',
];

function nounAfter(sentence: Sentence, from: number): (TokenRange & { readonly what: CountedNoun }) | null {
  const { tokens } = sentence;
  for (let at = from; at < tokens.length && at - from < FARTHEST; at++) {
    if (
      /[,;:.()،؛/]/.test(tokens[at].lead) ||
      (at > from && /\d/.test(tokens[at].folded) && markOver(sentence, at, 'type') === undefined)
    )
      return null;
    const noun = markFrom(sentence, at, ...NOUNS);
    if (noun !== undefined) return wholeNoun(sentence, noun);
    if (markFrom(sentence, at, 'notFlight') !== undefined) return null;
    if (
      markFrom(sentence, at, ...STOPS) !== undefined &&
      markOver(sentence, at, 'cargoAircraft', 'demonym') === undefined
    )
      return null;
  }
  return null;
}

/** "Il-76 transports": the noun behind the type is what is counted. */
function wholeNoun(
  sentence: Sentence,
  { tag, from, to }: TokenRange & { readonly tag: string },
): TokenRange & { readonly what: CountedNoun } {
  if (tag !== 'type') return { from, to, what: tag as CountedNoun };
  const behind =
    to < sentence.tokens.length ? markFrom(sentence, to, 'flight', 'aircraft', 'landing') : undefined;
  return behind === undefined
    ? { from, to, what: 'aircraft' }
    : { from, to: behind.to, what: behind.tag as CountedNoun };
}

function isRate(sentence: Sentence, number: TokenRange, noun: TokenRange): boolean {
  return marked(sentence, 'rate').some((rate) => rate.from >= number.to && rate.from - noun.to <= 1);
}

const BOUNDS: Readonly<Record<string, Bound>> = {
  atLeast: 'at least',
  moreThan: 'more than',
  about: 'about',
  atMost: 'at most',
  fewerThan: 'fewer than',
  exactly: 'exact',
};

function boundOf(
  sentence: Sentence,
  number: TokenRange,
  noun: TokenRange,
): { readonly bound: Bound; readonly at: TokenRange } {
  const tags = Object.keys(BOUNDS);
  const before = markBefore(sentence, number.from, ...tags) ?? markBefore(sentence, number.from - 1, ...tags);
  if (before !== undefined) return { bound: BOUNDS[before.tag], at: before };
  const after = markFrom(sentence, noun.to, 'atLeastAfter') ?? markFrom(sentence, number.to, 'atLeastAfter');
  return after === undefined ? { bound: 'exact', at: number } : { bound: 'at least', at: after };
}

/** "Dozens of flights": a kind, and no number. */
function vagueCounts(sentence: Sentence): Counted[] {
  return marked(sentence, 'vague').flatMap((vague) => {
    const of = vague.to < sentence.tokens.length ? markFrom(sentence, vague.to, 'of') : undefined;
    const noun = vague.to < sentence.tokens.length ? nounAfter(sentence, of?.to ?? vague.to) : null;
    if (noun === null || isRate(sentence, vague, noun)) return [];
    const { from, to } = vague;
    return [
      {
        from,
        to: noun.to,
        value: null,
        upTo: null,
        bound: vague.value as Bound,
        number: { from, to },
        boundAt: { from, to },
        noun,
        what: noun.what,
      },
    ];
  });
}

/** رحلتان: the noun says two. */
function dualCounts(sentence: Sentence, counted: readonly Counted[]): Counted[] {
  return marked(sentence, 'flight', 'aircraft', 'landing')
    .filter((mark) => mark.value === 2 && !overlapsAny(mark, counted))
    .map((mark) => {
      const { from, to } = mark;
      const range = { from, to };
      return {
        from,
        to,
        value: 2,
        upTo: null,
        bound: 'exact',
        number: range,
        boundAt: range,
        noun: range,
        what: mark.tag as CountedNoun,
      };
    });
}
