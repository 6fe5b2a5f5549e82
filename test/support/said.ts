import { englishSpeaker, type Message } from '../../src/i18n/index.js';

/** A message in English. */
export const said = (message: Message): string => englishSpeaker().say(message);

/** A reason somebody made up. */
export const madeUp = (text: string): Message => ({ key: 'legacy.sentence', values: { text } });
