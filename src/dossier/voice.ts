import type { Speaker } from '../i18n/index.js';

/** The isolates a speaker sets around what is put into a sentence (Unicode UAX #9). */
const ISOLATES = /[\u2066-\u2069]/g;

/** A speaker for pages and pictures, where elements isolate what control characters do elsewhere: on paper they would be in the way of a copy. */
export function voiceOf(speaker: Speaker): Speaker {
  const without = (text: string): string => text.replace(ISOLATES, '');
  return {
    ...speaker,
    say: (message) => without(speaker.say(message)),
    text: (key, values) => without(speaker.text(key, values)),
  };
}
