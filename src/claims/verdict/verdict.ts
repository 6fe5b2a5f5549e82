import type { Message } from '../../i18n/index.js';

/** What a rule comes to. `no-rule`: the table has none for this kind. */
export type Outcome = 'supported' | 'not-supported' | 'contradicted' | 'undecidable' | 'outside' | 'no-rule';

/** Something a rule asks for, and whether the evidence has it. */
export interface Condition {
  readonly holds: boolean;
  readonly says: Message;
}

/** What a claim comes to, by the table of method, section 5. */
export interface Verdict {
  readonly outcome: Outcome;
  /** The row and cell of the table, in words. */
  readonly rule: Message;
  /** What narrows the outcome: only with probable visits, driven by one episode. */
  readonly but: readonly Message[];
  /** What the rule looked at. */
  readonly conditions: readonly Condition[];
  /** What would bring another outcome. */
  readonly wouldChange: readonly Message[];
}

/** A verdict with what is left out empty. */
export function verdict(
  outcome: Outcome,
  rule: Message,
  rest: Partial<Pick<Verdict, 'but' | 'conditions' | 'wouldChange'>> = {},
): Verdict {
  return { outcome, rule, but: [], conditions: [], wouldChange: [], ...rest };
}

/** Whether every condition holds. */
export const allHold = (conditions: readonly Condition[]): boolean => conditions.every(({ holds }) => holds);

/** What the conditions that do not hold say. */
export const failing = (conditions: readonly Condition[]): Condition[] =>
  conditions.filter(({ holds }) => !holds);
