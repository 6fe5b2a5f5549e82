export { DAY_MS, dayOf, dayText, parseDay } from './day.js';
export { clopperPearson, type Interval, normalUpperTail } from './distributions.js';
export type { Episode } from './episode.js';
export { holm } from './holm.js';
