import { existsSync, promises as fs } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { AirbridgeError } from '../../src/error.js';
import { openEvidence } from '../../src/source/evidence.js';
import { readReadsbTrace } from '../../src/source/readsb/readsb.js';
import { Flag, ORIGINS, type SourceTrace } from '../../src/source/reports.js';
import { walk } from '../../src/source/walk.js';

const FOLDER = join(import.meta.dirname, '../../../shared/data/traces/readsb');
const here = existsSync(FOLDER);
if (!here) process.stderr.write(`skipped: no real traces at ${FOLDER}\n`);

type Row = [number, number, number, number | string | null, ...unknown[]];

/** The rows of a trace by other means: Node's own gunzip and JSON. */
async function rowsOf(path: string): Promise<{ timestamp: number; trace: Row[] }> {
  const stored = await fs.readFile(path);
  return JSON.parse((stored[0] === 0x1f ? gunzipSync(stored) : stored).toString());
}

interface Outcome {
  readonly traces: Map<string, SourceTrace>;
  readonly refused: Map<string, string>;
  readonly ignored: string[];
}

async function take(path: string, { traces, refused, ignored }: Outcome): Promise<void> {
  const name = relative(FOLDER, path);
  try {
    const evidence = await openEvidence(path, false, fs);
    if (evidence === null) ignored.push(name);
    for await (const item of evidence?.items() ?? []) {
      if (item.kind === 'entry') traces.set(name, readReadsbTrace(item.bytes, Date.now()));
    }
  } catch (error) {
    if (!(error instanceof AirbridgeError)) throw error;
    refused.set(name, error.code);
  }
}

describe.skipIf(!here)('the real traces', () => {
  const outcome: Outcome = { traces: new Map(), refused: new Map(), ignored: [] };
  const { traces, refused, ignored } = outcome;

  beforeAll(async () => {
    for await (const found of walk([FOLDER], fs)) {
      if (found.kind === 'problem') throw found.error;
      await take(found.path, outcome);
    }
  });

  it('are all read, and nothing else is', () => {
    expect(traces.size).toBe(28);
    expect([...traces.keys()].every((name) => basename(name).includes('trace_full_'))).toBe(true);
    expect([...refused.values()]).toEqual(['not-evidence', 'not-evidence', 'not-evidence']);
    expect([...refused.keys()].every((name) => name.startsWith('adsb-actions/grid/'))).toBe(true);
    expect(ignored).toEqual(['adsb-actions/LICENSE', 'flight-tracer/LICENSE', 'flight-tracer/README.txt']);
  });

  it('give every report there is, where and when it says', async () => {
    for (const [name, { reports, rejected }] of traces) {
      const { timestamp, trace } = await rowsOf(join(FOLDER, name));
      expect(rejected).toEqual([]);
      expect(reports.length).toBe(trace.length);
      trace.forEach((row, i) => {
        expect(reports.timeMs[i]).toBeCloseTo((timestamp + row[0]) * 1000, -0.5);
        expect(reports.latitudeDeg[i]).toBe(row[1]);
        expect(reports.longitudeDeg[i]).toBe(row[2]);
        expect((reports.flags[i] & Flag.ground) !== 0).toBe(row[3] === 'ground');
        const altitudeFt = (row[6] as number) & 8 ? reports.geometricAltitudeFt[i] : reports.altitudeFt[i];
        if (typeof row[3] === 'number') expect(altitudeFt).toBe(row[3]);
        if (row[9] != null) expect(ORIGINS[reports.origin[i]]).toBe(row[9]);
      });
    }
  });

  it('are named by the address they hold', () => {
    for (const [name, { header }] of traces) {
      expect(name).toContain(`trace_full_${header.icao24?.toString(16).padStart(6, '0')}`);
    }
  });

  it('tell the callsigns of a day as they were heard', () => {
    const callsigns = (part: string) =>
      [...traces].find(([name]) => name.includes(part))![1].reports.callsigns;
    expect(callsigns('traffic/trace_full_ac671b')).toHaveLength(4);
    expect(callsigns('2025-02-08_trace_full_a11f59')).toContain('UAL333');
    expect(callsigns('2025-02-08_trace_full_c060ba')).toContain('POE552');
  });
});
