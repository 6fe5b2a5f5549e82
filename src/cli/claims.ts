import * as files from 'node:fs/promises';
import { hasLedger } from '../case/case-folder.js';
import {
  type Claim,
  evidenceState,
  type FixedClaim,
  fixClaim,
  type Registration,
  readClaims,
} from '../claims/index.js';
import { AirbridgeError } from '../error.js';
import type { Session } from './session.js';
import { withLedger } from './with-ledger.js';

/** The claims of the case that are named, or all of them. @throws AirbridgeError `unknown-claim` */
export async function claimsNamed({ found }: Session, ids: readonly string[]): Promise<Claim[]> {
  const claims = await readClaims(found.dir);
  const unknown = ids.find((id) => !claims.some((claim) => claim.id === id));
  if (unknown === undefined) return ids.length === 0 ? claims : claims.filter(({ id }) => ids.includes(id));
  const known = claims.map(({ id }) => id).join(', ');
  throw new AirbridgeError(
    'unknown-claim',
    'claims.yaml has no such claim',
    { value: unknown },
    known === '' ? 'It holds no claim at all.' : `It has ${known}.`,
  );
}

/** What a claim asks, made out. */
export const fixedClaim = (session: Session, claim: Claim): Promise<FixedClaim> =>
  fixClaim(claim, session.atHand, files);

/** What the ledger is made from; nulls where there is no ledger yet. */
export async function cutoffOf(session: Session): Promise<Registration['cutoff']> {
  if (!(await hasLedger(session.found.ledgerDir))) return { evidence: null, lastDay: null };
  return await withLedger(session, {}, ({ engine }) => evidenceState(engine));
}

/** UTC date. */
export const todayOf = ({ context }: Session): string => new Date(context.nowMs()).toISOString().slice(0, 10);
