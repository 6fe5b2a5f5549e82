import { fitSeries, type Series, totalOf, windowStretches, withoutWindow } from './series.js';
import { timingTest } from './timing-test.js';
import type { Window } from './windows.js';

/** The primary test without one of the windows. */
export interface LeftOut {
  readonly window: Window;
  /** Null when nothing is left to test. */
  readonly p: number | null;
}

/** For each window: its days are cut out of the axis, everything is fitted anew and tested (method, section 4, step 6). */
export function leaveOneOut(series: Series): LeftOut[] {
  return series.windows.map((window) => ({ window, p: pWithout(series, window) }));
}

/** The largest p of all, with the window whose absence makes it so; null when a test could not be made. */
export function worstOf(leftOut: readonly LeftOut[]): { readonly window: Window; readonly p: number } | null {
  let worst: { window: Window; p: number } | null = null;
  for (const { window, p } of leftOut) {
    if (p === null) return null;
    if (worst === null || p > worst.p) worst = { window, p };
  }
  return worst;
}

/** Whether the test would hold whichever window is left out; it stops at the first that carries it. */
export function holdsWithoutAny(series: Series, level: number): boolean {
  return series.windows.every((window) => (pWithout(series, window) ?? 1) <= level);
}

function pWithout(series: Series, window: Window): number | null {
  const rest = withoutWindow(series, window);
  const stretches = windowStretches(rest);
  return stretches.length === 0 || totalOf(rest) === 0 ? null : timingTest(fitSeries(rest), stretches).p;
}
