import type { EpisodeList } from '../answers/episodes.js';
import type { CaseAtHand } from '../answers/index.js';
import { namesIn } from '../answers/index.js';
import type { Fleet } from '../case/fleet.js';
import { canonicalHash } from './canonical.js';
import type { Claim } from './schema.js';

/** Places by code: fields as the aerodrome table names them, countries by ISO 3166-1. */
interface Codes {
  readonly idents: readonly string[];
  readonly countries: readonly string[];
}

/** An episode as it was registered, UTC days since 1970. */
interface FixedEpisode {
  readonly name: string;
  readonly startDay: number;
  readonly endDay: number;
}

/**
 * What a claim asks of the data, fixed when it is registered (method, section 5). Names are made out, lists are held by
 * their hash: whatever changes it changes the hash of the registration.
 */
export interface FixedQuestion {
  readonly claim: string;
  readonly kind: Claim['kind'];
  readonly about: string | null;
  readonly text: Readonly<Record<string, string>>;
  readonly unit: string | null;
  readonly number: number | null;
  readonly numberIs: string | null;
  readonly at: Codes | null;
  readonly from: Codes | null;
  readonly to: Codes | null;
  readonly bothWays: boolean;
  readonly fleet: { readonly name: string; readonly asOf: string | null; readonly sha256: string } | null;
  readonly aircraftOf: string | null;
  readonly types: readonly string[];
  readonly period: { readonly since: string; readonly until: string } | null;
  readonly published: string | null;
  readonly episodes: { readonly sha256: string; readonly count: number } | null;
  readonly windows: { readonly beforeDays: number; readonly afterDays: number } | null;
  readonly record: Claim['record'] | null;
  /** What the chance of detection is estimated from: ends of visits that must have happened. */
  readonly exposure: 'paired-ends';
}

/** Windows where a claim gives none (method, section 4). */
export const DEFAULT_WINDOWS = { beforeDays: 30, afterDays: 30 };

/** Whether a claim compares visits with episodes. */
export const isOfTempo = ({ kind }: Pick<Claim, 'kind'>): boolean =>
  kind === 'tempo-rises' || kind === 'each-time' || kind === 'route-surged';

/**
 * Fixes the question of a claim.
 *
 * @param episodes of the list the claim names; null where it compares nothing
 * @throws AirbridgeError `unknown-place` or `unknown-fleet`
 */
export async function fixQuestion(
  claim: Claim,
  atHand: CaseAtHand,
  episodes: EpisodeList | null,
): Promise<FixedQuestion> {
  const { places, period, source } = claim;
  const names = namesIn(atHand);
  const codes = async (list: readonly string[] | undefined): Promise<Codes | null> => {
    if (list === undefined) return null;
    const { idents, countries } = await names.places(list.join(','));
    return { idents, countries };
  };
  const fleet = claim.fleet === undefined ? null : await names.fleet(claim.fleet);
  return {
    claim: claim.id,
    kind: claim.kind,
    about: claim.about ?? null,
    text: claim.text,
    unit: claim.unit ?? null,
    number: claim.number ?? null,
    numberIs: claim.numberIs ?? null,
    at: await codes(places?.at),
    from: await codes(places?.from),
    to: await codes(places?.to),
    bothWays: places?.bothWays === true,
    fleet: fleet && fixFleet(fleet),
    aircraftOf: claim.aircraftOf ?? null,
    types: claim.types ?? [],
    period: period ?? null,
    published: source.published ?? null,
    episodes: episodes && fixEpisodes(episodes),
    windows: isOfTempo(claim) ? (claim.windows ?? DEFAULT_WINDOWS) : null,
    record: claim.record ?? null,
    exposure: 'paired-ends',
  };
}

const fixFleet = ({ name, asOf, members, designators }: Fleet) => ({
  name,
  asOf,
  sha256: canonicalHash({ members, designators }),
});

function fixEpisodes({ episodes }: EpisodeList) {
  const fixed = episodes.map(({ name, startDay, endDay }): FixedEpisode => ({ name, startDay, endDay }));
  return { sha256: canonicalHash(fixed), count: fixed.length };
}

/** The fields in which two questions differ. */
export function changedFields(one: FixedQuestion, other: FixedQuestion): string[] {
  const fields = Object.keys(one) as (keyof FixedQuestion)[];
  return fields.filter((field) => canonicalHash(one[field]) !== canonicalHash(other[field]));
}
