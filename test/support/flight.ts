import { destination, haversineNm, initialBearingDeg } from '../../src/geo/geodesic.js';
import type { TestReport } from './traces.js';

/** Where a made-up aircraft is at a moment: `alt` in feet of pressure altitude, or on the ground. */
export interface Waypoint {
  readonly s: number;
  readonly lat: number;
  readonly lon: number;
  readonly alt: number | 'ground';
}

/** Reports every `step` seconds along straight lines between waypoints, with speed, track and rate as flown. */
export function fly(waypoints: readonly Waypoint[], step = 10): TestReport[] {
  const reports: TestReport[] = [];
  for (let k = 1; k < waypoints.length; k++) {
    const [from, to] = [waypoints[k - 1], waypoints[k]];
    for (let s = from.s; s < to.s; s += step) reports.push(between(from, to, s));
  }
  const last = waypoints[waypoints.length - 1];
  return [...reports, { ...last, gs: 0 }];
}

function between(from: Waypoint, to: Waypoint, s: number): TestReport {
  const share = (s - from.s) / (to.s - from.s);
  const nm = haversineNm(from.lat, from.lon, to.lat, to.lon);
  const track = initialBearingDeg(from.lat, from.lon, to.lat, to.lon);
  const at = destination(from.lat, from.lon, track, nm * 1.852 * share);
  const isGround = from.alt === 'ground';
  const [low, high] = [heightOf(from, to), heightOf(to, from)];
  return {
    s,
    lat: at.latitudeDeg,
    lon: at.longitudeDeg,
    alt: isGround ? 'ground' : Math.round((low + share * (high - low)) / 25) * 25,
    gs: (nm / (to.s - from.s)) * 3600,
    track,
    ...(isGround ? {} : { rate: ((high - low) / (to.s - from.s)) * 60 }),
  };
}

const heightOf = (point: Waypoint, other: Waypoint): number =>
  point.alt !== 'ground' ? point.alt : other.alt !== 'ground' ? other.alt : 0;

/** Leaves out what nobody heard: reports from `from` up to, not including, `to` seconds. */
export function unheard(reports: readonly TestReport[], from: number, to: number): TestReport[] {
  return reports.filter(({ s }) => s < from || s >= to);
}
