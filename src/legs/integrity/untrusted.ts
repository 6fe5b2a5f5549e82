import { message } from '../../i18n/message.js';
import { durationMessage } from '../../i18n/units.js';
import { Flag } from '../../source/reports.js';
import type { Finding } from './flag.js';
import type { Heard } from './heard.js';

/** A lapse of some seconds is not worth a word. */
const SHORTEST_MS = 30_000;
/** So many reports have to say that the position can be relied on, before or after: many transponders never do. */
const TRUSTED_BEFORE = 5;

/**
 * A stretch in the air in which the aircraft itself says that its position cannot be relied on (NIC, NACp or SIL 0), having said
 * otherwise in the same leg: what satellite receivers do where they are jammed or misled. On the ground many do so as a rule.
 */
export function untrusted(heard: Heard): Finding[] {
  const { flags, timeMs } = heard.reports;
  const said = sayings(heard);
  const trusted = said.filter((i) => (flags[i] & Flag.trusted) !== 0).length;
  if (trusted < TRUSTED_BEFORE || trusted === said.length) return [];
  return runsOfUntrusted(flags, said).flatMap(([from, to, reports]) => {
    const spanMs = timeMs[to] - timeMs[from];
    if (spanMs < SHORTEST_MS) return [];
    const reason = message('flag.untrusted', { duration: durationMessage(spanMs) });
    return [{ kind: 'untrusted', fromMs: timeMs[from], toMs: timeMs[to], reports, reason }];
  });
}

/** Reports in the air that say anything about their position: with readsb, every fourth or so. */
function sayings({ reports: { flags }, first, last }: Heard): number[] {
  const said: number[] = [];
  for (let i = first; i <= last; i++) {
    const isAirborne = (flags[i] & Flag.ground) === 0;
    if (isAirborne && (flags[i] & (Flag.trusted | Flag.untrusted)) !== 0) said.push(i);
  }
  return said;
}

/** First and last report, and how many, of each run of those that say they cannot be relied on. */
function runsOfUntrusted(
  flags: Uint8Array,
  said: readonly number[],
): (readonly [from: number, to: number, reports: number])[] {
  const runs: (readonly [number, number, number])[] = [];
  let begin = -1;
  for (let k = 0; k <= said.length; k++) {
    const isUntrusted = k < said.length && (flags[said[k]] & Flag.untrusted) !== 0;
    if (isUntrusted && begin < 0) begin = k;
    if (isUntrusted || begin < 0) continue;
    runs.push([said[begin], said[k - 1], k - begin]);
    begin = -1;
  }
  return runs;
}
