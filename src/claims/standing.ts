import { changedFields, type FixedQuestion } from './question.js';
import { logHash } from './registry/looks.js';
import { brokenLinks, type Registration, type Registry, registrationsOf } from './registry/registration.js';

/** How a claim stands with its registration. */
export interface Standing {
  /** *broken*: a link of the chain up to its registration does not hold; *changed*: it is no longer what was registered. */
  readonly is: 'unregistered' | 'registered' | 'changed' | 'broken';
  /** The last one. */
  readonly registration: Registration | null;
  /** All of them, in order. */
  readonly registrations: readonly Registration[];
  /** Whether the data were seen before; null where there was a ledger and no log of what it was asked. */
  readonly looked: boolean | null;
  /** Fields that differ from the registration. */
  readonly changed: readonly string[];
  /** Number of the broken link. */
  readonly brokenLink: number | null;
}

/**
 * Whether the query log still begins as it did at a registration; null where nothing can be compared: the log is not here, or there was
 * none.
 *
 * @param lines null where there is no log
 */
export function isLogWhole({ looked }: Registration, lines: readonly string[] | null): boolean | null {
  if (lines === null || looked.queries === null || looked.queries === 0) return null;
  return lines.length >= looked.queries && logHash(lines.slice(0, looked.queries)) === looked.sha256;
}

/** @param question the claim's as it is now */
export function standingOf(registry: Registry, question: FixedQuestion): Standing {
  const registrations = registrationsOf(registry, question.claim);
  const registration = registrations.at(-1) ?? null;
  const none = { registration, registrations, looked: false, changed: [], brokenLink: null };
  if (registration === null) return { ...none, is: 'unregistered' };
  const { queries, touching } = registration.looked;
  const looked = queries === null ? null : touching.length > 0;
  const broken = brokenLinks(registry).find(({ sequence }) => sequence <= registration.sequence);
  if (broken !== undefined) return { ...none, is: 'broken', looked, brokenLink: broken.sequence };
  const changed = changedFields(question, registration.question);
  return { ...none, is: changed.length === 0 ? 'registered' : 'changed', looked, changed };
}

/** Whether a verdict may be given: only on a question that was fixed and stayed as it was. */
export const isFixed = ({ is }: Standing): boolean => is === 'registered';
