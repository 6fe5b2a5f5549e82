/**
 * What was published about an airlift: written down, registered before anybody looks, and judged by rule. `airbridge/claims`.
 */

export { CLAIM, CLAIMS_FILE, type Claim, type ClaimsFile, claimsJsonSchema } from './schema.js';
