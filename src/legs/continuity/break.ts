import type { AerodromeTable } from '../../aviation/aerodromes.js';
import { KM_PER_NM } from '../../geo/geodesic.js';
import { type Message, message } from '../../i18n/message.js';
import { intervalMessage } from '../../i18n/units.js';
import type { Leg } from '../leg.js';
import { distanceKm } from './position.js';
import type { StayPosterior } from './stay.js';
import type { Way } from './way.js';

/**
 * Where an airframe's history does not join up: `unseen`, a flight that must have been but that nobody heard; `doubtful`, two
 * fields named for what may be one stay; `impossible`, two legs that no one aircraft can have flown; `identity`, two legs of
 * which registration or type say that two aircraft flew them under one address.
 */
export const BREAK_KINDS = ['unseen', 'doubtful', 'impossible', 'identity'] as const;
export type BreakKind = (typeof BREAK_KINDS)[number];

/** Between two consecutive legs of one airframe. A record of its own: it is not a leg and is counted as none. */
export interface Break {
  readonly kind: BreakKind;
  /** Ids of the legs before and after it. */
  readonly afterLeg: string;
  readonly beforeLeg: string;
  /** Where the one landed and the other took off; null where it is not known. */
  readonly adep: string | null;
  readonly ades: string | null;
  /** Last report before and first one after, UTC ms. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Between the two fields where both are known, else between the two reports; null where neither is told. */
  readonly distanceNm: number | null;
  /** That the airframe flew unheard in between; null for what is impossible. */
  readonly probability: number | null;
  /** Why, as a message: `src/i18n` speaks it. */
  readonly reason: Message;
}

/** How sure a flight nobody heard must be (method, section 1). */
export const EXPLAINED_FROM = 0.95;

/** What is said of two legs that do not join up. */
export interface Ends extends Pick<Break, 'afterLeg' | 'beforeLeg' | 'adep' | 'ades' | 'fromMs' | 'toMs'> {
  readonly way: Way;
}

/** The break between two legs, if there is one. @param posterior null when nobody can have flown both */
export function breakBetween(ends: Ends, posterior: StayPosterior | null): Break | null {
  const kind = kindOf(ends, posterior);
  return kind === null
    ? null
    : { kind, ...factsOf(ends), probability: rounded(posterior), reason: reasonOf(kind, ends) };
}

/** What an aircraft is told apart by; null where it is not known. */
type Identity = Pick<Leg, 'registration' | 'typecode'>;

/** The break between two legs that two aircraft flew under one address, see {@link isOtherAircraft}. */
export function identityBreak(ends: Ends, before: Identity, after: Identity): Break {
  const reason = message('break.identity', { before: codesOf(before), after: codesOf(after) });
  return { kind: 'identity', ...factsOf(ends), probability: null, reason };
}

/** Another registration, or another type while the registration does not say that it is the same aircraft. */
export function isOtherAircraft(before: Identity, after: Identity): boolean {
  const [one, other] = [bare(before.registration), bare(after.registration)];
  if (one !== null && other !== null) return one !== other;
  return before.typecode !== null && after.typecode !== null && before.typecode !== after.typecode;
}

/** Tables differ in where they put hyphens. */
const bare = (registration: string | null): string | null => registration?.replaceAll('-', '') ?? null;

const codesOf = ({ registration, typecode }: Identity): string =>
  [typecode, registration].filter((part) => part !== null).join(' ');

function kindOf(
  { adep, ades }: Ends,
  posterior: StayPosterior | null,
): Exclude<BreakKind, 'identity'> | null {
  if (posterior === null) return 'impossible';
  if (posterior.unseen >= EXPLAINED_FROM) return 'unseen';
  return adep !== null && ades !== null && adep !== ades ? 'doubtful' : null;
}

function factsOf({ way, ...facts }: Ends) {
  return { ...facts, distanceNm: distanceNm({ way, ...facts }) };
}

function distanceNm({ way, adep, ades }: Ends): number | null {
  const [from, to] = [placeOf(way.aerodromes, adep) ?? way.from, placeOf(way.aerodromes, ades) ?? way.to];
  return from === null || to === null ? null : Math.round(distanceKm(from, to) / KM_PER_NM);
}

const placeOf = (aerodromes: AerodromeTable, ident: string | null) =>
  ident === null ? null : aerodromes.byIdent(ident);

function rounded(posterior: StayPosterior | null): number | null {
  return posterior === null ? null : Math.round(posterior.unseen * 1e4) / 1e4;
}

const reasonOf = (kind: Exclude<BreakKind, 'identity'>, ends: Ends): Message =>
  message(`break.${kind}`, { itinerary: itinerary(ends) });

/** "landed at LLOV, next took off at UBBB, 836 NM away, 40 min later". */
function itinerary(ends: Ends): Message {
  const { adep, ades, fromMs, toMs } = ends;
  return message('break.itinerary', {
    adep: adep ?? 'none',
    ades: ades ?? 'none',
    distanceNm: distanceNm(ends) ?? 'unknown',
    after: intervalMessage(toMs - fromMs),
  });
}
