import { readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { AirbridgeError } from '../error.js';
import { sha256Of } from '../source/sha256.js';
import { CLAIMS_YAML, parseClaims } from './claims-file.js';
import { checkProof } from './registry/open-timestamps.js';
import {
  type Attestation,
  brokenLinks,
  EMPTY_REGISTRY,
  REGISTRY,
  type Registration,
  type Registry,
  registeredBytes,
} from './registry/registration.js';
import { readTimestamp, type Timestamp, timestampRequest } from './registry/timestamp.js';
import type { Claim } from './schema.js';
import { checkAgainstSource, plainText } from './source-text.js';

const REGISTRATION_FILE = 'registration.json';

/**
 * The claims of a case, each held against its source where the case has it.
 *
 * @throws AirbridgeError `case-missing` where there is no claims.yaml, `claims-invalid`
 */
export async function readClaims(caseDir: string): Promise<Claim[]> {
  const file = join(caseDir, CLAIMS_YAML);
  const bytes = await readIfThere(file);
  if (bytes === null) throw noClaims(caseDir);
  const claims = parseClaims(new TextDecoder().decode(bytes), file);
  for (const claim of claims) await checkSource(caseDir, file, claim);
  return claims;
}

function noClaims(file: string): AirbridgeError {
  const next = 'Write one, or draft it from an article; `airbridge schema claims` says what may stand in it.';
  return new AirbridgeError('case-missing', `the case has no ${CLAIMS_YAML}`, { file }, next);
}

/** A source that is not there cannot be compared: only its hash is kept. Text with markup is for whoever extracted it. */
async function checkSource(caseDir: string, file: string, claim: Claim): Promise<void> {
  if (claim.source.file === undefined) return;
  const bytes = await readIfThere(resolve(caseDir, claim.source.file));
  if (bytes === null) return;
  const isMarkup = /\.html?$/i.test(claim.source.file);
  const { span: _, ...withoutSpan } = claim.source;
  const checked = isMarkup ? { ...claim, source: withoutSpan } : claim;
  try {
    checkAgainstSource(checked, bytes, plainText);
  } catch (error) {
    throw error instanceof AirbridgeError ? error.at({ file }) : error;
  }
}

/**
 * The registrations of a case; none where nothing was ever registered. Broken links are the caller's to name.
 *
 * @throws AirbridgeError `registration-invalid` where the file cannot be read
 */
export async function readRegistry(caseDir: string): Promise<Registry> {
  const file = join(caseDir, REGISTRATION_FILE);
  const bytes = await readIfThere(file);
  if (bytes === null) return EMPTY_REGISTRY;
  const parsed = REGISTRY.safeParse(jsonOf(bytes));
  if (parsed.success) return parsed.data as unknown as Registry;
  const [issue] = parsed.error.issues;
  const where = { file, field: issue.path.join('.') };
  throw new AirbridgeError('registration-invalid', `registration.json: ${issue.message}`, where, RESTORE);
}

const RESTORE = 'Take the file back from the case’s history: registrations are only ever added.';

/**
 * Refuses to build on a chain that does not hold.
 *
 * @throws AirbridgeError `registration-invalid`, naming the link
 */
export function refuseBroken(caseDir: string, registry: Registry): void {
  const [link] = brokenLinks(registry);
  if (link === undefined) return;
  const fault =
    link.fault === 'altered' ? 'was altered after it was made' : 'does not follow the one before it';
  const message = `registration ${link.sequence} (${link.claim}) ${fault}`;
  throw new AirbridgeError(
    'registration-invalid',
    message,
    { file: join(caseDir, REGISTRATION_FILE) },
    RESTORE,
  );
}

/** Writes the registrations whole, or leaves what there was. */
export async function writeRegistry(caseDir: string, registry: Registry): Promise<void> {
  const file = join(caseDir, REGISTRATION_FILE);
  await writeFile(`${file}.new`, `${JSON.stringify(registry, null, 2)}\n`);
  await rename(`${file}.new`, file);
}

/** Writes what can be stamped: the bytes that were hashed, and a request for a time-stamp over them. @returns their names */
export async function writeRequest(caseDir: string, registration: Registration): Promise<string[]> {
  const name = `registration-${registration.sequence}`;
  await writeFile(join(caseDir, `${name}.json`), registeredBytes(registration));
  await writeFile(join(caseDir, `${name}.tsq`), timestampRequest(registration.sha256));
  return [`${name}.json`, `${name}.tsq`];
}

/** A proof of time that was attached, and what it says. */
interface Attached {
  readonly registry: Registry;
  readonly registration: Registration;
  /** Of an RFC 3161 time-stamp; null for a proof that only its own client can check. */
  readonly timestamp: Timestamp | null;
}

/**
 * Attaches an RFC 3161 answer (`.tsr`) or an OpenTimestamps proof (`.ots`) to the registration it is about, and keeps a copy of it in
 * the case.
 *
 * @param file absolute
 * @param trusted files of certificates of authorities that are trusted, PEM or DER
 * @throws AirbridgeError `timestamp-invalid` when it is about none of them
 */
export async function attachProof(
  caseDir: string,
  registry: Registry,
  file: string,
  trusted: readonly string[],
): Promise<Attached> {
  const bytes = new Uint8Array(await readProof(file));
  const kind = file.toLowerCase().endsWith('.ots') ? 'opentimestamps' : 'rfc3161';
  const roots = (await Promise.all(trusted.map(readProof))).flatMap(certificatesIn);
  const { registration, timestamp } = await proved(registry, bytes, kind, roots, file);
  const name = `registration-${registration.sequence}.${kind === 'rfc3161' ? 'tsr' : 'ots'}`;
  await writeFile(join(caseDir, name), bytes);
  const attestation: Attestation = {
    registration: registration.sha256,
    kind,
    file: name,
    sha256: sha256Of(bytes),
    time: timestamp?.time ?? null,
    authority: timestamp?.authority ?? null,
  };
  const others = registry.attestations.filter(({ file: other }) => other !== name);
  return { registry: { ...registry, attestations: [...others, attestation] }, registration, timestamp };
}

async function proved(
  { registrations }: Registry,
  bytes: Uint8Array,
  kind: Attestation['kind'],
  roots: readonly Uint8Array[],
  file: string,
): Promise<Omit<Attached, 'registry'>> {
  let fault: unknown = new AirbridgeError('timestamp-invalid', 'nothing is registered yet', { file });
  for (const registration of [...registrations].reverse()) {
    try {
      if (kind === 'opentimestamps') {
        checkProof(bytes, registration.sha256);
        return { registration, timestamp: null };
      }
      const timestamp = await readTimestamp(bytes, registeredBytes(registration), roots);
      return { registration, timestamp };
    } catch (error) {
      fault = error instanceof AirbridgeError ? error.at({ file }) : error;
    }
  }
  throw fault;
}

/** A proof of time, and whether it is still there and holds. */
export type HeldProof = Attestation & { readonly holds: boolean };

/** The proofs that a registration was there by some time: its own, and those of later ones, which hold its hash in theirs. */
export async function proofsOf(
  caseDir: string,
  { registrations, attestations }: Registry,
  { sequence }: Registration,
): Promise<readonly HeldProof[]> {
  const later = registrations.filter((one) => one.sequence >= sequence);
  return await Promise.all(
    attestations.flatMap((one) => {
      const proved = later.find(({ sha256 }) => sha256 === one.registration);
      return proved === undefined ? [] : [heldProof(caseDir, one, proved)];
    }),
  );
}

async function heldProof(caseDir: string, one: Attestation, proved: Registration): Promise<HeldProof> {
  return { ...one, holds: await isHeld(caseDir, one, proved) };
}

async function isHeld(caseDir: string, one: Attestation, proved: Registration): Promise<boolean> {
  const bytes = await readIfThere(join(caseDir, one.file));
  if (bytes === null || sha256Of(bytes) !== one.sha256) return false;
  try {
    if (one.kind === 'rfc3161')
      return (await readTimestamp(bytes, registeredBytes(proved))).time === one.time;
    checkProof(bytes, proved.sha256);
    return true;
  } catch {
    return false;
  }
}

/** The certificates of a PEM file, else the one of a DER file. */
function certificatesIn(bytes: Buffer): Uint8Array[] {
  const blocks = bytes.toString('latin1').matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END/g);
  const found = [...blocks].map(([, body]) => new Uint8Array(Buffer.from(body, 'base64')));
  return found.length > 0 ? found : [new Uint8Array(bytes)];
}

async function readProof(file: string): Promise<Buffer> {
  const bytes = await readIfThere(file);
  if (bytes !== null) return bytes;
  throw new AirbridgeError('unreadable', `there is no such file: ${basename(file)}`, { file });
}

async function readIfThere(file: string): Promise<Buffer | null> {
  return await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return null;
    const message = `the file cannot be read: ${cause.code ?? cause.message}`;
    throw new AirbridgeError('unreadable', message, { file }, undefined, { cause });
  });
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}
