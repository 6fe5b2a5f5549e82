import { message } from '../../i18n/message.js';
import { distanceMessage, durationMessage } from '../../i18n/units.js';
import type { Reports } from '../../source/reports.js';
import { circleKm } from './circle.js';
import type { Finding } from './flag.js';
import type { Heard } from './heard.js';
import { apartKm, canFly, heaviestChain, type Piece, piecesOf } from './tracks.js';

/** One or two wild positions are left out by cleaning, as `dropped` says, and say nothing of the rest. */
const FEWEST = 3;
/** So many comings and goings between two places are no single jump. */
const FEWEST_TURNS = 4;
/** From here on it is two aircraft though the one in the background does not fly all of its reports: it may be two in turn. */
const MANY_TURNS = 12;
/** Of the reports off the track, the share that must make a track of its own, or lie on the track itself. */
const MOST_OF = 0.8;
const ON_TRACK_KM = 2;
/** Enough of the reports off the track to tell whether they lie on it. */
const SAMPLE = 60;

/**
 * Reports that no one aircraft can have flown together with the rest of the leg: the most that fit together are believed,
 * the others flagged by what they look like.
 *
 * @param isFalse positions that are known to be false or old already
 */
export function astray(heard: Heard, isFalse: (i: number) => boolean): Finding[] {
  const { reports, profile } = heard;
  const believed: number[] = [];
  for (let i = heard.first; i <= heard.last; i++) if (!isFalse(i)) believed.push(i);
  const pieces = piecesOf(reports, believed, profile.maxGroundspeedKt);
  if (pieces.length < 2) return [];
  const chain = heaviestChain(reports, pieces, profile.maxGroundspeedKt);
  const groups = groupsOff(pieces, chain);
  const off = groups.flat();
  if (off.length < FEWEST) return [];
  const on = pieces.filter((piece) => chain.has(piece)).flat();
  return wrongTimes(heard, off, on) ?? twoTracks(heard, groups, on) ?? jumps(heard, groups, on);
}

/** What lies between two pieces of the chain, or before or after all of it. */
function groupsOff(pieces: readonly Piece[], chain: ReadonlySet<Piece>): number[][] {
  const groups: number[][] = [];
  let isOpen = false;
  for (const piece of pieces) {
    if (chain.has(piece)) isOpen = false;
    else if (isOpen) for (const i of piece) groups[groups.length - 1].push(i);
    else {
      groups.push([...piece]);
      isOpen = true;
    }
  }
  return groups;
}

/** The places lie on the track, at another time: a clock is wrong, not a place. */
function wrongTimes({ reports }: Heard, off: readonly number[], on: readonly number[]): Finding[] | null {
  const step = Math.ceil(off.length / SAMPLE);
  const sample = off.filter((_, k) => k % step === 0);
  const offsets = sample.flatMap((i) => {
    const near = nearestTo(on, (j) => apartKm(reports, i, j));
    return isOnTrack(reports, i, on, near) ? [Math.abs(reports.timeMs[near.at] - reports.timeMs[i])] : [];
  });
  if (offsets.length < MOST_OF * sample.length) return null;
  const middleMs = offsets.sort((a, b) => a - b)[offsets.length >> 1];
  const reason = message('flag.clock', { reports: off.length, offset: durationMessage(middleMs) });
  return [{ kind: 'clock', ...stretchOf(reports.timeMs, off), reason }];
}

/** Beside a report of the track, or between it and one of its neighbours. */
function isOnTrack(reports: Reports, i: number, on: readonly number[], { at, distance }: Nearest): boolean {
  if (distance <= ON_TRACK_KM) return true;
  const k = on.indexOf(at);
  return [on[k - 1], on[k + 1]]
    .filter((j) => j !== undefined)
    .some((j) => distance + apartKm(reports, i, j) - apartKm(reports, at, j) <= ON_TRACK_KM / 2);
}

/** Reports that jump back and forth between two tracks, each flyable alone. */
function twoTracks(heard: Heard, groups: readonly number[][], on: readonly number[]): Finding[] | null {
  if (groups.length < FEWEST_TURNS) return null;
  const { reports, profile } = heard;
  const off = groups.flat();
  const pieces = piecesOf(reports, off, profile.maxGroundspeedKt);
  const other = [...heaviestChain(reports, pieces, profile.maxGroundspeedKt)];
  const flown = other.reduce((sum, piece) => sum + piece.length, 0);
  if (groups.length < MANY_TURNS && flown < MOST_OF * off.length) return null;
  const apart = distanceMessage(farthest(heard, off, on));
  const reason = message('flag.twoTracks', { turns: groups.length, apart });
  return [{ kind: 'two-aircraft', ...stretchOf(reports.timeMs, off), reason }];
}

function jumps(heard: Heard, groups: readonly number[][], on: readonly number[]): Finding[] {
  const { reports } = heard;
  return groups
    .filter((group) => group.length >= FEWEST)
    .map((group) => {
      const stretch = stretchOf(reports.timeMs, group);
      const radiusKm = circleKm(reports, group);
      const away = distanceMessage(leapKm(heard, group, on));
      const duration = durationMessage(stretch.toMs - stretch.fromMs);
      if (radiusKm === null)
        return { kind: 'jump', ...stretch, reason: message('flag.jump', { away, duration }) };
      const radius = distanceMessage(radiusKm);
      return { kind: 'circle', ...stretch, reason: message('flag.circle', { radius, away, duration }) };
    });
}

function stretchOf(timeMs: Float64Array, at: readonly number[]) {
  return { fromMs: timeMs[at[0]], toMs: timeMs[at[at.length - 1]], reports: at.length };
}

/** The leap that nobody can fly, on whichever side of the group it is; the farther of two. */
function leapKm({ reports, profile }: Heard, group: readonly number[], on: readonly number[]): number {
  const [first, last] = [group[0], group[group.length - 1]];
  const before = on.findLast((i) => i < first);
  const after = on.find((i) => i > last);
  const leaps = [
    ...(before === undefined ? [] : [[before, first] as const]),
    ...(after === undefined ? [] : [[last, after] as const]),
  ].filter(([i, j]) => !canFly(reports, i, j, profile.maxGroundspeedKt));
  return Math.max(0, ...leaps.map(([i, j]) => apartKm(reports, i, j)));
}

function farthest({ reports }: Heard, off: readonly number[], on: readonly number[]): number {
  let km = 0;
  for (const i of off) {
    const near = nearestTo(on, (j) => Math.abs(reports.timeMs[j] - reports.timeMs[i]));
    km = Math.max(km, apartKm(reports, i, near.at));
  }
  return km;
}

/** The report of some that is nearest in one sense or another. */
interface Nearest {
  readonly at: number;
  readonly distance: number;
}

function nearestTo(on: readonly number[], distanceTo: (j: number) => number): Nearest {
  let [at, distance] = [on[0], Number.POSITIVE_INFINITY];
  for (const j of on) {
    const one = distanceTo(j);
    if (one < distance) [at, distance] = [j, one];
  }
  return { at, distance };
}
