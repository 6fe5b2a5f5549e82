import { clopperPearson, type Interval } from '../distributions.js';
import type { Axis } from './axis.js';
import { fitTwoLevels } from './two-levels.js';
import { type Stretch, sumOver } from './windows.js';

/** How many times as many visits per expected visit there were inside windows as outside. */
export interface RateRatio {
  readonly ratio: number;
  /** 95 %, widened by the dispersion. */
  readonly interval: Interval;
}

/** What a rate ratio is made from. */
interface Shares {
  /** Visits inside windows, and all visits. */
  readonly inside: number;
  readonly all: number;
  /** Share of the expected visits that lies inside, above 0 and below 1. */
  readonly expectedShare: number;
  /** Variance of counts as a multiple of their mean, at least 1; an upper limit where it was measured. */
  readonly dispersion: number;
}

/**
 * Rate ratio with the interval of Clopper and Pearson on counts divided by the dispersion (method, section 4, step 5).
 *
 * @returns null when no visit lies outside: then there is nothing to compare with
 */
export function rateRatio({ inside, all, expectedShare, dispersion }: Shares): RateRatio | null {
  if (inside >= all || expectedShare <= 0 || expectedShare >= 1) return null;
  const toRatio = (share: number) => (share / (1 - share)) * ((1 - expectedShare) / expectedShare);
  const share = clopperPearson(inside / dispersion, all / dispersion);
  return {
    ratio: toRatio(inside / all),
    interval: { low: toRatio(share.low), high: toRatio(share.high) },
  };
}

/** How much the tempo differed inside some stretches of the axis, and how far visits scatter about that. */
interface Effect {
  readonly ratio: RateRatio | null;
  readonly dispersion: number;
  /** Upper limit of the dispersion: what interval and power go by, because a few years of bins measure it roughly. */
  readonly dispersionLimit: number;
}

/**
 * The rate ratio from a fit that includes the windows: without them growth takes up a part of their effect, and a true ratio
 * of 3 comes out as 2.4 (method, section 4, step 5).
 */
export function effectOf(axis: Axis, counts: Float64Array, stretches: readonly Stretch[]): Effect {
  const marked = insideOf(counts.length, stretches);
  if (marked.every((value) => value === marked[0])) return { ratio: null, dispersion: 1, dispersionLimit: 1 };
  const { clock } = fitTwoLevels(axis, counts, marked);
  const dispersion = dispersionOf(axis, { counts, expected: clock }, stretches);
  const dispersionLimit = dispersion * limitFactor(Math.ceil(counts.length / BIN_DAYS) - ESTIMATED);
  const whole = [{ from: 0, to: counts.length }];
  const shares = {
    inside: sumOver(counts, stretches),
    all: sumOver(counts, whole),
    expectedShare: sumOver(clock, stretches) / sumOver(clock, whole),
    dispersion: dispersionLimit,
  };
  return { ratio: rateRatio(shares), dispersion, dispersionLimit };
}

/** The deviation that is exceeded with a chance of 16 %: one standard error. */
const ONE_SIDED = 1;

/** Degrees of freedom over the lower quantile of their chi-square distribution (Wilson and Hilferty, PNAS 17, 1931). */
function limitFactor(freedom: number): number {
  const spread = 2 / (9 * Math.max(1, freedom));
  return Math.max(0.3, 1 - spread - ONE_SIDED * Math.sqrt(spread)) ** -3;
}

const BIN_DAYS = 56;
/** A growth rate, a rate inside and a rate outside are estimated. */
const ESTIMATED = 3;

/**
 * Pearson's dispersion of counts in bins of 56 days of the axis about rates that differ inside and outside windows, at least 1.
 * 1 means that visits come independently; 2.5 that they come two or three at a time.
 */
export function dispersionOf(
  axis: Axis,
  series: { readonly counts: Float64Array; readonly expected: Float64Array },
  stretches: readonly Stretch[],
): number {
  const { counts, expected } = series;
  const isInside = insideOf(axis.days.length, stretches);
  const [observedIn, expectedIn] = [sumOver(counts, stretches), sumOver(expected, stretches)];
  const whole = [{ from: 0, to: counts.length }];
  const rateIn = expectedIn === 0 ? 0 : observedIn / expectedIn;
  const rateOut = (sumOver(counts, whole) - observedIn) / (sumOver(expected, whole) - expectedIn);
  const bins = Math.ceil(counts.length / BIN_DAYS);
  const [observed, mean] = [new Float64Array(bins), new Float64Array(bins)];
  for (let i = 0; i < counts.length; i++) {
    const bin = Math.floor(i / BIN_DAYS);
    observed[bin] += counts[i];
    mean[bin] += expected[i] * (isInside[i] === 1 ? rateIn : rateOut);
  }
  return pearson(observed, mean, ESTIMATED);
}

/** 1 for each day of the axis inside a stretch. */
export function insideOf(length: number, stretches: readonly Stretch[]): Uint8Array {
  const inside = new Uint8Array(length);
  for (const { from, to } of stretches) inside.fill(1, from, to);
  return inside;
}

/** Σ (observed − mean)² / mean per degree of freedom, at least 1. */
export function pearson(observed: Float64Array, mean: Float64Array, estimated: number): number {
  let sum = 0;
  let bins = 0;
  for (const [i, value] of mean.entries()) {
    if (!(value > 0)) continue;
    sum += (observed[i] - value) ** 2 / value;
    bins++;
  }
  return bins > estimated ? Math.max(1, sum / (bins - estimated)) : 1;
}
