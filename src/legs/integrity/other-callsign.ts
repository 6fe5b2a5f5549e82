import { message } from '../../i18n/message.js';
import { durationMessage } from '../../i18n/units.js';
import type { Finding } from './flag.js';
import type { Heard } from './heard.js';

/** Crews who change their callsign in flight do not change it back, and not within so short a time. */
const LONGEST_MS = 3 * 60_000;

/** So often each of two callsigns stands briefly between reports of the other where two aircraft send by turns. */
const TURNS_EACH = 3;

/**
 * A callsign carried for a short while between reports of another: a receiver that took it from a neighbour, or a transponder read
 * wrongly. The leg's own callsign stays the one that most of its reports carried. Where each of two stands among the other again
 * and again, two aircraft send under one address.
 */
export function otherCallsign(heard: Heard): Finding[] {
  const { callsign, callsigns } = heard.reports;
  if (callsigns.length < 2) return [];
  const strays = straysIn(heard, runsOfCallsigns(callsign, heard.first, heard.last));
  const counts = countsOf(strays);
  const turns = strays.filter(({ other, own }) => isByTurns(counts, other, own));
  if (turns.length === 0) return strays.map(({ finding }) => finding);
  return [
    byTurns(
      turns.map(({ finding }) => finding),
      callsigns[turns[0].own - 1],
      callsigns[turns[0].other - 1],
    ),
  ];
}

/** One callsign among reports of another. */
interface Stray {
  readonly other: number;
  readonly own: number;
  readonly finding: Finding;
}

function straysIn({ reports: { callsigns, timeMs } }: Heard, runs: readonly Run[]): Stray[] {
  return runs.flatMap(({ code, from, to }, k) => {
    const [before, after] = [runs[k - 1], runs[k + 1]];
    if (before === undefined || after === undefined || before.code !== after.code) return [];
    // Of two that take turns, the longer heard is the flight's own.
    const spanMs = timeMs[after.from] - timeMs[before.to];
    if (spanMs > LONGEST_MS || after.to - after.from < to - from) return [];
    const [callsign, own] = [callsigns[code - 1], callsigns[before.code - 1]];
    const reason = message('flag.otherCallsign', { callsign, own, duration: durationMessage(spanMs) });
    const place = { fromMs: timeMs[from], toMs: timeMs[to], reports: to - from + 1 };
    return [{ other: code, own: before.code, finding: { kind: 'other-callsign', ...place, reason } }];
  });
}

/** How often one callsign stands among another, counted once: two may take turns thousands of times. */
function countsOf(strays: readonly Stray[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { other, own } of strays)
    counts.set(`${other} ${own}`, (counts.get(`${other} ${own}`) ?? 0) + 1);
  return counts;
}

function isByTurns(counts: ReadonlyMap<string, number>, one: number, other: number): boolean {
  const among = (a: number, b: number) => counts.get(`${a} ${b}`) ?? 0;
  return among(one, other) >= TURNS_EACH && among(other, one) >= TURNS_EACH;
}

function byTurns(findings: readonly Finding[], one: string, other: string): Finding {
  return {
    kind: 'two-aircraft',
    fromMs: findings[0].fromMs,
    toMs: findings[findings.length - 1].toMs,
    reports: findings.reduce((sum, { reports }) => sum + reports, 0),
    reason: message('flag.callsignsByTurns', { one, other, turns: findings.length }),
  };
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
