import { type FittedSeries, rotationTest } from './series.js';
import { stretchesOn } from './windows.js';

/** All episodes laid over each other, so many days from their start: a picture, not a test. */
export interface Epoch {
  /** Days after the start of the first episode of each window, both included; negative: before. */
  readonly fromDay: number;
  readonly toDay: number;
  readonly observed: number;
  readonly expected: number;
  /** Between which 95 of 100 shifts lie. */
  readonly low: number;
  readonly high: number;
}

const BIN_DAYS = 10;
const REACH_DAYS = 60;

/** Superposed epochs in bins of ten days, from 60 days before the start of an episode to 60 days after. */
export function epochsOf(fitted: FittedSeries): Epoch[] {
  const starts = fitted.windows.map(({ episodes }) => episodes[0].startDay);
  const bins = (2 * REACH_DAYS) / BIN_DAYS;
  return Array.from({ length: bins }, (_, k) => {
    const fromDay = k * BIN_DAYS - REACH_DAYS;
    const toDay = fromDay + BIN_DAYS - 1;
    const spans = starts.map((start) => ({ startDay: start + fromDay, endDay: start + toDay }));
    const { rotated, observed, expected } = rotationTest(fitted, stretchesOn(fitted.axis, spans));
    const inOrder = rotated.toSorted();
    const at = (share: number) => inOrder[Math.round(share * (inOrder.length - 1))];
    return { fromDay, toDay, observed, expected, low: at(0.025), high: at(0.975) };
  });
}
