import { resolve } from 'node:path';
import { hasLedger } from '../../case/case-folder.js';
import {
  attachProof,
  type Claim,
  type FixedClaim,
  missingIn,
  queryLogOf,
  type Registry,
  readRegistry,
  refuseBroken,
  register,
  registeringOf,
  standingOf,
  writeRegistry,
  writeRequest,
} from '../../claims/index.js';
import { type Message, message } from '../../i18n/index.js';
import { claimsNamed, cutoffOf, fixedClaim } from '../claims.js';
import { packageVersion } from '../context.js';
import { ExitStatus } from '../error.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { listOf } from '../options/filter.js';
import { addLanguageOption, type LanguageOption, tellerOf } from '../options/language.js';
import { writeJsonDocument } from '../output/json.js';
import { openSession, type Session } from '../session.js';
import type { Configure } from './configure.js';

interface Options extends CommonOptions, LanguageOption {
  readonly attach?: string;
  readonly trust?: readonly string[];
  readonly json?: boolean;
}

const HELP = `
Fixes what claims ask before anybody looks at the data: wording, number, unit, places, fleet, period, episodes and windows go as canonical
JSON (RFC 8785) into registration.json, each registration with the hash of the one before and of every query made so far. Which queries
touched the same aircraft, places and days is written down with it. Nobody is contacted: a request for a time-stamp (RFC 3161, .tsq) is
written beside it, and what an authority answers (.tsr), or an OpenTimestamps proof (.ots) of the .json file, is attached with --attach.

Examples:
  airbridge register
  airbridge register ovda-92 each-clash
  airbridge register --attach answer.tsr --trust authority.pem
`;

export const configure: Configure = (command, context, end) => {
  command
    .argument('[claim...]', 'ids of claims.yaml; all of them where none is named')
    .option('--attach <file>', 'a time-stamp (.tsr) or an OpenTimestamps proof (.ots) of a registration')
    .option('--trust <files>', 'certificates of time-stamp authorities you trust, PEM or DER', listOf)
    .option('--json', 'JSON instead of text');
  addLanguageOption(command);
  addCommonOptions(command)
    .addHelpText('after', HELP)
    .action(async (ids: string[], options: Options) => {
      const session = await openSession(context, 'register', options);
      if (options.attach !== undefined) return await attach(session, options.attach, options);
      const isWhole = await registerAll(session, ids, options);
      if (!isWhole) end(ExitStatus.someInputsFailed);
    });
};

async function attach(session: Session, file: string, options: Options): Promise<void> {
  const { found, context } = session;
  const { cwd } = context.surroundings;
  const registry = await readRegistry(found.dir);
  refuseBroken(found.dir, registry);
  const trusted = (options.trust ?? []).map((path) => resolve(cwd, path));
  const attached = await attachProof(found.dir, registry, resolve(cwd, file), trusted);
  await writeRegistry(found.dir, attached.registry);
  const { sequence } = attached.registration;
  const { timestamp } = attached;
  if (options.json === true) return await writeJsonDocument(context.stdout, { sequence, timestamp });
  if (timestamp === null)
    return await tell(session, options, [message('registerPage.proof', { sequence: String(sequence) })]);
  const { authority, time, trusted: isTrusted } = timestamp;
  const whose = isTrusted === null ? 'unchecked' : isTrusted ? 'trusted' : 'untrusted';
  await tell(session, options, [
    message('registerPage.attested', { sequence: String(sequence), authority, time }),
    message(`registerPage.${whose}`),
  ]);
}

/** @returns whether nothing that was asked for had to be left */
async function registerAll(session: Session, ids: readonly string[], options: Options): Promise<boolean> {
  const { found, context, atHand } = session;
  const registry = await readRegistry(found.dir);
  refuseBroken(found.dir, registry);
  const claims = await claimsNamed(session, ids);
  const drafts = claims.filter((claim) => missingIn(claim).length > 0);
  const whole = claims.filter((claim) => !drafts.includes(claim));
  const fixed = await Promise.all(whole.map((claim) => fixedClaim(session, claim)));
  const fresh = fixed.filter(({ question }) => standingOf(registry, question).is !== 'registered');
  const seen = {
    // Read before the ledger is asked what it is made from, which is logged as well.
    queryLog: await queryLogOf(found.ledgerDir, await hasLedger(found.ledgerDir)),
    cutoff: await cutoffOf(session),
    version: packageVersion(),
  };
  const after = register(registry, await registeringOf(fresh, atHand, seen));
  if (fresh.length > 0) await writeRegistry(found.dir, after);
  const last = fresh.length === 0 ? undefined : after.registrations.at(-1);
  const written = last === undefined ? [] : await writeRequest(found.dir, last);
  if (options.json === true) {
    const registrations = after.registrations.slice(registry.registrations.length);
    const drafted = drafts.map((claim) => ({ claim: claim.id, missing: missingIn(claim) }));
    await writeJsonDocument(context.stdout, { registrations, drafts: drafted, written });
  } else {
    const said = registerWords(registry, after, fixed, drafts);
    const request = written.filter((name) => name.endsWith('.tsq'));
    await tell(session, options, [
      ...said,
      ...request.map((name) => message('registerPage.request', { file: name })),
    ]);
  }
  return drafts.length === 0;
}

function registerWords(
  before: Registry,
  after: Registry,
  fixed: readonly FixedClaim[],
  drafts: readonly Claim[],
): Message[] {
  const added = after.registrations.slice(before.registrations.length);
  const old = fixed.filter(({ claim }) => !added.some(({ question }) => question.claim === claim.id));
  const said = [
    ...added.map(({ question, sequence, sha256 }) =>
      message('registerPage.done', { claim: question.claim, sequence: String(sequence), hash: sha256 }),
    ),
    ...old.map(({ claim }) => message('registerPage.already', { claim: claim.id })),
    ...drafts.flatMap((claim) =>
      missingIn(claim).map((field) =>
        message('registerPage.lacks', { claim: claim.id, field: message(`missing.${field}`) }),
      ),
    ),
  ];
  return said.length === 0 ? [message('registerPage.nothing')] : said;
}

async function tell({ context }: Session, options: Options, said: readonly Message[]): Promise<void> {
  const { say } = tellerOf(options);
  await context.stdout.write(said.map((one) => `${say(one)}\n`).join(''));
}
