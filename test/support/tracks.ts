import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AirbridgeError } from '../../src/error.js';
import { readTracks } from '../../src/source/read-tracks.js';
import { sha256Of } from '../../src/source/sha256.js';
import { airframeKey } from '../../src/trace/airframe.js';
import { dropBackwards } from '../../src/trace/clean.js';
import { mergeTraces } from '../../src/trace/merge.js';
import { type Trace, traceOf } from '../../src/trace/trace.js';

const NOW_MS = Date.UTC(2026, 10, 22);

/** Every airframe in a file or folder of tracks of any format, by its key; files that are no tracks are passed over. */
export function airframesIn(path: string): Map<string, Trace> {
  const traces = new Map<string, Trace[]>();
  for (const file of filesIn(path)) {
    for (const trace of tracesOf(file)) {
      const key = airframeKey(trace.sources[0].header);
      traces.set(key, [...(traces.get(key) ?? []), trace]);
    }
  }
  return new Map([...traces].map(([key, list]) => [key, mergeTraces(list)]));
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
  return names.map((name) => join(path, name)).filter((file) => statSync(file).isFile());
}

function tracesOf(file: string): Trace[] {
  const stored = readFileSync(file);
  try {
    const sha256 = sha256Of(stored);
    const { traces } = readTracks(stored, file, NOW_MS);
    return traces.map((source, k) => dropBackwards(traceOf(source, sha256, `${k}`)).trace);
  } catch (error) {
    if (error instanceof AirbridgeError) return [];
    throw error;
  }
}
