import type { Episode } from '../episode.js';
import { type Axis, positionOf, type Span } from './axis.js';

/** How far a window reaches beyond its episode, in days. Fixed before anybody looks. */
export interface Reach {
  readonly beforeDays: number;
  readonly afterDays: number;
}

/** A span around one or more episodes; windows never share a day. */
export interface Window extends Span {
  readonly episodes: readonly Episode[];
}

/** Windows around episodes, in order of time. Episodes whose windows overlap or touch are one (method, section 4). */
export function windowsOf(episodes: readonly Episode[], { beforeDays, afterDays }: Reach): Window[] {
  const inOrder = [...episodes].sort((a, b) => a.startDay - b.startDay || a.endDay - b.endDay);
  const windows: Window[] = [];
  for (const episode of inOrder) {
    const startDay = episode.startDay - beforeDays;
    const endDay = episode.endDay + afterDays;
    const last = windows.at(-1);
    if (last === undefined || startDay > last.endDay + 1)
      windows.push({ startDay, endDay, episodes: [episode] });
    else {
      const joined = {
        startDay: last.startDay,
        endDay: Math.max(last.endDay, endDay),
        episodes: [...last.episodes, episode],
      };
      windows[windows.length - 1] = joined;
    }
  }
  return windows;
}

/** Positions on the axis from `from` up to, but without, `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where spans lie on the axis; spans of which no day is left are gone. */
export function stretchesOn(axis: Axis, spans: readonly Span[]): Stretch[] {
  return spans
    .map(({ startDay, endDay }) => ({
      from: positionOf(axis, startDay),
      to: positionOf(axis, endDay + 1),
    }))
    .filter(({ from, to }) => to > from);
}

/** Sum of values over stretches of the axis. */
export function sumOver(values: Float64Array, stretches: readonly Stretch[]): number {
  let sum = 0;
  for (const { from, to } of stretches) for (let i = from; i < to; i++) sum += values[i];
  return sum;
}
