import type { IntegrityFlag } from '../../legs/integrity/flag.js';

/** A flag as answers give it. */
export interface FlagRecord extends Omit<IntegrityFlag, 'fromMs' | 'toMs'> {
  readonly fromUtc: string;
  readonly toUtc: string;
}

/** Flags as the ledger keeps them. */
export function flagsJson(flags: readonly IntegrityFlag[]): string {
  return JSON.stringify(flags.map(recordOf));
}

function recordOf({ kind, reason, fromMs, toMs, reports, doubts }: IntegrityFlag): FlagRecord {
  return { kind, reason, fromUtc: isoUtc(fromMs), toUtc: isoUtc(toMs), reports, doubts };
}

/** The inverse of {@link flagsJson}. */
export function flagsFrom(json: string): IntegrityFlag[] {
  return (JSON.parse(json) as FlagRecord[]).map(({ fromUtc, toUtc, ...flag }) => ({
    ...flag,
    fromMs: Date.parse(fromUtc),
    toMs: Date.parse(toUtc),
  }));
}

const isoUtc = (ms: number): string => new Date(ms).toISOString();
