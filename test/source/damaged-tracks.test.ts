import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AirbridgeError } from '../../src/error.js';
import { readTracks } from '../../src/source/read-tracks.js';
import type { Reports } from '../../src/source/reports.js';
import { NOW_MS } from './tracks.js';

const FOLDER = join(import.meta.dirname, '../../../shared/data/exports/fr24-flightaware');
const here = existsSync(FOLDER);
if (!here) process.stderr.write(`skipped: no real exports at ${FOLDER}\n`);

/** What damage may put in the place of a stretch of a file. */
const PATCHES = [
  '',
  '<',
  '>',
  '&',
  '"',
  ',',
  '\n',
  '0',
  '-',
  '999999999999',
  'NaN',
  ']]>',
  '<!DOCTYPE kml>',
  '\u0000',
  'Z',
];

function damaged(text: string, at: number, length: number, patch: string): string {
  const from = Math.floor(at * text.length);
  return text.slice(0, from) + patch + text.slice(from + length);
}

function expectSound({ length, timeMs, latitudeDeg, longitudeDeg, groundspeedKt, trackDeg }: Reports): void {
  for (let i = 0; i < length; i++) {
    expect(timeMs[i] >= Date.UTC(2000) && timeMs[i] <= NOW_MS + 86_400_000).toBe(true);
    expect(Math.abs(latitudeDeg[i]) <= 90 && Math.abs(longitudeDeg[i]) <= 180).toBe(true);
    expect(groundspeedKt[i] < 0 || trackDeg[i] < 0 || trackDeg[i] >= 360).toBe(false);
  }
}

describe.skipIf(!here)('a real export, damaged anywhere', () => {
  it.each([
    'FlightRadar24.csv',
    'FlightRadar24_FZ981-922b3bd.kml',
    'FlightAware_DLH1534_LSZH_EDDF_20210817.kml',
    'Generic_MultiTrack_Document.kml',
  ])('is refused with a reason or gives sound reports: %s', (name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 40 }),
        fc.constantFrom(...PATCHES),
        (at, length, patch) => {
          try {
            const bytes = Buffer.from(damaged(text, at, length, patch));
            for (const { reports } of readTracks(bytes, name, NOW_MS).traces) expectSound(reports);
          } catch (error) {
            if (!(error instanceof AirbridgeError)) throw error;
            expect(error.next).toBeTruthy();
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
