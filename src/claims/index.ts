/**
 * What was published about an airlift: written down, registered before anybody looks, and judged by rule. `airbridge/claims`.
 */

export { evidenceState } from './archives.js';
export { type CheckedClaim, checkClaim, type FixedClaim, fixClaim } from './check.js';
export { claimReview } from './claim-review.js';
export { missingIn } from './missing.js';
export { ACCEPTANCE, ACCEPTANCES_FILE, attributionHash } from './people/acceptance.js';
export { REPLIES_FILE, REPLY, type Reply, standingReplies } from './people/reply.js';
export type { FixedQuestion } from './question.js';
export type { ClaimEvidence } from './record.js';
export {
  attachProof,
  readClaims,
  readRegistry,
  refuseBroken,
  writeRegistry,
  writeRequest,
} from './register.js';
export { queryLogOf, registeringOf } from './registering.js';
export { brokenLinks, type Registration, type Registry, register } from './registry/registration.js';
export { CLAIM, CLAIMS_FILE, type Claim, type ClaimsFile, claimsJsonSchema } from './schema.js';
export { isFixed, type Standing, standingOf } from './standing.js';
export { type ClaimState, type LastVerdict, lastVerdicts, stateOf } from './state.js';
export { type Judged, judge, needsEvidence } from './verdict/judge.js';
export type { Outcome, Verdict } from './verdict/verdict.js';
export { type CheckWords, checkWords, replyWords } from './words.js';
