/**
 * What was published about an airlift: written down, registered before anybody looks, and judged by rule. `airbridge/claims`.
 */

export type { ClaimEvidence } from './record.js';
export { CLAIM, CLAIMS_FILE, type Claim, type ClaimsFile, claimsJsonSchema } from './schema.js';
export { type Judged, judge } from './verdict/judge.js';
export type { Outcome, Verdict } from './verdict/verdict.js';
