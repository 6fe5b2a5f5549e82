import { appendLog, readLog } from '../../case/logs.js';
import {
  type CheckedClaim,
  checkClaim,
  claimReview,
  evidenceState,
  needsEvidence,
  type Outcome,
  readRegistry,
} from '../../claims/index.js';
import { speakerIn } from '../../i18n/index.js';
import { claimsNamed, fixedClaim, todayOf } from '../claims.js';
import { ExitStatus } from '../error.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { addLanguageOption, type LanguageOption, tellerOf } from '../options/language.js';
import { checkJson, checkText } from '../output/check.js';
import { writeJsonDocument } from '../output/json.js';
import { openSession, type Session } from '../session.js';
import { withLedger } from '../with-ledger.js';
import type { Configure } from './configure.js';

interface Options extends CommonOptions, LanguageOption {
  readonly json?: boolean;
  readonly jsonld?: boolean;
}

const HELP = `
Judges claims by fixed rules (docs/claims.md): supported, not supported, contradicted, undecidable, or outside what flight data can decide;
with the rule that gave it, the numbers, the visits and flights behind them, and what would change it. A claim that was not registered, or was
changed since, gets no verdict: its numbers are exploratory. Data that were seen before registration are said to have been.

Exit status: 0 supported, or nothing to decide; 10 not supported; 11 contradicted; 12 undecidable; 13 exploratory. Of several claims the
greatest counts.

Examples:
  airbridge check
  airbridge check ovda-92 --lang ar
  airbridge check --jsonld > claim-reviews.jsonld
`;

export const configure: Configure = (command, context, end) => {
  command
    .argument('[claim...]', 'ids of claims.yaml; all of them where none is named')
    .option('--json', 'JSON instead of text')
    .option('--jsonld', 'schema.org ClaimReview of those whose attribution a reviewer accepted');
  addLanguageOption(command);
  addCommonOptions(command)
    .addHelpText('after', HELP)
    .action(async (ids: string[], options: Options) => {
      const session = await openSession(context, 'check', options);
      const checked = await checkAll(session, ids);
      await print(session, checked, options);
      end(Math.max(ExitStatus.done, ...checked.map(({ verdict }) => statusOf(verdict?.outcome ?? null))));
    });
};

const STATUS: Readonly<Record<Outcome, number>> = {
  supported: ExitStatus.done,
  'not-supported': ExitStatus.notSupported,
  contradicted: ExitStatus.contradicted,
  undecidable: ExitStatus.undecidable,
  outside: ExitStatus.done,
  'no-rule': ExitStatus.done,
};

const statusOf = (outcome: Outcome | null): number =>
  outcome === null ? ExitStatus.exploratory : STATUS[outcome];

async function checkAll(session: Session, ids: readonly string[]): Promise<CheckedClaim[]> {
  const { found, atHand } = session;
  const claims = await claimsNamed(session, ids);
  const registry = await readRegistry(found.dir);
  const queryLog = await readLog(found.ledgerDir, 'queries');
  const checked: CheckedClaim[] = [];
  for (const claim of claims) {
    const fixed = await fixedClaim(session, claim);
    if (!needsEvidence(claim)) {
      checked.push(await checkClaim(fixed, registry, atHand, { open: null, queryLog }));
      continue;
    }
    const { at, from, to, period, fleet } = fixed.question;
    const filter = { at, from, to, ...msOf(period), fleet: fleet && { name: fleet.name } };
    await withLedger(session, { claim: claim.id, filter }, async (open) => {
      const one = await checkClaim(fixed, registry, atHand, { open, queryLog });
      checked.push(one);
      await noteVerdict(session, one, (await evidenceState(open.engine)).evidence);
    });
  }
  return checked;
}

function msOf(period: { readonly since: string; readonly until: string } | null) {
  const dayMs = 86_400_000;
  return period === null
    ? {}
    : { sinceMs: Date.parse(period.since), untilMs: Date.parse(period.until) + dayMs };
}

/** What claims came to is kept, so that `airbridge claims` can say what is stale. */
async function noteVerdict(session: Session, checked: CheckedClaim, evidence: string): Promise<void> {
  const { found, context, say } = session;
  const entry = {
    claim: checked.claim.id,
    registration: checked.standing.registration?.sha256 ?? null,
    outcome: checked.verdict?.outcome ?? null,
    evidence,
  };
  try {
    await appendLog(found.ledgerDir, 'verdicts', context.nowMs(), entry);
  } catch (cause) {
    await say(`The verdict could not be noted: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

async function print(session: Session, checked: readonly CheckedClaim[], options: Options): Promise<void> {
  const { stdout } = session.context;
  const today = todayOf(session);
  if (options.jsonld === true) {
    const { say } = speakerIn(options.lang);
    const reviews = checked.flatMap((one) => claimReview(one, options.lang, today, say) ?? []);
    return await writeJsonDocument(stdout, reviews);
  }
  if (options.json === true) return await writeJsonDocument(stdout, checked.map(checkJson));
  const teller = tellerOf(options);
  await stdout.write(checked.map((one) => checkText(one, teller, options.lang, today)).join('\n'));
}
