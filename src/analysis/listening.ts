import type { Coverage } from '../ledger/coverage/coverage.js';
import type { MonthlyDetection } from './visit-detection.js';

/** Who was listening near a field in a day or month, with the chance that a visit there would have been noticed. */
export interface Listening extends Coverage {
  /** Of the month; on a day, of the month it lies in. */
  readonly detection: Omit<MonthlyDetection, 'month'>;
}

const NOTHING_KNOWN = { probability: null, interval: null, known: 0, heard: 0 };

/** Puts coverage and detection of one field together, by month. */
export function joinDetection(
  coverage: readonly Coverage[],
  detection: readonly MonthlyDetection[],
): Listening[] {
  const byMonth = new Map(detection.map(({ month, ...rest }) => [month, rest]));
  return coverage.map((one) => ({
    ...one,
    detection: byMonth.get(one.period.slice(0, '2025-02'.length)) ?? NOTHING_KNOWN,
  }));
}
