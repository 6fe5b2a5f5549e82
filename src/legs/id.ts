import { hash } from 'node:crypto';
import { airframeKey } from '../trace/airframe.js';
import type { Trace } from '../trace/trace.js';

const DIGITS = 16;

/**
 * A leg's id: the first 16 hex digits of the SHA-256 over address, time and place of its first report, and the hash of the
 * file that report stands in. The same evidence gives the same id in whatever order it was read.
 */
export function legId(trace: Trace, first: number): string {
  const { timeMs, latitudeDeg, longitudeDeg } = trace.reports;
  const source = trace.sources[trace.sourceOf[first]];
  const parts = [
    airframeKey(source.header),
    timeMs[first].toFixed(0),
    latitudeDeg[first].toFixed(6),
    longitudeDeg[first].toFixed(6),
    source.sha256,
  ];
  return hash('sha256', parts.join(' '), 'hex').slice(0, DIGITS);
}
