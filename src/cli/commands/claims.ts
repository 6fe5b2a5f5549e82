import { join } from 'node:path';
import { readLog } from '../../case/logs.js';
import { appendEntry } from '../../case/people/notebook.js';
import {
  ACCEPTANCE,
  ACCEPTANCES_FILE,
  attributionHash,
  type Claim,
  type ClaimState,
  type LastVerdict,
  lastVerdicts,
  missingIn,
  type Registry,
  readRegistry,
  stateOf,
} from '../../claims/index.js';
import { AirbridgeError } from '../../error.js';
import { dateMessage, message } from '../../i18n/index.js';
import { claimsNamed, cutoffOf, fixedClaim } from '../claims.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { given } from '../options/given.js';
import { addLanguageOption, type LanguageOption, tellerOf } from '../options/language.js';
import { writeJsonDocument } from '../output/json.js';
import { openSession, type Session } from '../session.js';
import type { Configure } from './configure.js';

interface Options extends CommonOptions, LanguageOption {
  readonly accept?: string;
  readonly reviewer?: string;
  readonly json?: boolean;
}

const HELP = `
Lists the claims of claims.yaml with their state: draft, registered, checked, stale (the ledger holds other evidence since), changed since
registration; each with its last verdict. With --accept a reviewer confirms that a claim says what its source says and that those named said
it: only then is a ClaimReview made. The acceptance goes into acceptances.ndjson, and holds until wording, source or attribution change.

Examples:
  airbridge claims
  airbridge claims --accept ovda-92 --reviewer "B. Reader"
`;

export const configure: Configure = (command, context) => {
  command
    .option('--accept <claim>', 'the id of a claim whose attribution a reviewer accepts')
    .option('--reviewer <name>', 'who accepts it')
    .option('--json', 'JSON instead of text');
  addLanguageOption(command);
  addCommonOptions(command)
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      const session = await openSession(context, 'claims', options);
      if (options.accept !== undefined) return await accept(session, options.accept, options);
      await list(session, options);
    });
};

async function accept(session: Session, id: string, options: Options): Promise<void> {
  const { found, context } = session;
  const [claim] = await claimsNamed(session, [id]);
  const reviewer = given(options.reviewer, '--reviewer');
  const said = { claim: id, reviewer, sha256: attributionHash(claim) };
  const entry = await appendEntry(join(found.dir, ACCEPTANCES_FILE), ACCEPTANCE, context.nowMs(), said);
  if (options.json === true) return await writeJsonDocument(context.stdout, entry);
  const { say } = tellerOf(options);
  await context.stdout.write(`${say(message('checkPage.accepted', { reviewer }))}\n`);
}

interface ListedClaim {
  readonly claim: string;
  readonly kind: Claim['kind'];
  readonly state: ClaimState;
  readonly missing: readonly ReturnType<typeof missingIn>[number][];
  readonly last: LastVerdict | null;
}

async function list(session: Session, options: Options): Promise<void> {
  const { found, context } = session;
  const claims = await claimsNamed(session, []);
  const registry = await readRegistry(found.dir);
  const last = lastVerdicts((await readLog(found.ledgerDir, 'verdicts')) ?? []);
  const { evidence } = await cutoffOf(session);
  const listed = await Promise.all(
    claims.map(async (claim): Promise<ListedClaim> => {
      const verdict = last.get(claim.id) ?? null;
      const state = await stateIn(session, claim, registry, verdict, evidence);
      return { claim: claim.id, kind: claim.kind, state, missing: missingIn(claim), last: verdict };
    }),
  );
  if (options.json === true) return await writeJsonDocument(context.stdout, listed);
  await context.stdout.write(listed.map((one) => `${listedText(one, options)}\n`).join(''));
}

/** A draft may name what nobody knows yet. */
async function stateIn(
  session: Session,
  claim: Claim,
  registry: Registry,
  last: LastVerdict | null,
  evidence: string | null,
): Promise<ClaimState> {
  try {
    const { question } = await fixedClaim(session, claim);
    return stateOf(question, registry, last, evidence);
  } catch (error) {
    if (!(error instanceof AirbridgeError)) throw error;
    return stateOf(null, registry, last, evidence);
  }
}

function listedText({ claim, kind, state, missing, last }: ListedClaim, options: Options): string {
  const { say, quote } = tellerOf(options);
  const verdict = message(`outcome.${last?.outcome ?? 'exploratory'}`);
  const fields = missing.map((field) => message(`missing.${field}`));
  const parts = [
    quote(claim),
    say(message(`kind.${kind}`)),
    say(message(`claimState.${state}`)),
    ...(last === null
      ? []
      : [say(message('checkPage.lastVerdict', { verdict, date: dateMessage(last.at) }))]),
    ...fields.map((field) => say(message('checkPage.missing', { fields: field }))),
  ];
  return parts.join('  ·  ');
}
