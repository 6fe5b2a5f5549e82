import type { Claim } from '../claims/schema.js';
import { AirbridgeError } from '../error.js';
import type { MessageKey, Speaker } from '../i18n/index.js';
import type { Context } from './context.js';
import { choicesWords } from './output/reading.js';
import { printable } from './printable.js';

type Question = NonNullable<Claim['questions']>[number];

/**
 * Puts every open question of the drafts to the user, one by one. An empty answer leaves it open; the number of a choice stands
 * for the choice. Answers are kept with the question: the fields are the user's to change.
 *
 * @throws AirbridgeError `usage` where there is no terminal to ask on
 */
export async function askAll(context: Context, claims: readonly Claim[], speaker: Speaker): Promise<Claim[]> {
  const { input } = context;
  if (input === undefined || !input.isTerminal)
    throw new AirbridgeError(
      'usage',
      'there is no terminal to ask on',
      { field: '--ask' },
      'Without --ask the questions are listed.',
    );
  const answered: Claim[] = [];
  for (const claim of claims) {
    const questions: Question[] = [];
    for (const question of claim.questions ?? [])
      questions.push(await asked(question, claim, speaker, input.ask));
    answered.push(questions.length === 0 ? claim : { ...claim, questions });
  }
  return answered;
}

async function asked(
  question: Question,
  claim: Claim,
  speaker: Speaker,
  ask: (text: string) => Promise<string | null>,
): Promise<Question> {
  const words = speaker.text(question.key as MessageKey, question.values);
  const choices = (question.choices ?? []) as Parameters<typeof choicesWords>[0];
  const list = choices.length === 0 ? '' : ` ${choicesWords(choices)}`;
  const answer = (await ask(`${claim.id}: ${printable(words)}${list}\n> `))?.trim() ?? '';
  if (answer === '') return question;
  const choice = /^\d+$/.test(answer) ? choices[Number(answer) - 1] : undefined;
  const said =
    choice === undefined ? answer : typeof choice === 'string' ? choice : `${choice.since} – ${choice.until}`;
  return { ...question, answer: said };
}
