import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { AirbridgeError } from '../../src/error.js';
import { readTracks } from '../../src/source/read-tracks.js';
import type { Tracks } from '../../src/source/tracks.js';

const SHARED = join(import.meta.dirname, '../../../shared/data');
const here = existsSync(SHARED);
if (!here) process.stderr.write(`skipped: no real tracks at ${SHARED}\n`);
const NOW_MS = Date.UTC(2026, 10, 22);

const read = (path: string): Tracks => readTracks(readFileSync(join(SHARED, path)), path, NOW_MS);

/** Code and what was said, or the format it was read as. */
function outcomeOf(path: string): string {
  try {
    return read(path).format;
  } catch (error) {
    if (!(error instanceof AirbridgeError)) throw error;
    const { line, field } = error.where;
    return [error.code, line, field].filter((part) => part !== undefined).join(' ');
  }
}

interface Truth {
  readonly file: string;
  readonly points: string;
  readonly first_utc: string;
  readonly last_utc: string;
  readonly first_alt: string;
  readonly last_alt: string;
}

describe.skipIf(!here)('the real tracks', () => {
  const EXPORTS = 'exports/fr24-flightaware';

  it('are known by their content, and each bad one is refused for what is wrong with it', () => {
    const names = readdirSync(join(SHARED, EXPORTS)).filter((name) => name !== 'LICENSE');
    expect(Object.fromEntries(names.map((name) => [name, outcomeOf(`${EXPORTS}/${name}`)]))).toEqual({
      'FlightAware-invalid-1.kml': 'not-a-trace 32 coord',
      'FlightAware-invalid-2.kml': 'not-a-trace 26 when',
      'FlightAware-invalid-3.kml': 'not-a-trace',
      'FlightAware-valid-1.kml': 'flightaware-kml',
      'FlightAware_DLH1534_LSZH_EDDF_20210817.kml': 'flightaware-kml',
      'FlightRadar24-invalid-1.csv': 'not-a-trace 1 timestamp',
      'FlightRadar24-invalid-1.kml': 'not-a-trace 27 coordinates',
      'FlightRadar24-invalid-2.csv': 'csv-invalid 2',
      'FlightRadar24-invalid-2.kml': 'not-a-trace 15 when',
      'FlightRadar24-invalid-3.csv': 'csv-invalid 2 direction',
      'FlightRadar24-invalid-3.kml': 'not-a-trace',
      'FlightRadar24-valid-1.csv': 'fr24-csv',
      'FlightRadar24-valid-1.kml': 'fr24-kml',
      'FlightRadar24.csv': 'fr24-csv',
      'FlightRadar24_FZ981-922b3bd.kml': 'fr24-kml',
      'FlightRecorder-invalid-1.csv': 'not-evidence',
      'FlightRecorder-invalid-2.csv': 'not-evidence',
      'FlightRecorder-invalid-3.csv': 'not-evidence',
      'FlightRecorder-valid-1.csv': 'not-evidence',
      'FlightRecorder.csv': 'not-evidence',
      'Generic_MultiTrack_Document.kml': 'kml-track',
      'Generic_Track.kml': 'kml-track',
    });
  });

  it('hold what others counted and read in them: points, first and last time and height', () => {
    const truths: Truth[] = parse(readFileSync(join(SHARED, 'truth/truth.csv')), { columns: true });
    expect(truths.length).toBeGreaterThan(80);
    for (const truth of truths) {
      const { traces } = read(truth.file);
      expect(traces.length, truth.file).toBe(1);
      const { reports, rejected } = traces[0];
      const { length, timeMs, flags } = reports;
      expect(length + rejected.length, truth.file).toBe(Number(truth.points));
      expect(Math.abs(timeMs[0] - Date.parse(truth.first_utc)), truth.file).toBeLessThan(1000);
      expect(Math.abs(timeMs[length - 1] - Date.parse(truth.last_utc)), truth.file).toBeLessThan(1000);
      const heightFt = (i: number) => {
        if ((flags[i] & 1) !== 0) return 0;
        return Number.isNaN(reports.altitudeFt[i]) ? reports.geometricAltitudeFt[i] : reports.altitudeFt[i];
      };
      expect(Math.abs(heightFt(0) - Number(truth.first_alt)), truth.file).toBeLessThanOrEqual(1);
      expect(Math.abs(heightFt(length - 1) - Number(truth.last_alt)), truth.file).toBeLessThanOrEqual(1);
    }
  });

  it('give every place of a KML track as the text has it', () => {
    for (const name of readdirSync(join(SHARED, 'traces/kml')).filter((file) => file.endsWith('.kml'))) {
      const text = readFileSync(join(SHARED, 'traces/kml', name), 'utf8');
      const places = [...text.matchAll(/<gx:coord>([-\d.]+) ([-\d.]+)/g)].map(([, lon, lat]) => [
        Number(lon),
        Number(lat),
      ]);
      const { reports } = read(`traces/kml/${name}`).traces[0];
      expect(Array.from(reports.longitudeDeg, (lon, i) => [lon, reports.latitudeDeg[i]])).toEqual(places);
    }
  });

  it('of FlightAware lie on flight levels in cruise and below the field on a day of high pressure: pressure altitudes', () => {
    const { reports } = read(`${EXPORTS}/FlightAware_DLH1534_LSZH_EDDF_20210817.kml`).traces[0];
    // Metres are whole, so steps of 25 ft are met to half a metre.
    const off = Array.from(reports.altitudeFt, (feet) => Math.abs(feet - 25 * Math.round(feet / 25)));
    expect(Math.max(...off)).toBeLessThan(1.7);
    // Frankfurt lies at 364 ft.
    expect(reports.altitudeFt[reports.length - 1]).toBeLessThan(364);
  });

  it.each(['calfire', 'switzerland', 'noisy_ground', 'noisy_spoofing', 'noisy_time_issue'])(
    'of traffic: %s',
    (name) => {
      const path = `traces/opensky/${name}.json.gz`;
      const json = JSON.parse(gunzipSync(readFileSync(join(SHARED, path))).toString());
      const addresses: string[] = Array.isArray(json)
        ? json.map((row) => row.icao24)
        : Object.values(json.icao24);
      const { traces, strays } = read(path);
      expect(traces.map(({ header }) => header.icao24)).toEqual(
        [...new Set(addresses)].map((address) => Number.parseInt(address, 16)),
      );
      const told = traces.reduce(
        (sum, { reports, rejected }) => sum + reports.length + rejected.length,
        strays.length,
      );
      expect(told).toBe(addresses.length);
      for (const { reports } of traces)
        expect([...reports.timeMs]).toEqual([...reports.timeMs].sort((a, b) => a - b));
    },
  );

  it('name nobody who is not named in them', () => {
    const headers = readdirSync(join(SHARED, 'traces/kml'))
      .filter((file) => file.endsWith('.kml'))
      .map((file) => read(`traces/kml/${basename(file)}`).traces[0]);
    expect(
      headers.every(({ header, reports }) => header.registration === null && reports.callsigns.length === 0),
    ).toBe(true);
  });
});
