import { join } from 'node:path';
import { Option } from 'commander';
import { filterOf, namesIn, type Question } from '../../answers/index.js';
import { endsToReview, subjectNamed } from '../../answers/people.js';
import { appendEntry, readNotebook } from '../../case/people/notebook.js';
import { DECISIONS, REVIEW, REVIEWS_FILE, type Review, standingOf } from '../../case/people/review.js';
import { AirbridgeError } from '../../error.js';
import type { Field } from '../../ledger/coverage/heard-near.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { addFilterOptions } from '../options/filter.js';
import { given } from '../options/given.js';
import { oneBatch } from '../output/batches.js';
import { writeJsonDocument, writeJsonLines } from '../output/json.js';
import { missingWords, peopleWords, QUEUE_COLUMNS, standingLines } from '../output/people.js';
import { wantsColour, writeTable } from '../output/table.js';
import { openSession, type Session } from '../session.js';
import { withLedger } from '../with-ledger.js';
import type { Configure } from './configure.js';

interface Options extends CommonOptions, Question {
  readonly end?: Review['end'];
  readonly decision?: Review['decision'];
  readonly reviewer?: string;
  readonly reason?: string;
  readonly json?: boolean;
}

const HELP = `
With --at it lists the legs that fade within 100 km of a field and whose end there is unknown, those first that would change a count of
visits. With a leg and --decision it writes a reviewer's decision into reviews.ndjson in the case folder. A decision stands when
two reviewers came to the same; it is shown beside the machine's grade and alters neither grade nor count. Without either it lists what
was decided.

Examples:
  airbridge review --at LLOV --since 2020 --until 2023
  airbridge review 3f2a91c04d --at LLOV --end arrival --decision at-the-field --reviewer "B. Reader" \\
    --reason "descends through 4,000 ft on the extended centreline, nothing else within 60 km"
  airbridge review
`;

export const configure: Configure = (command, context) => {
  command
    .argument('[leg]', 'id of a leg, or its beginning')
    .addOption(new Option('--end <end>', 'which end was looked at').choices(['departure', 'arrival']))
    .addOption(new Option('--decision <decision>', 'what the reviewer found').choices(DECISIONS))
    .option('--reviewer <name>', 'who looked')
    .option('--reason <text>', 'why');
  addFilterOptions(command).option('--json', 'NDJSON for the list of legs, else one JSON document');
  addCommonOptions(command)
    .addHelpText('after', HELP)
    .action(async (leg: string | undefined, options: Options) => {
      const session = await openSession(context, 'review', options);
      if (options.decision !== undefined) return await decide(session, given(leg, '<leg>'), options);
      if (options.at !== undefined) return await queue(session, options);
      await decided(session, leg, options);
    });
};

async function decide(session: Session, id: string, options: Options): Promise<void> {
  const { context, found } = session;
  const statement = {
    end: given(options.end, '--end'),
    decision: given(options.decision, '--decision'),
    reviewer: given(options.reviewer, '--reviewer'),
    reason: given(options.reason, '--reason'),
    aerodrome: (await fieldOf(session, given(options.at, '--at'))).ident,
  };
  const about = await withLedger(session, { leg: id }, (open) => subjectNamed(open, id, ['leg']));
  const file = join(found.dir, REVIEWS_FILE);
  const entry = await appendEntry(file, REVIEW, context.nowMs(), { about, ...statement });
  if (options.json === true) return await writeJsonDocument(context.stdout, entry);
  const { entries } = await readNotebook(file, REVIEW);
  const same = entries.filter(({ said }) => said.about.id === about.id);
  await context.stdout.write(peopleWords(standingLines(standingOf(same))));
}

async function queue(session: Session, options: Options): Promise<void> {
  const { stdout, surroundings } = session.context;
  const field = await fieldOf(session, given(options.at, '--at'));
  const filter = await filterOf(options, namesIn(session.atHand));
  const ends = await withLedger(session, { filter }, (open) => endsToReview(open, field, filter));
  const shown = ends.slice(0, filter.limit ?? ends.length);
  if (options.json === true) return await writeJsonLines(stdout, oneBatch(shown));
  if (shown.length === 0) return await session.say(`No leg with an unknown end fades near ${field.ident}.`);
  await writeTable(stdout, QUEUE_COLUMNS, oneBatch(shown), { colour: wantsColour(stdout, surroundings.env) });
  const visits = ends.filter(({ effect }) => effect === 1).length;
  await session.say(`${ends.length} ends; ${visits} of them would be a visit that no other leg shows.`);
}

async function decided(session: Session, leg: string | undefined, options: Options): Promise<void> {
  const { context, found } = session;
  const { entries, missing } = await readNotebook(join(found.dir, REVIEWS_FILE), REVIEW);
  const asked = leg === undefined ? entries : entries.filter(({ said }) => said.about.id.startsWith(leg));
  if (options.json === true) await writeJsonDocument(context.stdout, standingOf(asked));
  else if (asked.length === 0)
    await session.say('Nobody has decided anything yet. `--at` lists what there is to look at.');
  else await context.stdout.write(peopleWords(standingLines(standingOf(asked))));
  if (missing.length > 0) await session.say(missingWords(REVIEWS_FILE, missing));
}

/** A review is about one field: which of several a leg may have reached is what reviewers decide. */
async function fieldOf(session: Session, text: string): Promise<Field> {
  const fields = await session.context.services.fieldsOf(await namesIn(session.atHand).places(text));
  if (fields.length === 1) return fields[0];
  const next = 'Name one aerodrome, and ask again for each of the others.';
  throw new AirbridgeError('usage', 'a review is about one field', { field: '--at', value: text }, next);
}
