import { z } from 'zod';
import { canonicalHash } from '../canonical.js';
import type { Claim } from '../schema.js';

/**
 * A reviewer's word that a claim says what its source says, and that those named said it (method, section 5). It holds for the wording and
 * the attribution as they were: once either is changed, somebody has to look again.
 */
export const ACCEPTANCE = z.strictObject({
  claim: z.string().min(1),
  reviewer: z.string().trim().min(1),
  /** Of what was accepted. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
type Acceptance = z.infer<typeof ACCEPTANCE>;

/** Where a case keeps them. */
export const ACCEPTANCES_FILE = 'acceptances.ndjson';

/** Hash of what is accepted: the wording, the source and who says it. */
export const attributionHash = ({ text, source, attribution }: Claim): string =>
  canonicalHash({ text, source, attribution });

/** The reviewer who accepted the claim as it stands; null where nobody did. */
export function acceptedBy(
  entries: readonly { readonly said: Acceptance }[],
  claim: Claim,
): { readonly reviewer: string } | null {
  const sha256 = attributionHash(claim);
  const own = entries.filter(({ said }) => said.claim === claim.id && said.sha256 === sha256);
  const last = own.at(-1);
  return last === undefined ? null : { reviewer: last.said.reviewer };
}
