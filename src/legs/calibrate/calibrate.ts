import { AirbridgeError } from '../../error.js';
import { sha256Of } from '../../source/sha256.js';
import type { EndModel, EndWeights } from '../ends/end-model.js';
import { crossValidated } from './cross-validate.js';
import { type Example, examplesOf, type KnownLeg, type Surroundings } from './examples.js';
import { fitWeights } from './fit.js';
import { type Reliability, reliabilityOf } from './reliability.js';

/** A model with what it was made from and how it fared on fields it had not seen. */
export interface CalibratedModel extends EndModel {
  /** Fields among the known ends. */
  readonly fields: number;
  readonly reliability: readonly Reliability[];
}

/** What one source came to. */
export interface SourceCount {
  readonly source: string;
  readonly legs: number;
  readonly ends: number;
  readonly fields: number;
}

/** A calibration needs this many known ends, at this many fields: each of eight groups of fields has to say something. */
const FEWEST_ENDS = 50;
const FEWEST_FIELDS = 16;
/** One busy field must not speak for all the others; and what more ends would add is less than what they cost. */
const MOST_ENDS_OF_A_FIELD = 50;
const MOST_ENDS = 4_000;

/** Gathers flights with known ends and makes a model of them. */
export class Calibration {
  private readonly examples: Example[] = [];
  private readonly taken: KnownLeg[] = [];
  private readonly endsAt = new Map<string, number>();

  constructor(private readonly tables: Surroundings) {}

  /** Takes a flight, unless neither of its ends is known or there is enough of both already. */
  add(leg: KnownLeg): void {
    const departure = this.wanted(leg.departure);
    const arrival = this.wanted(leg.arrival);
    if (departure === null && arrival === null) return;
    for (const field of [departure, arrival])
      if (field !== null) this.endsAt.set(field, (this.endsAt.get(field) ?? 0) + 1);
    this.taken.push({ ...leg, departure, arrival });
    this.examples.push(...examplesOf(leg, { departure, arrival }, this.tables));
  }

  /** How much there is of each source, in the order of their names. */
  counts(): SourceCount[] {
    return [...new Set(this.taken.map(({ source }) => source))]
      .sort()
      .map((source) => ({ source, ...countOf(this.taken.filter((leg) => leg.source === source)) }));
  }

  /**
   * Fits the weights and judges them on fields left out.
   *
   * @param day UTC date for the version
   * @throws AirbridgeError `bad-value` when there are too few ends or fields
   */
  model(day: string): CalibratedModel {
    const { ends, fields } = countOf(this.taken);
    if (ends < FEWEST_ENDS || fields < FEWEST_FIELDS) throw tooFew(ends, fields);
    const weights = roundedWeights(fitWeights(this.examples));
    const { judged, refined } = crossValidated(this.examples, this.tables.aerodromes);
    const content = {
      madeFrom: this.counts().map(countWords),
      fields,
      ...weights,
      highSlope: rounded(refined.highSlope),
      returnOdds: rounded(refined.returnOdds),
      reliability: reliabilityOf(judged),
    };
    return { version: `${day}-${contentHash(content)}`, ...content };
  }

  private wanted(field: string | null): string | null {
    if (field === null || this.tables.aerodromes.indexOf(field) < 0) return null;
    const ends = [...this.endsAt.values()].reduce((sum, n) => sum + n, 0);
    return ends < MOST_ENDS && (this.endsAt.get(field) ?? 0) < MOST_ENDS_OF_A_FIELD ? field : null;
  }
}

/** The end of a version: the same for the same content on whatever day it was made. */
export function contentHash(model: Omit<CalibratedModel, 'version'>): string {
  const { madeFrom, fields, field, elsewhere, highSlope, returnOdds, reliability } = model;
  const rows = reliability.map((row) => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
  const text = JSON.stringify([madeFrom, fields, field, elsewhere, highSlope, returnOdds, rows]);
  return sha256Of(new TextEncoder().encode(text)).slice(0, 8);
}

function countOf(legs: readonly KnownLeg[]): Omit<SourceCount, 'source'> {
  const ends = legs.flatMap(({ departure, arrival }) => [departure, arrival].filter((end) => end !== null));
  return { legs: legs.length, ends: ends.length, fields: new Set(ends).size };
}

const countWords = ({ source, legs, ends, fields }: SourceCount): string =>
  `${source}: ${ends} known ends of ${legs} flights, at ${fields} fields`;

/** More digits would only differ between machines. */
function roundedWeights({ field, elsewhere }: EndWeights): EndWeights {
  return { field: field.map(rounded), elsewhere: elsewhere.map(rounded) };
}

const rounded = (weight: number): number => Math.round(weight * 1000) / 1000;

function tooFew(ends: number, fields: number): AirbridgeError {
  const message = `${ends} known ends at ${fields} fields are too few to calibrate with`;
  const next = `Give more evidence, or a truth file: at least ${FEWEST_ENDS} ends, seen on the ground or low on a runway's centreline, at ${FEWEST_FIELDS} different fields are needed, or a few fields would speak for all the others. Until then the model of the package is used.`;
  return new AirbridgeError('bad-value', message, { field: 'known ends', value: ends }, next);
}
