import type { Reports } from '../../source/reports.js';
import { secondsBetween } from '../../trace/gap.js';
import type { Profile } from './profile.js';

/** Speeds and heights sent by a satellite receiver that was misled seldom stay beyond bounds so long without a break. */
const FOR_SECONDS = 300;
const FEWEST_REPORTS = 5;
/** Faster than this, nothing drives on the ground. */
const FASTEST_DRIVE_KT = 100;

/**
 * Over ground with a strong tailwind, and pressure altitude: what no more than a few museum pieces of a kind reach. The bounds of the
 * classes in data/type-classes.csv hold for those, too, and would let a light aircraft cruise like an airliner.
 */
const USUAL_BOUNDS: Readonly<Record<string, Bounds>> = {
  piston: { groundspeedKt: 420, altitudeFt: 35_000 },
  turboprop: { groundspeedKt: 580, altitudeFt: 45_000 },
  electric: { groundspeedKt: 300, altitudeFt: 40_000 },
  helicopter: { groundspeedKt: 280, altitudeFt: 30_000 },
  gyrocopter: { groundspeedKt: 200, altitudeFt: 25_000 },
};

/** How fast and how high. */
export interface Bounds {
  readonly groundspeedKt: number;
  readonly altitudeFt: number;
}

/**
 * Greatest speed and height of a stretch of five minutes and more in which an aircraft did what none of its type does; null where
 * nothing contradicts the type. Addresses are given out anew, and a table of today names the type of today.
 */
export function outflown(reports: Reports, profile: Profile): Bounds | null {
  const { groundspeedKt, altitudeFt } = boundsOf(profile);
  return sustained(reports, (kt, feet) => kt > groundspeedKt || feet > altitudeFt);
}

/** The same of something that should drive on the ground, or stand. */
export const flies = (reports: Reports): Bounds | null => sustained(reports, (kt) => kt > FASTEST_DRIVE_KT);

function boundsOf({ species, engineType, maxGroundspeedKt, ceilingFt }: Profile): Bounds {
  const usual = USUAL_BOUNDS[kindOf(species, engineType) ?? ''];
  return {
    groundspeedKt: Math.min(maxGroundspeedKt, usual?.groundspeedKt ?? Number.POSITIVE_INFINITY),
    altitudeFt: Math.min(ceilingFt, usual?.altitudeFt ?? Number.POSITIVE_INFINITY),
  };
}

function kindOf(species: string | null, engineType: string | null): string | null {
  if (species === 'H') return 'helicopter';
  if (species === 'G') return 'gyrocopter';
  if (species === null || !['L', 'A', 'S'].includes(species)) return null;
  return { P: 'piston', T: 'turboprop', E: 'electric' }[engineType ?? ''] ?? null;
}

/** A stretch of reports that are all beyond bounds. */
class Stretch {
  private first = -1;
  private last = -1;
  private count = 0;
  private readonly most = { groundspeedKt: Number.NaN, altitudeFt: Number.NaN };

  constructor(private readonly reports: Reports) {}

  add(i: number): void {
    const { groundspeedKt, altitudeFt } = this.reports;
    if (this.count++ === 0) this.first = i;
    this.last = i;
    if (!(groundspeedKt[i] <= this.most.groundspeedKt)) this.most.groundspeedKt = groundspeedKt[i];
    if (!(altitudeFt[i] <= this.most.altitudeFt)) this.most.altitudeFt = altitudeFt[i];
  }

  /** Null where it is too short to prove anything. */
  bounds(): Bounds | null {
    if (this.count < FEWEST_REPORTS) return null;
    return secondsBetween(this.reports, this.first, this.last) < FOR_SECONDS ? null : this.most;
  }
}

/** The first long stretch of reports beyond bounds; those that tell no speed end none. */
function sustained(reports: Reports, isBeyond: (kt: number, feet: number) => boolean): Bounds | null {
  const { groundspeedKt, altitudeFt, length } = reports;
  let stretch: Stretch | null = null;
  for (let i = 0; i < length; i++) {
    if (isBeyond(groundspeedKt[i], altitudeFt[i])) {
      stretch ??= new Stretch(reports);
      stretch.add(i);
    } else if (stretch !== null && !Number.isNaN(groundspeedKt[i])) {
      const bounds = stretch.bounds();
      if (bounds !== null) return bounds;
      stretch = null;
    }
  }
  return stretch?.bounds() ?? null;
}
