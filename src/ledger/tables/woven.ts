import type { Value } from '../engine/engine.js';
import type { Period } from './period.js';
import type { PackedTail } from './tails.js';

/** One airframe's changes as rows of the ledger. */
export interface WovenRows {
  readonly address: string;
  /** Whether the ledger held anything of it before. */
  readonly isKnown: boolean;
  readonly fromMs: number;
  readonly toMs: number;
  /** Ids of `legs` and when they were, in their order. */
  readonly ids: readonly string[];
  readonly periods: readonly Period[];
  readonly legs: readonly (readonly Value[])[];
  readonly movements: readonly (readonly Value[])[];
  /** Of an airframe that is new, whose legs are all here; those of a known one are linked at the end. */
  readonly visits: readonly (readonly Value[])[];
  readonly breaks: readonly (readonly Value[])[];
  readonly landed: { readonly leg: string; readonly latestMs: number } | null;
  readonly tail: PackedTail | null;
}
