import { astray } from './astray.js';
import type { Finding } from './flag.js';
import type { Heard } from './heard.js';
import { mlatScatter } from './mlat-scatter.js';
import { otherCallsign } from './other-callsign.js';
import { staleRepeats } from './stale.js';
import { tooSlow } from './too-slow.js';
import { untrusted } from './untrusted.js';

/**
 * Everything wrong with the reports heard in a leg's time, in order of time.
 *
 * Each finding rests on the reports of the leg alone, so that neither the order of evidence nor the way it is cut changes any.
 *
 * @param isSmooth whether each report can be reached from the one before: then nobody looks for jumps
 */
export function inspect(heard: Heard, isSmooth: boolean): Finding[] {
  const { first, last } = heard;
  const marked = new Uint8Array(last - first + 1);
  const mark = (i: number): void => {
    marked[i - first] = 1;
  };
  const alone = [
    ...staleRepeats(heard, mark),
    ...tooSlow(heard, mark),
    ...mlatScatter(heard),
    ...otherCallsign(heard),
    ...untrusted(heard),
  ];
  const together = isSmooth ? [] : astray(heard, (i) => marked[i - first] === 1);
  return [...alone, ...together].sort((a, b) => a.fromMs - b.fromMs || (a.kind < b.kind ? -1 : 1));
}
