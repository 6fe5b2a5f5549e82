export { type DayCompleteness, DayTally, FOLDERS_OF_A_DAY, HEATMAPS_OF_A_DAY } from './completeness.js';
export { type Entry, type EntryPlace, type EvidenceItem, LARGEST_ENTRY_BYTES } from './entry.js';
export {
  EVENT_FORMATS,
  EVENT_TERMS,
  type EventFormat,
  type EventItem,
  type FileNote,
  type Incident,
  type ListedEpisode,
  readEventFiles,
} from './events/index.js';
export { type Evidence, type EvidenceKind, openEvidence } from './evidence.js';
export { type Files, isDiskFull, systemError } from './files.js';
export {
  IDENTITY_SOURCES,
  type IdentityFile,
  type IdentityItem,
  readIdentities,
} from './identities/index.js';
export { LIMITS, type Limit, limitInWords } from './limits.js';
export { readTracks } from './read-tracks.js';
export { readReadsbTrace } from './readsb/readsb.js';
export {
  Flag,
  ORIGINS,
  type RejectedReport,
  type Reports,
  type SourceTrace,
  type TraceHeader,
} from './reports.js';
export { readEntry } from './reread.js';
export { FORMATS, type Format, type Tracks } from './tracks.js';
export { type Found, walk } from './walk.js';
