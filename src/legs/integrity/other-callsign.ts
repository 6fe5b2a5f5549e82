import type { Finding } from './flag.js';
import { type Heard, spanWords } from './heard.js';

/** Crews who change their callsign in flight do not change it back, and not within so short a time. */
const LONGEST_MS = 3 * 60_000;

/**
 * A callsign carried for a short while between reports of another: a receiver that took it from a neighbour, or a transponder read
 * wrongly. The leg's own callsign stays the one that most of its reports carried.
 */
export function otherCallsign({ reports, first, last }: Heard): Finding[] {
  const { callsign, callsigns, timeMs } = reports;
  if (callsigns.length < 2) return [];
  const runs = runsOfCallsigns(callsign, first, last);
  return runs.flatMap(({ code, from, to }, k) => {
    const [before, after] = [runs[k - 1], runs[k + 1]];
    if (before === undefined || after === undefined || before.code !== after.code) return [];
    // Of two that take turns, the longer heard is the flight's own.
    const spanMs = timeMs[after.from] - timeMs[before.to];
    if (spanMs > LONGEST_MS || after.to - after.from < to - from) return [];
    const [other, own] = [callsigns[code - 1], callsigns[before.code - 1]];
    const reason = `carried the callsign ${other} for ${spanWords(spanMs)}, and ${own} before and after: one of them is another aircraft’s, or was read wrongly`;
    return [
      { kind: 'other-callsign', fromMs: timeMs[from], toMs: timeMs[to], reports: to - from + 1, reason },
    ];
  });
}

interface Run {
  /** As in the reports: position in the list of callsigns, plus one. */
  readonly code: number;
  readonly from: number;
  to: number;
}

/** Runs of one callsign; reports that carry none belong to no run and end none. */
function runsOfCallsigns(callsign: Uint16Array, first: number, last: number): Run[] {
  const runs: Run[] = [];
  for (let i = first; i <= last; i++) {
    const code = callsign[i];
    if (code === 0) continue;
    const run = runs.at(-1);
    if (run?.code === code) run.to = i;
    else runs.push({ code, from: i, to: i });
  }
  return runs;
}
