import { clopperPearson, type Interval } from '../distributions.js';
import type { Axis } from './axis.js';
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
  /** Variance of counts as a multiple of their mean, at least 1. */
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
