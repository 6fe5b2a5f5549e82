import { AirbridgeError } from '../error.js';
import { legsOf } from '../legs/build.js';
import { type CalibratedModel, Calibration, type SourceCount } from '../legs/calibrate/calibrate.js';
import { typeFlown } from '../legs/flight/type-flown.js';
import type { LegEnd } from '../legs/leg.js';
import type { References } from '../legs/references.js';
import { nameOf } from '../source/entry.js';
import { openEvidence } from '../source/evidence.js';
import type { Files } from '../source/files.js';
import { readInflatedTracks } from '../source/read-tracks.js';
import { FORMATS } from '../source/tracks.js';
import { walk } from '../source/walk.js';
import { dropBackwards } from '../trace/clean.js';
import { sliceTrace, type Trace, traceOf } from '../trace/trace.js';
import { problemOf } from './account.js';
import type { IngestProblem } from './summary.js';
import { type KnownFile, knownOfFile } from './truth.js';

/** Evidence to calibrate with. */
interface CalibrationSource {
  /** How the reliability table names it; null for the name of each file's format. */
  readonly name: string | null;
  readonly paths: readonly string[];
  /** Whose ends somebody wrote down; of all other files the ends that are observed are known. */
  readonly truth: readonly KnownFile[];
  /** Whether files of which nothing was written down are passed over. */
  readonly onlyTruth?: boolean;
}

/** What a calibration needs from outside. */
interface CalibrationOptions {
  readonly references: References;
  readonly files: Files;
  readonly nowMs: () => number;
}

/** A model and what came in for it. */
export interface CalibrationSummary {
  readonly model: CalibratedModel;
  readonly sources: readonly SourceCount[];
  /** Traces a simulator made: nothing is learnt from them. */
  readonly synthetic: number;
  readonly problems: readonly IngestProblem[];
}

/**
 * Calibrates the model of ends nobody heard with the evidence given, by hiding ends that are known (method, section 1). Each
 * trace is taken by itself. Nothing is written.
 *
 * @throws AirbridgeError `bad-value` when there are too few known ends
 */
export async function calibrate(
  sources: readonly CalibrationSource[],
  options: CalibrationOptions,
): Promise<CalibrationSummary> {
  const intake = new CalibrationIntake(options);
  for (const source of sources) await intake.take(source);
  return intake.summary();
}

interface Refusal {
  readonly message: string;
  readonly next: string;
}

const NO_SUCH_FILE: Refusal = {
  message: 'none of the files given has this name',
  next: 'Write the path, or the end of it.',
};
const NO_SUCH_CODE: Refusal = {
  message: 'no aerodrome has this code',
  next: 'Write an ICAO code, or leave it empty where it is not known.',
};

class CalibrationIntake {
  private readonly calibration: Calibration;
  private readonly problems: IngestProblem[] = [];
  private synthetic = 0;
  /** What was written down of files that were come upon. */
  private readonly used = new Set<KnownFile>();

  constructor(private readonly options: CalibrationOptions) {
    this.calibration = new Calibration(options.references);
  }

  async take(source: CalibrationSource): Promise<void> {
    for await (const found of walk(source.paths, this.options.files)) {
      if (found.kind === 'problem') this.problems.push(problemOf(found.error));
      else await this.takeFile(found.path, found.named, source);
    }
    this.tellUnused(source.truth);
  }

  summary(): CalibrationSummary {
    const { calibration, problems, synthetic, options } = this;
    const day = new Date(options.nowMs()).toISOString().slice(0, 10);
    return { model: calibration.model(day), sources: calibration.counts(), synthetic, problems };
  }

  private async takeFile(path: string, named: boolean, source: CalibrationSource): Promise<void> {
    const known = knownOfFile(source.truth, path);
    if (known !== null) this.used.add(known);
    else if (source.onlyTruth === true) return;
    try {
      const evidence = await openEvidence(path, named, this.options.files);
      if (evidence === null) return;
      for await (const item of evidence.items()) {
        if (item.kind === 'problem') this.problems.push(problemOf(item.error));
        if (item.kind === 'entry') this.takeEntry(item.bytes, nameOf(item), known, source);
      }
    } catch (error) {
      if (!(error instanceof AirbridgeError)) throw error;
      this.problems.push(problemOf(error.at({ file: path })));
    }
  }

  private takeEntry(
    bytes: Uint8Array,
    name: string,
    known: KnownFile | null,
    source: CalibrationSource,
  ): void {
    const { format, traces } = readInflatedTracks(bytes, name, this.options.nowMs());
    const called = source.name ?? FORMATS[format];
    for (const read of traces) {
      const { trace } = dropBackwards(traceOf(read, '', name));
      if (read.header.synthetic === true) this.synthetic++;
      else if (known === null) this.takeObserved(trace, called);
      else if (traces.length === 1) this.takeKnown(trace, called, known);
    }
  }

  /** A file that holds one flight whose ends somebody wrote down. */
  private takeKnown(trace: Trace, source: string, known: KnownFile): void {
    const { references } = this.options;
    const { profile } = typeFlown(trace, references);
    const [departure, arrival] = [this.identOf(known, 'adep'), this.identOf(known, 'ades')];
    this.calibration.add({ source, trace, profile, departure, arrival });
  }

  private identOf(known: KnownFile, field: 'adep' | 'ades'): string | null {
    const code = known[field];
    if (code === '') return null;
    const { aerodromes } = this.options.references;
    const found =
      aerodromes.byIdent(code) ??
      aerodromes.byIcao(code) ??
      aerodromes.byGps(code) ??
      aerodromes.byIata(code);
    if (found === null) this.refuse(known, field, NO_SUCH_CODE);
    return found?.ident ?? null;
  }

  /** What is written down of files that are not there; a list of nothing else is about other evidence. */
  private tellUnused(truth: readonly KnownFile[]): void {
    const unused = truth.filter((known) => known.writtenAt !== undefined && !this.used.has(known));
    if (unused.length > 0 && unused.length === truth.length) {
      const [{ writtenAt, file }] = unused;
      const where = { ...writtenAt, field: 'file', value: file };
      const message = 'the truth file names none of the files given';
      throw new AirbridgeError('bad-value', message, where, NO_SUCH_FILE.next);
    }
    for (const known of unused) this.refuse(known, 'file', NO_SUCH_FILE);
  }

  /** Tells of a line of a truth file that cannot be used. */
  private refuse(known: KnownFile, field: 'file' | 'adep' | 'ades', { message, next }: Refusal): void {
    if (known.writtenAt === undefined) return;
    const where = { ...known.writtenAt, field, value: known[field] };
    this.problems.push(problemOf(new AirbridgeError('bad-value', message, where, next)));
  }

  private takeObserved(whole: Trace, source: string): void {
    const { references } = this.options;
    const { legs, spans, trace } = legsOf(whole, references);
    const { profile } = typeFlown(whole, references);
    spans.forEach(({ first, last }, k) => {
      const [departure, arrival] = [observed(legs[k].departure), observed(legs[k].arrival)];
      const flight = sliceTrace(trace, first, last + 1);
      this.calibration.add({ source, trace: flight, profile, departure, arrival });
    });
  }
}

const observed = ({ evidence, aerodrome }: LegEnd): string | null =>
  evidence === 'observed' ? aerodrome : null;
