import type { FixedQuestion } from './question.js';
import type { Registry } from './registry/registration.js';
import { standingOf } from './standing.js';
import type { Outcome } from './verdict/verdict.js';

/** What a claim came to when it was last checked, as the case's log has it. */
export interface LastVerdict {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly claim: string;
  /** Hash of the registration it was given on; null where there was none. */
  readonly registration: string | null;
  /** Null: exploratory. */
  readonly outcome: Outcome | null;
  /** Hash of the evidence it was given on. */
  readonly evidence: string | null;
}

/** *stale*: checked, and the ledger holds other evidence since. */
export type ClaimState = 'draft' | 'registered' | 'checked' | 'stale' | 'changed' | 'broken';

/** How far a claim has come. @param question null where it cannot be made out, as in a draft */
export function stateOf(
  question: FixedQuestion | null,
  registry: Registry,
  last: LastVerdict | null,
  evidence: string | null,
): ClaimState {
  if (question === null) return 'draft';
  const { is, registration } = standingOf(registry, question);
  if (is !== 'registered') return is === 'unregistered' ? 'draft' : is;
  if (last === null || last.registration !== registration?.sha256) return 'registered';
  return last.evidence === evidence ? 'checked' : 'stale';
}

/** The last verdict on each claim. @param lines of the log; what cannot be read is passed over */
export function lastVerdicts(lines: readonly string[]): ReadonlyMap<string, LastVerdict> {
  const verdicts = lines.flatMap((line): LastVerdict[] => {
    try {
      const one = JSON.parse(line) as LastVerdict;
      return typeof one.claim === 'string' && typeof one.at === 'string' ? [one] : [];
    } catch {
      return [];
    }
  });
  return new Map(verdicts.map((one) => [one.claim, one]));
}
