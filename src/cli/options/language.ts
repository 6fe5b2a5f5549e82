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

const ISOLATES = /[\u2066-\u2069]/g;

/** The teller of the language asked for. */
export function tellerOf({ lang }: LanguageOption): Teller {
  const speaker = speakerIn(lang);
  const quote = (text: string): string => isolated(printable(text), speaker.direction);
  // Isolates of the speaker are set anew around whole runs, after whatever else cannot be seen was spelt out.
  return { say: (message) => quote(speaker.say(message).replace(ISOLATES, '')), quote };
}
