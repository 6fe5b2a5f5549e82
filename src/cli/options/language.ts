import { type Command, Option } from 'commander';
import { isolated, languages, type Message, speakerIn } from '../../i18n/index.js';
import { printable } from '../printable.js';

/** The language of an answer, as commander gives it. */
export interface LanguageOption {
  readonly lang: string;
}

/** Adds the option of the language an answer is given in. */
export const addLanguageOption = (command: Command): Command =>
  command.addOption(
    new Option('--lang <tag>', 'the language of the answer').choices(languages()).default('en'),
  );

/** Says messages in one language, safe to look at: codes and numbers in Arabic keep their direction. */
export interface Teller {
  readonly say: (message: Message) => string;
  /** Text that is not ours, as it stands. */
  readonly quote: (text: string) => string;
}

/** The teller of the language asked for. */
export function tellerOf({ lang }: LanguageOption): Teller {
  const speaker = speakerIn(lang);
  const quote = (text: string): string => isolated(printable(text), speaker.direction);
  return { say: (message) => quote(speaker.say(message)), quote };
}
