import { z } from 'zod';
import { canonicalBytes, canonicalHash } from '../canonical.js';
import type { FixedQuestion } from '../question.js';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A question that was put to the data before a registration. What was typed stays in the case: it may name folders and people. */
const LOOK = z.strictObject({
  at: z.iso.datetime(),
  command: z.string(),
  /** Line of the query log, from 1. */
  line: z.int().min(1),
});
export type Look = z.infer<typeof LOOK>;

const REGISTRATION = z.strictObject({
  sequence: z.int().min(1),
  /** Hash of the registration before; null for the first. */
  previous: hash.nullable(),
  registeredAt: z.iso.datetime(),
  question: z.looseObject({ claim: z.string(), kind: z.string() }),
  /** What had been asked before: the whole log by its length and hash, and what touched the same aircraft, places and days. */
  looked: z.strictObject({
    /** Null where there was a ledger and no log of what it was asked. */
    queries: z.int().min(0).nullable(),
    sha256: hash.nullable(),
    touching: z.array(LOOK),
  }),
  /** Of the evidence there was: its hash, and the last day of which there was an archive. */
  cutoff: z.strictObject({ evidence: hash.nullable(), lastDay: z.iso.date().nullable() }),
  airbridge: z.string(),
  /** SHA-256 of all the rest as canonical JSON (RFC 8785). */
  sha256: hash,
});

/** A registration: the question as it was fixed, and what had been seen by then. */
export type Registration = Omit<z.infer<typeof REGISTRATION>, 'question'> & {
  readonly question: FixedQuestion;
};

/** A proof of time that was added to a registration. */
const ATTESTATION = z.strictObject({
  registration: hash,
  kind: z.enum(['rfc3161', 'opentimestamps']),
  /** Beside registration.json. */
  file: z.string().regex(/^[\w.-]+$/),
  sha256: hash,
  /** RFC 3161: when the authority says it saw the hash, and who it says it is. */
  time: z.iso.datetime().nullable(),
  authority: z.string().nullable(),
});
export type Attestation = z.infer<typeof ATTESTATION>;

/** registration.json whole. */
export const REGISTRY = z.strictObject({
  version: z.literal(1),
  registrations: z.array(REGISTRATION),
  attestations: z.array(ATTESTATION),
});

export interface Registry {
  readonly version: 1;
  readonly registrations: readonly Registration[];
  readonly attestations: readonly Attestation[];
}

export const EMPTY_REGISTRY: Registry = { version: 1, registrations: [], attestations: [] };

/** What is registered, beside its place in the chain. */
export type Registering = Omit<Registration, 'sequence' | 'previous' | 'sha256'>;

/** Adds registrations at the end of the chain. */
export function register(registry: Registry, added: readonly Registering[]): Registry {
  const registrations = [...registry.registrations];
  for (const one of added) {
    const previous = registrations.at(-1)?.sha256 ?? null;
    const rest = { sequence: registrations.length + 1, previous, ...one };
    registrations.push({ ...rest, sha256: canonicalHash(rest) });
  }
  return { ...registry, registrations };
}

/** The bytes whose SHA-256 a registration carries: what is stamped, and what anybody can hash again. */
export function registeredBytes({ sha256: _, ...rest }: Registration): Uint8Array {
  return canonicalBytes(rest);
}

/** A link of the chain that does not hold. */
interface BrokenLink {
  readonly sequence: number;
  readonly claim: string;
  /** *altered*: no longer what was hashed; *moved*: it names another before it than stands there. */
  readonly fault: 'altered' | 'moved';
}

/** The links that do not hold, in order; none in a chain that was only ever added to. */
export function brokenLinks({ registrations }: Registry): BrokenLink[] {
  return registrations.flatMap((one, k): BrokenLink[] => {
    const link = { sequence: k + 1, claim: one.question.claim };
    const { sha256, ...rest } = one;
    if (canonicalHash(rest) !== sha256) return [{ ...link, fault: 'altered' }];
    const previous = registrations[k - 1]?.sha256 ?? null;
    return one.previous === previous && one.sequence === k + 1 ? [] : [{ ...link, fault: 'moved' }];
  });
}

/** All registrations of a claim, in order. */
export const registrationsOf = ({ registrations }: Registry, claim: string): Registration[] =>
  registrations.filter(({ question }) => question.claim === claim);
