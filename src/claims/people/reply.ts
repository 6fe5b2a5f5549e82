import { z } from 'zod';

const day = z.iso.date();
const words = z.string().trim().min(1);

/**
 * What somebody named in a claim was asked, and what they answered: the right of reply (method, section 6). An answer is an entry of its
 * own, so that nothing that was written down is ever altered.
 */
export const REPLY = z.strictObject({
  claim: z.string().min(1),
  /** Who was asked: a person, an office. */
  asked: words,
  /** UTC date. */
  on: day,
  /** E-mail, letter, telephone. */
  how: words,
  /** The day up to which an answer was waited for; null where none was set. */
  until: day.nullable(),
  /** Null where none has come. */
  answer: z.strictObject({ on: day, text: words }).nullable(),
});
export type Reply = z.infer<typeof REPLY>;

/** Where a case keeps them. */
export const REPLIES_FILE = 'replies.ndjson';

/** How a request stands: *answered*, *none* by the day that was set, or still *open*. */
type ReplyState = 'answered' | 'none' | 'open';

/** @param today UTC date */
export function replyState({ answer, until }: Reply, today: string): ReplyState {
  if (answer !== null) return 'answered';
  return until !== null && until < today ? 'none' : 'open';
}

/** The last word on each request about a claim, in the order in which they were made. */
export function standingReplies(entries: readonly { readonly said: Reply }[], claim: string): Reply[] {
  const own = entries.map(({ said }) => said).filter((said) => said.claim === claim);
  return [...new Map(own.map((said) => [`${said.asked}\n${said.on}`, said])).values()];
}
