import { DAY_MS } from './day.js';
import { clopperPearson, type Interval } from './distributions.js';

/** The chance, day by day, that a visit would have been detected. */
export interface Exposure {
  /** Whole UTC days since 1970-01-01. */
  readonly firstDay: number;
  /** One per day, 0 to 1; NaN where nothing tells. */
  readonly perDay: Float64Array;
  /** 1 for each day whose value is that of months further off, because nobody came there in its own; absent: none. */
  readonly borrowed?: Uint8Array;
}

/** Something that is known to have happened whether or not it was heard: a departure after an arrival, say. */
export interface KnownEvent {
  readonly day: number;
  readonly heard: boolean;
}

/** What is known of one calendar month, its neighbours' share included. */
export interface MonthlyExposure {
  /** `2020-09`. */
  readonly month: string;
  /** Both included, cut to the period asked for. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** Known events of this month alone, and how many of them were heard. */
  readonly known: number;
  readonly heard: number;
  /** The same with the months around it, each month further away weighing half as much. */
  readonly knownAround: number;
  readonly heardAround: number;
}

/** Weight of a month by its distance in months. */
const WEIGHTS = [1, 0.5, 0.25];

/**
 * Counts known events by month and smooths them over the months around. Months of the period without any are there too.
 *
 * @param period first and last day, both included
 */
export function exposureByMonth(
  events: readonly KnownEvent[],
  { firstDay, lastDay }: { readonly firstDay: number; readonly lastDay: number },
): MonthlyExposure[] {
  const first = monthOf(firstDay);
  const months = monthOf(lastDay) - first + 1;
  const known = new Float64Array(months);
  const heard = new Float64Array(months);
  for (const event of events) {
    if (event.day < firstDay || event.day > lastDay) continue;
    const k = monthOf(event.day) - first;
    known[k]++;
    if (event.heard) heard[k]++;
  }
  return Array.from({ length: months }, (_, k) => ({
    month: monthText(first + k),
    firstDay: Math.max(firstDay, dayOfMonth(first + k)),
    lastDay: Math.min(lastDay, dayOfMonth(first + k + 1) - 1),
    known: known[k],
    heard: heard[k],
    knownAround: around(known, k),
    heardAround: around(heard, k),
  }));
}

/** Exposure with one value per month, chosen by `share`; a month for which it gives null is unknown. */
export function exposureOf(
  months: readonly MonthlyExposure[],
  share: (month: MonthlyExposure) => number | null,
): Exposure {
  const firstDay = months[0].firstDay;
  const perDay = new Float64Array(months[months.length - 1].lastDay - firstDay + 1);
  for (const month of months) {
    perDay.fill(share(month) ?? Number.NaN, month.firstDay - firstDay, month.lastDay - firstDay + 1);
  }
  return { firstDay, perDay };
}

/** A quiet month takes its chance from known months at most so far off. */
const FURTHEST_MONTHS = 6;

/**
 * The same, but a month of which nothing is known takes the chance between those of the nearest known months before and after
 * it: that nobody came does not say that nobody was receiving. Further than half a year off it stays unknown.
 */
export function quietExposureOf(
  months: readonly MonthlyExposure[],
  share: (month: MonthlyExposure) => number | null,
): Exposure {
  const own = months.map(share);
  const filled = own.map((value, k) => value ?? between(own, k));
  const at = new Map(months.map((month, k) => [month, k]));
  const { firstDay, perDay } = exposureOf(months, (month) => filled[at.get(month)!]);
  const isBorrowed = exposureOf(months, (month) => Number(own[at.get(month)!] === null));
  return {
    firstDay,
    perDay,
    borrowed: Uint8Array.from(isBorrowed.perDay, (b, i) => (perDay[i] > 0 ? b : 0)),
  };
}

/** On the straight line between the nearest known months; the one there is where there is one only. */
function between(own: readonly (number | null)[], k: number): number | null {
  const nearest = (step: 1 | -1) => {
    for (let distance = 1; distance <= FURTHEST_MONTHS; distance++) {
      const value = own[k + step * distance] ?? null;
      if (value !== null) return { value, distance };
    }
    return null;
  };
  const [before, after] = [nearest(-1), nearest(1)];
  if (before === null || after === null) return (before ?? after)?.value ?? null;
  return (before.value * after.distance + after.value * before.distance) / (before.distance + after.distance);
}

/** The chance of being heard in a month: null when neither it nor the months next to it hold a known event. */
export function shareHeard({ knownAround, heardAround }: MonthlyExposure): number | null {
  // Half an event of each kind is added: a month in which all of three were heard does not prove that all are heard.
  return knownAround < WEIGHTS[1] ? null : (heardAround + 0.5) / (knownAround + 1);
}

/** 95 % interval of {@link shareHeard} (Clopper and Pearson), as if the weighted neighbours were of the same month. */
export function shareInterval({ knownAround, heardAround }: MonthlyExposure): Interval | null {
  return knownAround < WEIGHTS[1] ? null : clopperPearson(heardAround, knownAround);
}

/** The chance that at least one of two independent ends is heard, day by day; both are of the same days. */
export function eitherEnd(one: Exposure, other: Exposure): Exposure {
  const perDay = one.perDay.map((a, k) => 1 - (1 - a) * (1 - other.perDay[k]));
  const isBorrowed = (k: number) => Math.max(one.borrowed?.[k] ?? 0, other.borrowed?.[k] ?? 0);
  return {
    firstDay: one.firstDay,
    perDay,
    borrowed: Uint8Array.from(perDay, (value, k) => (value > 0 ? isBorrowed(k) : 0)),
  };
}

function around(values: Float64Array, k: number): number {
  return WEIGHTS.reduce((sum, weight, distance) => {
    const earlier = values[k - distance] ?? 0;
    const later = distance === 0 ? 0 : (values[k + distance] ?? 0);
    return sum + weight * (earlier + later);
  }, 0);
}

/** Months since year 0. */
function monthOf(day: number): number {
  const date = new Date(day * DAY_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

const dayOfMonth = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12) / DAY_MS;

const monthText = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
