import { grouped } from '../../source/syntax/grouped.js';
import { type ArchiveDay, DAY_MS, type DayState, dayState, daysBetween } from './days.js';
import type { Interval } from './heard-near.js';
import { longestSilence, union, within } from './silence.js';

/** One aircraft's time near the field. */
export interface Heard {
  /** Six hex digits, or the key of a track that names no address. */
  readonly airframe: string;
  readonly intervals: readonly Interval[];
  readonly synthetic: boolean;
}

/** What the coverage of one field is made from. */
export interface CoverageInput {
  /** `ident`. */
  readonly place: string;
  /** UTC milliseconds: from this instant, and up to but not including that one. */
  readonly sinceMs: number;
  readonly untilMs: number;
  readonly archives: readonly ArchiveDay[];
  readonly heard: readonly Heard[];
}

/** Who was listening near one field in one day or month. */
export interface Coverage {
  readonly place: string;
  /** `2025-02` or `2025-02-07`. */
  readonly period: string;
  readonly days: number;
  readonly wholeDays: number;
  readonly incompleteDays: number;
  readonly missingDays: readonly string[];
  /** Every archive's share of every day: files, and folders present against expected. */
  readonly archives: readonly ArchiveDay[];
  /** Aircraft heard near and low, see heard-near; null where no day was read: nobody listened, which is not silence. */
  readonly aircraftLow: number | null;
  readonly minutesHeard: number | null;
  readonly longestSilenceMinutes: number | null;
  readonly longestSilenceFromMs: number | null;
  readonly synthetic: boolean;
}

/** One {@link Coverage} for each day or month of the period, in order. */
export function coverageOf(input: CoverageInput, by: 'day' | 'month'): Coverage[] {
  const days = daysBetween(input.sinceMs, input.untilMs);
  const archives = grouped(input.archives, ({ day }) => day);
  const periods = grouped(days, (day) => (by === 'day' ? day : day.slice(0, '2025-02'.length)));
  return [...periods].map(([period, members]) => ofPeriod(input, period, members, archives));
}

/** What there is of each day of a period. */
export function statesOf(days: readonly string[], archives: readonly ArchiveDay[]): Map<string, DayState> {
  const byDay = grouped(archives, ({ day }) => day);
  return new Map(days.map((day) => [day, dayState(byDay.get(day) ?? [])]));
}

function ofPeriod(
  input: CoverageInput,
  period: string,
  days: readonly string[],
  archives: ReadonlyMap<string | null, readonly ArchiveDay[]>,
): Coverage {
  const states = days.map((day) => dayState(archives.get(day) ?? []));
  const daysIn = (wanted: DayState): string[] => days.filter((_, k) => states[k] === wanted);
  const listening = stretches(input, [...daysIn('whole'), ...daysIn('incomplete')]);
  return {
    place: input.place,
    period,
    days: days.length,
    wholeDays: daysIn('whole').length,
    incompleteDays: daysIn('incomplete').length,
    missingDays: daysIn('missing'),
    archives: days.flatMap((day) => archives.get(day) ?? []),
    ...hearing(input, listening),
  };
}

/** The read days as stretches of time, cut to the period asked for. */
function stretches({ sinceMs, untilMs }: CoverageInput, days: readonly string[]): Interval[] {
  const whole = days.map((day): Interval => [Date.parse(day), Date.parse(day) + DAY_MS]);
  return within(union(whole), [sinceMs, untilMs]);
}

function hearing({ heard }: CoverageInput, listening: readonly Interval[]) {
  const inside = heard
    .map((one) => ({ ...one, intervals: listening.flatMap((stretch) => within(one.intervals, stretch)) }))
    .filter(({ intervals }) => intervals.length > 0);
  const synthetic = inside.some((one) => one.synthetic);
  if (listening.length === 0) {
    const none = { aircraftLow: null, minutesHeard: null };
    return { ...none, longestSilenceMinutes: null, longestSilenceFromMs: null, synthetic };
  }
  const merged = union(inside.flatMap(({ intervals }) => intervals));
  const silence = longestSilence(merged, listening);
  const heardMs = merged.reduce((sum, [fromMs, toMs]) => sum + toMs - fromMs, 0);
  return {
    aircraftLow: new Set(inside.map(({ airframe }) => airframe)).size,
    minutesHeard: Math.round(heardMs / 60_000),
    longestSilenceMinutes: silence === null ? null : Math.round((silence[1] - silence[0]) / 60_000),
    longestSilenceFromMs: silence === null ? null : silence[0],
    synthetic,
  };
}
