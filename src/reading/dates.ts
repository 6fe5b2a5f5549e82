import { type NumberRead, numbersOf } from './numbers.js';
import { markBefore, marked, markFrom, markOver, type Sentence, type TokenRange } from './sentence.js';

/** A day, month or year as far as the text gives it. */
export interface PartialDate {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** Monday is 1; null where the text names none. */
  readonly weekday: number | null;
}

/** A date in the text. */
export interface DateRead extends TokenRange {
  readonly date: PartialDate;
}

const isYear = (value: number): boolean => value >= 1900 && value <= 2100;
const LONGEST_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isDay = (value: number, month = 1): boolean => value >= 1 && value <= LONGEST_MONTH[month - 1];

/** Every date of a sentence that names a year or a month: `29 March 2023`, `May 30`, `in 2021`, `2023-05-30`. */
export function datesOf(sentence: Sentence): DateRead[] {
  const numbers = numbersOf(sentence);
  const written = [...isoDates(sentence), ...numericDates(sentence)];
  const months = monthDates(sentence, numbers);
  const named = months.filter((one) => !overlapsAny(one, written));
  const years = numbers
    .filter((number) => number.inDigits && isYear(number.value) && isPlainDigits(sentence, number))
    .filter((number) => !overlapsAny(number, [...written, ...named]) && isYearByItsPlace(sentence, number))
    .map(({ from, to, value }) => ({ from, to, date: { ...NOTHING, year: value } }));
  return [...written, ...named, ...years].sort((a, b) => a.from - b.from);
}

const NOTHING: PartialDate = { year: null, month: null, day: null, weekday: null };

export const overlapsAny = (range: TokenRange, others: readonly TokenRange[]): boolean =>
  others.some(({ from, to }) => range.from < to && from < range.to);

const isPlainDigits = ({ tokens }: Sentence, { from, to }: TokenRange): boolean =>
  to === from + 1 && /\d{4}$/.test(tokens[from].folded);

function isYearByItsPlace(sentence: Sentence, { from }: TokenRange): boolean {
  const cue = markBefore(
    sentence,
    from,
    'during',
    'since',
    'until',
    'yearWord',
    'half1',
    'half2',
    'between',
    'at',
    'from',
    'and',
  );
  return cue !== undefined || markOver(sentence, from, 'during', 'since') !== undefined;
}

function isoDates({ tokens }: Sentence): DateRead[] {
  return tokens.flatMap(({ folded }, i) => {
    const [month, day] = [tokens[i + 1], tokens[i + 2]];
    if (day === undefined || !/^\d{4}$/.test(folded) || month.lead !== '-' || day.lead !== '-') return [];
    const date = { ...NOTHING, year: Number(folded), month: Number(month.folded), day: Number(day.folded) };
    return isReal(date) ? [{ from: i, to: i + 3, date }] : [];
  });
}

/** `30/5/2023`: read only where one of the two numbers can be no month, or both are the same. */
function numericDates({ tokens }: Sentence): DateRead[] {
  return tokens.flatMap((token, i) => {
    const [second, year] = [tokens[i + 1], tokens[i + 2]];
    if (year === undefined || !/^[/.]$/.test(second.lead) || second.lead !== year.lead) return [];
    const [a, b, c] = [token, second, year].map(({ folded }) => Number(folded));
    const [day, month] = b > 12 ? [b, a] : [a, b];
    const date = { ...NOTHING, year: c, month, day };
    return isYear(c) && (a > 12 || b > 12 || a === b) && isReal(date) ? [{ from: i, to: i + 3, date }] : [];
  });
}

function isReal({ year, month, day }: PartialDate): boolean {
  const date = new Date(Date.UTC(year!, month! - 1, day!));
  return date.getUTCMonth() === month! - 1 && date.getUTCDate() === day;
}

function monthDates(sentence: Sentence, numbers: readonly NumberRead[]): DateRead[] {
  const found: DateRead[] = [];
  for (const mark of marked(sentence, 'month')) {
    if (!isMonth(sentence, mark, numbers) || overlapsAny(mark, found)) continue;
    found.push(monthDate(sentence, mark, numbers));
  }
  return found;
}

function isMonth(sentence: Sentence, { from }: TokenRange, numbers: readonly NumberRead[]): boolean {
  const { language } = sentence.lexicon;
  if (language.monthsAreCapitalised)
    return /^\p{Lu}/u.test(sentence.tokens[from].text) && !opensModal(sentence, from, numbers);
  return true;
}

/** "May" at the head of a sentence is the month only beside a number. */
const opensModal = (_: Sentence, from: number, numbers: readonly NumberRead[]): boolean =>
  from === 0 && !numbers.some((number) => number.from === 1);

function monthDate(
  sentence: Sentence,
  mark: TokenRange & { readonly value: string | number | null },
  numbers: readonly NumberRead[],
): DateRead {
  const month = Number(mark.value);
  let { from, to } = mark;
  const other = to < sentence.tokens.length ? markFrom(sentence, to, 'month') : undefined;
  // 29 مارس (آذار): one month by both its names.
  if (other !== undefined && other.value === mark.value && /[(/]/.test(sentence.tokens[to].lead))
    to = other.to;
  const before = numbers.find(
    (number) => isDay(number.value, month) && number.to === skipBack(sentence, from),
  );
  const after = numbers.find(
    (number) => number.from === to && isDay(number.value, month) && before === undefined,
  );
  const day = before ?? after;
  if (before !== undefined) from = before.from;
  if (after !== undefined) to = after.to;
  const year = numbers.find((number) => number.from === skipYearWord(sentence, to) && isYear(number.value));
  if (year !== undefined) to = year.to;
  const weekday = weekdayNear(sentence, from, to);
  return { from, to, date: { year: year?.value ?? null, month, day: day?.value ?? null, weekday } };
}

/** Over "th of" between a day and its month. */
function skipBack(sentence: Sentence, from: number): number {
  return markBefore(sentence, from, 'dayLink')?.from ?? from;
}

function skipYearWord(sentence: Sentence, at: number): number {
  const word = at < sentence.tokens.length ? markFrom(sentence, at, 'yearWord') : undefined;
  return word?.to ?? at;
}

function weekdayNear(sentence: Sentence, from: number, to: number): number | null {
  const near = marked(sentence, 'weekday').find((mark) => mark.to <= from && from - mark.to <= 1);
  const after = marked(sentence, 'weekday').find((mark) => mark.from === to);
  const found = near ?? after;
  return found === undefined ? null : Number(found.value);
}
