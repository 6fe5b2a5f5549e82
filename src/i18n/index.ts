export type { Catalogue } from './catalogue.js';
export { isolated, type Run, runsOf } from './isolate.js';
export { catalogueOf, englishSpeaker, languages, speakerIn } from './languages.js';
export { type Message, type MessageKey, type MessageValue, message } from './message.js';
export { type Speaker, speakerOf } from './speaker.js';
export { isMessage, spoken } from './spoken.js';
export { countryMessage, dateMessage } from './words.js';
