import type { Message } from '../../i18n/message.js';

/** What is wrong with a stretch of reports: by one airframe's own reports, but for `false-point` and `double`, which take several. */
export type FlagKind =
  | 'jump'
  | 'circle'
  | 'too-slow'
  | 'stale'
  | 'clock'
  | 'two-aircraft'
  | 'mlat-scatter'
  | 'other-callsign'
  | 'wrong-track'
  | 'other-type'
  | 'untrusted'
  | 'false-point'
  | 'double';

/** What a flag leaves in doubt: an end of the leg, that it did not stop on its way, or the leg as a whole. */
export type Doubt = 'departure' | 'arrival' | 'way' | 'leg';

/** A stretch of reports that cannot be taken as they stand. They are kept, and so is their leg. */
export interface Finding {
  readonly kind: FlagKind;
  /** First and last report of the stretch, UTC ms. */
  readonly fromMs: number;
  readonly toMs: number;
  /** How many reports of the stretch are concerned. */
  readonly reports: number;
  /** What was found, as a message: `src/i18n` speaks it. */
  readonly reason: Message;
}

/** A finding, and what it costs its leg. */
export interface IntegrityFlag extends Finding {
  /** Empty where nothing of the leg rests on the stretch. */
  readonly doubts: readonly Doubt[];
}

/** Whether flags leave an end of their leg in doubt. */
export function isEndDoubted(flags: readonly IntegrityFlag[], side: 'departure' | 'arrival'): boolean {
  return flags.some(({ doubts }) => doubts.includes(side) || doubts.includes('leg'));
}
