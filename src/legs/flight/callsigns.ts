import type { Reports } from '../../source/reports.js';
import type { Leg } from '../leg.js';
import type { Span } from './split.js';

/** The callsign most of a leg's reports carried (the earlier one of a tie), and all that were heard, in order of hearing. */
export function callsignsOf(reports: Reports, span: Span): Pick<Leg, 'callsign' | 'callsigns'> {
  const counts = new Uint32Array(reports.callsigns.length + 1);
  const order: number[] = [];
  for (let i = span.first; i <= span.last; i++) {
    const code = reports.callsign[i];
    if (code !== 0 && counts[code]++ === 0) order.push(code);
  }
  const most = Math.max(0, ...order.map((code) => counts[code]));
  const first = order.find((code) => counts[code] === most);
  return {
    callsign: first === undefined ? null : reports.callsigns[first - 1],
    callsigns: order.map((code) => reports.callsigns[code - 1]),
  };
}
