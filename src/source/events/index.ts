export { readEventFiles, readEvents } from './read.js';
export {
  EVENT_FORMATS,
  EVENT_TERMS,
  type EventFormat,
  type EventItem,
  type FileNote,
  type Incident,
  type ListedEpisode,
  type RefusedRow,
} from './record.js';
