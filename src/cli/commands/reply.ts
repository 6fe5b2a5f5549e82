import { join } from 'node:path';
import { appendEntry, readNotebook } from '../../case/people/notebook.js';
import { REPLIES_FILE, REPLY, type Reply, replyWords, standingReplies } from '../../claims/index.js';
import { AirbridgeError } from '../../error.js';
import { message } from '../../i18n/index.js';
import { claimsNamed, todayOf } from '../claims.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { given } from '../options/given.js';
import { addLanguageOption, type LanguageOption, tellerOf } from '../options/language.js';
import { writeJsonDocument } from '../output/json.js';
import { openSession, type Session } from '../session.js';
import type { Configure } from './configure.js';

interface Options extends CommonOptions, LanguageOption {
  readonly asked?: string;
  readonly on?: string;
  readonly how?: string;
  readonly until?: string;
  readonly answer?: string;
  readonly answered?: string;
  readonly json?: boolean;
}

const HELP = `
Keeps the record of the right of reply in replies.ndjson: who was asked about a claim, when, how, and what they answered, or that no answer
came by the day that was set. An answer is written down by naming the request again, with --answer and --answered. Without --asked it
lists what there is.

Examples:
  airbridge reply ovda-92 --asked "Press office of the carrier" --on 2026-11-01 --how e-mail --until 2026-11-15
  airbridge reply ovda-92 --asked "Press office of the carrier" --on 2026-11-01 --how e-mail \\
    --answer "We do not comment." --answered 2026-11-09
  airbridge reply ovda-92
`;

export const configure: Configure = (command, context) => {
  command
    .argument('<claim>', 'id of a claim')
    .option('--asked <whom>', 'the person or office that was asked')
    .option('--on <date>', 'when')
    .option('--how <means>', 'by e-mail, letter, telephone')
    .option('--until <date>', 'up to when an answer was waited for')
    .option('--answer <text>', 'what they answered')
    .option('--answered <date>', 'when')
    .option('--json', 'JSON instead of text');
  addLanguageOption(command);
  addCommonOptions(command)
    .addHelpText('after', HELP)
    .action(async (id: string, options: Options) => {
      const session = await openSession(context, 'reply', options);
      await claimsNamed(session, [id]);
      if (options.asked !== undefined) await write(session, id, options);
      await list(session, id, options);
    });
};

async function write({ found, context }: Session, claim: string, options: Options): Promise<void> {
  const answer =
    options.answer === undefined ? null : { text: options.answer, on: given(options.answered, '--answered') };
  const parsed = REPLY.safeParse({
    claim,
    asked: options.asked,
    on: given(options.on, '--on'),
    how: given(options.how, '--how'),
    until: options.until ?? null,
    answer,
  });
  if (!parsed.success) throw invalid(parsed.error.issues[0]);
  await appendEntry(join(found.dir, REPLIES_FILE), REPLY, context.nowMs(), parsed.data);
}

function invalid({
  path,
  message: fault,
}: {
  path: readonly PropertyKey[];
  message: string;
}): AirbridgeError {
  const next = 'Dates are written 2026-11-15; the rest is text.';
  return new AirbridgeError('usage', fault, { field: path.join('.') }, next);
}

async function list(session: Session, id: string, options: Options): Promise<void> {
  const { found, context } = session;
  const { entries } = await readNotebook(join(found.dir, REPLIES_FILE), REPLY);
  const replies: readonly Reply[] = standingReplies(entries, id);
  if (options.json === true) return await writeJsonDocument(context.stdout, replies);
  const { say } = tellerOf(options);
  const today = todayOf(session);
  const said =
    replies.length === 0
      ? [message('checkPage.replyNobody')]
      : replies.map((reply) => replyWords(reply, today));
  await context.stdout.write(said.map((one) => `${say(one)}\n`).join(''));
}
