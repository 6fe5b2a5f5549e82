import { join } from 'node:path';
import { type EpisodeList, episodesOf } from '../answers/episodes.js';
import type { CaseAtHand, OpenCase } from '../answers/index.js';
import { readNotebook } from '../case/people/notebook.js';
import { AirbridgeError } from '../error.js';
import { type Message, message } from '../i18n/index.js';
import type { Files } from '../source/index.js';
import { CLAIMS_YAML } from './claims-file.js';
import { gatherEvidence } from './evidence.js';
import { ACCEPTANCE, ACCEPTANCES_FILE, acceptedBy } from './people/acceptance.js';
import { REPLIES_FILE, REPLY, type Reply, standingReplies } from './people/reply.js';
import { type FixedQuestion, fixQuestion, isOfTempo } from './question.js';
import type { ClaimEvidence } from './record.js';
import { type HeldProof, proofsOf } from './register.js';
import type { Registry } from './registry/registration.js';
import type { Claim } from './schema.js';
import { isFixed, isLogWhole, type Standing, standingOf } from './standing.js';
import { judge, needsEvidence } from './verdict/judge.js';
import type { Verdict } from './verdict/verdict.js';

/** A claim, held against the data. */
export interface CheckedClaim {
  readonly claim: Claim;
  readonly question: FixedQuestion;
  readonly standing: Standing;
  readonly proofs: readonly HeldProof[];
  /** Whether the query log still begins as it did at registration; null where nothing can be compared. */
  readonly isLogWhole: boolean | null;
  /** Null where the question was not fixed beforehand: then all that is said is exploratory. */
  readonly verdict: Verdict | null;
  /** Null of kinds that flight data are not asked about. */
  readonly evidence: ClaimEvidence | null;
  /** Ids of the confirmed and probable visits and legs behind it. */
  readonly visits: readonly string[];
  readonly legs: readonly string[];
  /** What the answer does not show. */
  readonly caveats: readonly Message[];
  readonly replies: readonly Reply[];
  /** Who accepted the attribution; null where nobody did. */
  readonly reviewer: string | null;
}

/** A claim whose question has been made out. */
export interface FixedClaim {
  readonly claim: Claim;
  readonly question: FixedQuestion;
  readonly episodes: EpisodeList | null;
}

/**
 * Makes out what a claim asks: its places, fleet and episodes.
 *
 * @throws AirbridgeError with the claim's id: `unknown-place`, `unknown-fleet`, `bad-value`
 */
export async function fixClaim(claim: Claim, atHand: CaseAtHand, files: Files): Promise<FixedClaim> {
  try {
    const { dir } = atHand;
    const named = claim.episodes === undefined ? null : join(dir, claim.episodes);
    const episodes = isOfTempo(claim) ? await episodesOf(atHand, named, files) : null;
    return { claim, episodes, question: await fixQuestion(claim, atHand, episodes) };
  } catch (error) {
    if (!(error instanceof AirbridgeError)) throw error;
    const { field } = error.where;
    const where = { file: join(atHand.dir, CLAIMS_YAML), ...error.where };
    const place = `claim ${claim.id}${field === undefined ? '' : `, ${field}`}`;
    throw new AirbridgeError(error.code, error.message, { ...where, field: place }, error.next, {
      cause: error,
    });
  }
}

/** What a claim is checked with. */
interface CheckedWith {
  /** Null where the claim does not need the ledger. */
  readonly open: OpenCase | null;
  /** The lines of the case's query log; null where there is none. */
  readonly queryLog: readonly string[] | null;
}

/**
 * Checks one claim: how it stands with its registration, what the ledger has, and what that comes to by rule.
 */
export async function checkClaim(
  { claim, question, episodes }: FixedClaim,
  registry: Registry,
  atHand: CaseAtHand,
  { open, queryLog }: CheckedWith,
): Promise<CheckedClaim> {
  const standing = standingOf(registry, question);
  const isAsked = needsEvidence(claim) && open !== null;
  const found = isAsked && claim.period !== undefined ? await gatherEvidence(open, claim, episodes) : null;
  const mayJudge = isFixed(standing) || !needsEvidence(claim);
  const { registration } = standing;
  return {
    claim,
    question,
    standing,
    proofs: registration === null ? [] : await proofsOf(atHand.dir, registry, registration),
    isLogWhole: registration === null ? null : isLogWhole(registration, queryLog),
    verdict: mayJudge ? judge(claim, found?.evidence ?? NOTHING) : null,
    evidence: found?.evidence ?? null,
    visits: found?.visits ?? [],
    legs: found?.legs ?? [],
    caveats: caveatsOf(claim, found?.evidence ?? null),
    ...(await peopleOn(atHand.dir, claim)),
  };
}

/** What people wrote down about a claim. */
async function peopleOn(caseDir: string, claim: Claim): Promise<Pick<CheckedClaim, 'replies' | 'reviewer'>> {
  const replies = await readNotebook(join(caseDir, REPLIES_FILE), REPLY);
  const acceptances = await readNotebook(join(caseDir, ACCEPTANCES_FILE), ACCEPTANCE);
  return {
    replies: standingReplies(replies.entries, claim.id),
    reviewer: acceptedBy(acceptances.entries, claim)?.reviewer ?? null,
  };
}

function caveatsOf(claim: Claim, evidence: ClaimEvidence | null): Message[] {
  if (evidence === null) return [];
  const { synthetic, sightings } = evidence;
  return [
    ...(synthetic > 0 ? [message('caveat.synthetic', { count: synthetic })] : []),
    message(isOfTempo(claim) ? 'caveat.timing' : 'caveat.flights'),
    ...(sightings > 0 ? [message('caveat.sightings', { count: sightings })] : []),
  ];
}

/** Of claims that flight data are not asked about. */
const NONE = { confirmed: 0, probable: 0, continuity: 0 };
const NOTHING: ClaimEvidence = {
  archives: null,
  earlierArchives: null,
  count: { ...NONE, receivedAtField: null, withApproaches: null },
  legs: NONE,
  earlier: NONE,
  exposure: null,
  fleet: null,
  record: null,
  tempo: null,
  surge: null,
  sightings: 0,
  synthetic: 0,
};
