import { type DateRead, datesOf, type PartialDate } from './dates.js';
import { type NumberRead, numbersOf } from './numbers.js';
import { markBefore, marked, markFrom, type Sentence, type TokenRange } from './sentence.js';

/** Units of time by which texts count back. */
const TIME_UNITS = ['day', 'week', 'month', 'year', 'decade'] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

/** A time in the text, not yet solved against the day the text was published. */
export type PeriodRead = TokenRange &
  (
    | {
        readonly kind: 'dates';
        readonly since: PartialDate | null;
        readonly until: PartialDate | null;
        readonly half: 1 | 2 | null;
      }
    /** "the past seven years" */
    | { readonly kind: 'back'; readonly amount: number; readonly unit: TimeUnit }
    /** "last year" is −1, "this year" 0, "next month" +1 */
    | { readonly kind: 'calendar'; readonly offset: -1 | 0 | 1; readonly unit: TimeUnit }
  );

/** Every time that a sentence names, ranges as one. */
export function periodsOf(sentence: Sentence): PeriodRead[] {
  const numbers = numbersOf(sentence);
  const dates = datesOf(sentence);
  const relative = relativePeriods(sentence, numbers);
  const found: PeriodRead[] = [];
  for (let i = 0; i < dates.length; i++) {
    const range = rangeOf(sentence, dates[i], dates[i + 1], numbers);
    found.push(range);
    if (dates[i + 1] !== undefined && range.to >= dates[i + 1].to) i++;
  }
  return [...found, ...relative].sort((a, b) => a.from - b.from);
}

/** A date alone, or the range it opens or closes. */
function rangeOf(
  sentence: Sentence,
  date: DateRead,
  next: DateRead | undefined,
  numbers: readonly NumberRead[],
): PeriodRead {
  const shape = { kind: 'dates', half: halfOf(sentence, date) } as const;
  // منذ سنة 2020: since the year 2020.
  const start = markBefore(sentence, date.from, 'yearWord')?.from ?? date.from;
  const opener = markBefore(sentence, start, 'between', 'since', 'from');
  if (next !== undefined && opener !== undefined && isLinked(sentence, date.to, next.from, opener.tag))
    return {
      ...shape,
      from: opener.from,
      to: next.to,
      since: inherit(date.date, next.date),
      until: next.date,
    };
  const day = openingDay(sentence, date, numbers);
  if (day !== null)
    return {
      ...shape,
      from: day.from,
      to: date.to,
      since: { ...date.date, day: day.value, weekday: null },
      until: date.date,
    };
  const { from, to } = date;
  if (opener?.tag === 'since') return { ...shape, from: opener.from, to, since: date.date, until: null };
  const until = markBefore(sentence, from, 'until');
  if (until !== undefined) return { ...shape, from: until.from, to, since: null, until: date.date };
  return { ...shape, from, to, since: date.date, until: date.date };
}

function halfOf(sentence: Sentence, { from }: TokenRange): 1 | 2 | null {
  if (markBefore(sentence, from, 'half1') !== undefined) return 1;
  return markBefore(sentence, from, 'half2') !== undefined ? 2 : null;
}

/** What the first date of a range leaves out, the second one says: "between May and September 2024". */
function inherit(first: PartialDate, second: PartialDate): PartialDate {
  return { ...first, year: first.year ?? second.year, month: first.month ?? second.month };
}

/** Whether two times are ends of one range: "between … and …", "from … to …". */
function isLinked(sentence: Sentence, from: number, to: number, opener: string): boolean {
  if (to < from || to - from > 2) return false;
  if (opener === 'between') return isAnd(sentence, from, to);
  return to > from && markFrom(sentence, from, 'to', 'until') !== undefined;
}

function isAnd(sentence: Sentence, from: number, to: number): boolean {
  if (to > from) return markFrom(sentence, from, 'and') !== undefined;
  const { joinNumbers } = sentence.lexicon.language;
  return joinNumbers !== null && sentence.tokens[to].folded.startsWith(joinNumbers);
}

/** The first day of "between 24 and 28 February", "from 3 to 9 May", "24–28 February". */
function openingDay(
  sentence: Sentence,
  { from, date }: DateRead,
  numbers: readonly NumberRead[],
): NumberRead | null {
  if (date.day === null) return null;
  const near = numbers.find(
    (number) => number.to <= from && from - number.to <= 1 && number.value >= 1 && number.value <= 31,
  );
  if (near === undefined) return null;
  if (near.to === from && /^\s*[-–—]\s*$/.test(sentence.tokens[from].lead)) return near;
  const opener = markBefore(sentence, near.from, 'between', 'since', 'from');
  return opener !== undefined && isLinked(sentence, near.to, from, opener.tag) ? near : null;
}

function relativePeriods(sentence: Sentence, numbers: readonly NumberRead[]): PeriodRead[] {
  return marked(sentence, 'past', 'next', 'this').flatMap((mark): PeriodRead[] => {
    const side = besideOf(sentence, mark, numbers);
    if (side === null) return [];
    const { unit, number } = side;
    const from = Math.min(mark.from, side.from);
    const to = Math.max(mark.to, side.to);
    if (number !== null && mark.tag === 'past') return [{ kind: 'back', amount: number, unit, from, to }];
    const offset = mark.tag === 'past' ? -1 : mark.tag === 'next' ? 1 : 0;
    return number === null ? [{ kind: 'calendar', offset, unit, from, to }] : [];
  });
}

interface Beside extends TokenRange {
  readonly unit: TimeUnit;
  readonly number: number | null;
}

/** The unit, and the number where there is one, next to "past": "past seven years", السنوات السبع الماضية. */
function besideOf(sentence: Sentence, mark: TokenRange, numbers: readonly NumberRead[]): Beside | null {
  const after = numbers.find(({ from }) => from === mark.to);
  const unitAfter = unitAt(sentence, after?.to ?? mark.to);
  if (unitAfter !== null) return { ...unitAfter, number: after?.value ?? null };
  const before = numbers.find(({ to }) => to === mark.from);
  const unitBefore = unitEndingAt(sentence, before?.from ?? mark.from);
  if (unitBefore !== null) return { ...unitBefore, number: before?.value ?? null };
  const number = unitEndingAt(sentence, mark.from);
  const ahead = number === null ? undefined : numbers.find(({ to }) => to === number.from);
  return number === null || ahead === undefined ? null : { ...number, from: ahead.from, number: ahead.value };
}

function unitAt(sentence: Sentence, at: number): (TokenRange & { readonly unit: TimeUnit }) | null {
  for (const unit of TIME_UNITS) {
    const mark = markFrom(sentence, at, `unit.${unit}`);
    if (mark !== undefined) return { from: mark.from, to: mark.to, unit };
  }
  return null;
}

function unitEndingAt(sentence: Sentence, at: number): (TokenRange & { readonly unit: TimeUnit }) | null {
  for (const unit of TIME_UNITS) {
    const mark = markBefore(sentence, at, `unit.${unit}`);
    if (mark !== undefined) return { from: mark.from, to: mark.to, unit };
  }
  return null;
}
