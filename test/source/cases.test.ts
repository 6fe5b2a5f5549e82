import { existsSync, promises as fs, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatIcao24 } from '../../src/aviation/icao24.js';
import { AirbridgeError } from '../../src/error.js';
import type { EvidenceItem } from '../../src/source/entry.js';
import { openEvidence } from '../../src/source/evidence.js';
import { readInflatedTracks } from '../../src/source/read-tracks.js';
import { walk } from '../../src/source/walk.js';
import { all, temporaryFolder } from './temporary.js';

/**
 * Every folder of test/cases/source is a case: `input/` holds files as they are, or `input.mjs` makes them (its default
 * export gives bytes by path); `expected.json` says what comes out of walking, opening and reading them, as
 * `{ traces, ignored, problems }`, each in order. `"named": true` has every file named by the user instead of walked into.
 */
const CASES = join(import.meta.dirname, '..', 'cases', 'source');
const NOW_MS = Date.UTC(2025, 11, 1);

interface Outcome {
  readonly traces: Record<string, unknown>[];
  readonly ignored: string[];
  readonly problems: Record<string, unknown>[];
}

/** A problem's code and place without the temporary folder. */
function brief(error: unknown, folder: string): Record<string, unknown> {
  if (!(error instanceof AirbridgeError)) throw error;
  const { file = '', entry, ...where } = error.where;
  return { code: error.code, file: relative(folder, file), ...(entry ? { entry } : {}), ...where };
}

function take(item: EvidenceItem, folder: string, outcome: Outcome): void {
  if (item.kind === 'ignored') outcome.ignored.push(item.entry);
  else if (item.kind === 'problem') outcome.problems.push(brief(item.error, folder));
  else {
    const { file, entry } = item;
    try {
      const name = entry === '' ? relative(folder, file) : entry;
      for (const { header, reports, rejected } of readInflatedTracks(item.bytes, name, NOW_MS).traces) {
        const icao24 = header.icao24 === null ? null : formatIcao24(header.icao24);
        outcome.traces.push({ name, icao24, reports: reports.length, rejected });
      }
    } catch (error) {
      if (!(error instanceof AirbridgeError)) throw error;
      outcome.problems.push(brief(error.at({ file, entry }), folder));
    }
  }
}

async function outcomeOf(folder: string, named: boolean): Promise<Outcome> {
  const outcome: Outcome = { traces: [], ignored: [], problems: [] };
  for (const found of await all(walk([folder], fs))) {
    if (found.kind === 'problem') throw found.error;
    try {
      const evidence = await openEvidence(found.path, named, fs);
      if (evidence === null) outcome.ignored.push(relative(folder, found.path));
      else for await (const item of evidence.items()) take(item, folder, outcome);
    } catch (error) {
      outcome.problems.push(brief(error, folder));
    }
  }
  return outcome;
}

async function inputFolder(path: string): Promise<string> {
  if (existsSync(join(path, 'input'))) return join(path, 'input');
  const { default: files } = await import(join(path, 'input.mjs'));
  return temporaryFolder(files);
}

describe('evidence', () => {
  it.each(readdirSync(CASES))('%s', async (name) => {
    const path = join(CASES, name);
    const { named = false, ...expected } = JSON.parse(readFileSync(join(path, 'expected.json'), 'utf8'));
    const outcome = await outcomeOf(await inputFolder(path), named);
    expect(outcome).toEqual({ traces: [], ignored: [], problems: [], ...expected });
  });
});
