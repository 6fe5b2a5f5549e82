import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isGzip } from '../../src/source/archive/gzip.js';
import { readTracks } from '../../src/source/read-tracks.js';
import { readReadsbTrace } from '../../src/source/readsb/readsb.js';
import { sha256Of } from '../../src/source/sha256.js';
import { type Trace, traceOf } from '../../src/trace/trace.js';

/** The checkout. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** The archive of real traces that ships with the package. */
export const EXAMPLES = resolve(import.meta.dirname, '../../examples/globe_history');

/** Data that lies beside a checkout while the project is being made; a clone alone does without. */
export const SHARED = resolve(import.meta.dirname, '../../../shared/data');
export const hasShared = existsSync(SHARED);
if (!hasShared) process.stderr.write('../shared is not here: tests on the data in it are skipped.\n');

/** A fixed "now" after every real trace. */
export const NOW_MS = Date.UTC(2026, 0, 1);

/** One trace from a file, gzip or plain. */
export function readTrace(path: string): Trace {
  const stored = readFileSync(path);
  const bytes = isGzip(stored) ? gunzipSync(stored) : stored;
  return traceOf(readReadsbTrace(bytes, NOW_MS), sha256Of(stored), '');
}

/** The traces in a file of any kind that can be read. */
export function readTraces(path: string): Trace[] {
  const stored = readFileSync(path);
  return readTracks(stored, basename(path), NOW_MS).traces.map((one) => traceOf(one, sha256Of(stored), ''));
}

/** Every example trace, in the order of its path. */
export function exampleTraces(): Trace[] {
  return readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readTrace(join(EXAMPLES, name)));
}
