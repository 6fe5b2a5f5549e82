import type { Place } from './field.js';
import { type Interference, interferenceAt } from './interference.js';
import type { Random } from './random.js';
import type { Network } from './receivers.js';
import { adsbReport, mlatReport, type Report, type Transmission } from './transponder.js';

/** UTC milliseconds; the end is not included. */
export interface Span {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** When the transponder is switched off: never, always, below a height above the fields, or in a span of time. */
export type Darkness =
  | { readonly kind: 'never' | 'always' }
  | { readonly kind: 'below'; readonly heightFt: number }
  | ({ readonly kind: 'span' } & Span);

/** What is between an aircraft and the archive. */
export interface Ether {
  readonly network: Network;
  readonly interference: readonly Interference[];
  /** Times the archive has lost. */
  readonly lost: readonly Span[];
}

/** What became of a flight's seconds. */
export interface Fate {
  readonly disturbed: readonly Interference['kind'][];
  /** Whether its altitude was missing just after take-off, so that "ground" was inherited. */
  readonly groundInherited: boolean;
}

/** Positions by multilateration need this many receivers and come this seldom. */
const MLAT_RECEIVERS = 4;
const MLAT_EVERY_SECONDS = 5;
/** Air/ground and altitude are both invalid after so many take-offs, for so long. */
const INVALID_SHARE = 0.04;
const INVALID_SECONDS = [4, 20] as const;

/** Hands every report of a flight that is received to `take`, in order of time. */
export function receive(
  on: Transmission,
  darkness: Darkness,
  ether: Ether,
  random: Random,
  take: (report: Report) => void,
): Fate {
  const { track } = on;
  const invalid = invalidSeconds(on, random.child('invalid'));
  const ear = new Ear(on, ether, random);
  const fieldFt = Math.max(track.altitudeFt[0], track.altitudeFt[track.length - 1]);
  for (let i = 0; i < track.length; i++) {
    const report = ear.hear(i);
    if (report === null || isLost(ether, track.timeMs[i])) continue;
    if (isDark(darkness, track.timeMs[i], track.altitudeFt[i] - fieldFt)) continue;
    take(invalid.has(i) ? { ...report, altitude: null, verticalRateFpm: null } : report);
  }
  return { disturbed: [...ear.disturbed], groundInherited: invalid.size > 0 };
}

/**
 * Hears one flight. Luck is drawn for every second, whoever is there to hear: with another receiver, or a day lost, what was
 * heard elsewhere stays as it was.
 */
class Ear {
  readonly disturbed = new Set<Interference['kind']>();
  private readonly luck: Random;
  private readonly noise: Random;

  constructor(
    private readonly on: Transmission,
    private readonly ether: Ether,
    random: Random,
  ) {
    this.luck = random.child('luck');
    this.noise = random.child('noise');
  }

  /** The report of one second as it is received, or null. */
  hear(i: number): Report | null {
    const luck = this.luck.next();
    const { on, noise } = this;
    const { track } = on;
    const place: Place = { latitudeDeg: track.latitudeDeg[i], longitudeDeg: track.longitudeDeg[i] };
    const { receivers, share } = this.ether.network.hearing(place, track.altitudeFt[i], track.timeMs[i]);
    if (luck >= share) return null;
    const disturbance = interferenceAt(this.ether.interference, place, track.timeMs[i]);
    if (disturbance !== null) this.disturbed.add(disturbance.kind);
    const hasPosition = on.equipment.sendsPosition && disturbance?.kind !== 'jamming';
    if (hasPosition) return adsbReport(on, i, disturbance, noise);
    const isLocated = receivers >= MLAT_RECEIVERS && i % MLAT_EVERY_SECONDS === 0;
    return isLocated && track.onGround[i] === 0 ? mlatReport(on, i, noise) : null;
  }
}

function isLost({ lost }: Ether, timeMs: number): boolean {
  return lost.some(({ fromMs, untilMs }) => timeMs >= fromMs && timeMs < untilMs);
}

function isDark(darkness: Darkness, timeMs: number, heightFt: number): boolean {
  switch (darkness.kind) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'below':
      return heightFt < darkness.heightFt;
    case 'span':
      return timeMs >= darkness.fromMs && timeMs < darkness.untilMs;
  }
}

/** The seconds just after a take-off in which nothing but the position was valid. */
function invalidSeconds({ track, equipment }: Transmission, random: Random): Set<number> {
  const takeoff = track.onGround.indexOf(0);
  if (!random.chance(INVALID_SHARE) || !equipment.saysGround || takeoff < 0) return new Set();
  const seconds = random.whole(...INVALID_SECONDS);
  return new Set(Array.from({ length: seconds }, (_, k) => takeoff + k));
}
