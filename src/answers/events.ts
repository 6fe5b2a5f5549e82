import { DEFAULT_RULES, type EventsImport, type ImportRequest, importEvents } from '../analysis/index.js';
import { type Files, readEventFiles } from '../source/index.js';

/** The rules that make episodes of deaths unless others are named (method, section 4). */
export const EPISODE_RULES = DEFAULT_RULES;

/** Episodes made from published lists of events. @param paths absolute */
export const eventsAnswer = (
  paths: readonly string[],
  request: ImportRequest,
  files: Files,
): Promise<EventsImport> => importEvents(readEventFiles(paths, files), request);
