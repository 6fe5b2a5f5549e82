import { DAY_MS, dayText } from '../analysis/index.js';

const STEPS = [1, 2, 5];

/** Whole numbers from 0 to `most` for an axis of counts, at most seven of them. */
export function countTicks(most: number): number[] {
  let step = 1;
  for (let power = 1; most / step > 6; power *= 10) {
    step = STEPS.map((factor) => factor * power).find((wide) => most / wide <= 6) ?? power * 10;
  }
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step);
}

/** A scale of visits from 0 to `most`, as Plot takes it. */
export function visitScale(most: number) {
  return {
    domain: [0, most],
    ticks: countTicks(most),
    tickFormat: 'd',
    label: 'visits',
    labelArrow: 'none',
    grid: true,
  } as const;
}

/** Marks of a time axis: the days they stand on, and how they are written. */
interface TimeTicks {
  readonly days: readonly number[];
  readonly label: (date: Date) => string;
}

const MOST_TIMES = 14;
/** Months from one mark to the next: every one is a divisor or a multiple of a year. */
const MONTH_STEPS = [1, 3, 6, 12, 24, 60, 120];

/** Years, quarters or months of a period in UTC, one line each; its first day where no month begins in it. */
export function timeTicks({
  startDay,
  endDay,
}: {
  readonly startDay: number;
  readonly endDay: number;
}): TimeTicks {
  const starts = monthStarts(startDay, endDay);
  if (starts.length === 0) return { days: [startDay], label: isoDay };
  const step = MONTH_STEPS.find((months) => starts.length / months <= MOST_TIMES) ?? 240;
  const days = starts.filter((day) => monthNumber(day) % step === 0);
  const isYears = step >= 12;
  return days.length === 0
    ? { days: [starts[0]], label: isoMonth }
    : { days, label: isYears ? isoYear : isoMonth };
}

/** First days of months within a period. */
export function monthStarts(startDay: number, endDay: number): number[] {
  const starts: number[] = [];
  const date = new Date(startDay * DAY_MS);
  if (date.getUTCDate() > 1) date.setUTCMonth(date.getUTCMonth() + 1, 1);
  for (; date.getTime() <= endDay * DAY_MS; date.setUTCMonth(date.getUTCMonth() + 1)) {
    starts.push(date.getTime() / DAY_MS);
  }
  return starts;
}

/** Months since the year 0. */
function monthNumber(day: number): number {
  const date = new Date(day * DAY_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

const isoDay = (date: Date): string => dayText(date.getTime() / DAY_MS);
const isoMonth = (date: Date): string => isoDay(date).slice(0, 7);
const isoYear = (date: Date): string => isoDay(date).slice(0, 4);
