import type { AerodromeTable } from '../../aviation/aerodromes.js';
import type { Geoid } from '../../geo/geoid.js';
import type { Reports } from '../../source/reports.js';
import { secondsBetween } from '../../trace/gap.js';
import { offsetAt, type PressureSample, satelliteSample, surfaceSample } from '../../trace/pressure.js';
import { Phase } from '../flight/phase.js';
import type { Span } from '../flight/split.js';
import type { HeightDatum } from './height.js';

/** What a datum is worked out from: a leg's own reports alone, so that it is the same however the input was cut. */
interface DatumQuestion {
  readonly reports: Reports;
  readonly phase: Uint8Array;
  readonly span: Span;
  readonly aerodromes: AerodromeTable;
  readonly geoid: Geoid;
}

/** Heights by satellite tell of the air this long before or after. */
const SATELLITE_SECONDS = 600;
/** So many tell as much as all; each costs. */
const MOST_SAMPLES = 12;
/** A field's elevation is that of the surface this far from its reference point. */
const FIELD_KM = 3;

/** The datum at an end of a leg in the air, at report `air`. */
export function datumAt(question: DatumQuestion, air: number): HeightDatum {
  const { reports, geoid } = question;
  const place = {
    latitudeDeg: reports.latitudeDeg[air],
    longitudeDeg: reports.longitudeDeg[air],
    timeMs: reports.timeMs[air],
    pressureFt: reports.altitudeFt[air],
  };
  // Without pressure altitude there is nothing to correct.
  if (Number.isNaN(place.pressureFt)) return { geoid, pressure: null };
  const samples = [...satelliteSamples(question, air), ...surfaceSamples(question)];
  return { geoid, pressure: offsetAt(place, samples) };
}

/** From the reports nearest the end, on both sides of it. */
function satelliteSamples({ reports, span, geoid }: DatumQuestion, air: number): PressureSample[] {
  const samples: PressureSample[] = [];
  for (const step of [-1, 1]) {
    let found = 0;
    for (let i = step < 0 ? air : air + 1; i >= span.first && i <= span.last; i += step) {
      if (found === MOST_SAMPLES || Math.abs(secondsBetween(reports, i, air)) > SATELLITE_SECONDS) break;
      const sample = satelliteSample(reports, i, geoid);
      if (sample === null) continue;
      samples.push(sample);
      found++;
    }
  }
  return samples;
}

/** From taxiing out and in, the reports nearest the flight first. */
function surfaceSamples({ reports, phase, span, aerodromes }: DatumQuestion): PressureSample[] {
  const out = Math.max(span.first, span.airFirst - MOST_SAMPLES);
  const back = Math.min(span.last, span.airLast + MOST_SAMPLES);
  const samples: PressureSample[] = [];
  for (let i = out; i <= back; i = i === span.airFirst - 1 ? span.airLast + 1 : i + 1) {
    if (phase[i] !== Phase.ground || Number.isNaN(reports.altitudeFt[i])) continue;
    const field = aerodromes.nearest(reports.latitudeDeg[i], reports.longitudeDeg[i], FIELD_KM);
    const sample = field < 0 ? null : surfaceSample(reports, i, aerodromes.elevationFt[field]);
    if (sample !== null) samples.push(sample);
  }
  return samples;
}
