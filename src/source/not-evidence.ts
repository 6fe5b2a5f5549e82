import { AirbridgeError } from '../error.js';
import type { FileKind } from './detect.js';

const REASONS: Partial<Record<FileKind, string>> = {
  'json-lines': 'it holds single reports, one a line, and not a trace',
  basestation:
    'it holds single messages in BaseStation form, one a line and often without a date; they are not read',
  simulator:
    'it is the log of a flight simulator: its times count from the start of the recording, and nothing of it flew',
  tar: 'it is an archive inside another file',
  'tar.gz': 'it is an archive inside another file',
};

/** Why a file without a single byte is not taken: most often a download that failed. */
export function emptyFile(): AirbridgeError {
  return new AirbridgeError('not-evidence', 'the file is empty', {}, 'Fetch the file again.');
}

/** Why a file of this kind is not taken. */
export function notTracks(kind: FileKind): AirbridgeError {
  return notEvidence(REASONS[kind] ?? 'it is neither a trace nor an archive of traces');
}

function notEvidence(what: string): AirbridgeError {
  const next =
    'Readable are readsb traces, Flightradar24 CSV and KML, FlightAware KML, KML tracks and traffic JSON: as files, in folders, in .tar or .tar.gz.';
  return new AirbridgeError('not-evidence', `cannot be taken as evidence: ${what}`, {}, next);
}
