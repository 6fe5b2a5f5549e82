import * as files from 'node:fs/promises';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { countReport } from './answers/count.js';
import { coverageAnswer } from './answers/coverage.js';
import { episodesOf } from './answers/episodes.js';
import { identityAnswer } from './answers/identity.js';
import { type LegDetail, legDetail } from './answers/leg.js';
import { type Giving, LEGS, type ListAnswer, type Listing, listAnswer, VISITS } from './answers/listing.js';
import { type CaseAtHand, namesIn, type OpenCase } from './answers/open-case.js';
import { filterOf, type Question } from './answers/question.js';
import { servicesOver } from './answers/services.js';
import { sightingsAnswer } from './answers/sightings.js';
import { surgeAnswer } from './answers/surge.js';
import { type TempoAnswered, tempoAnswer } from './answers/tempo.js';
import type { IdentityAnswer } from './aviation/identify.js';
import { addInputs, NO_CASE_FILE, readCaseFile } from './case/case-file.js';
import { type CaseFolder, createCase, findCase, hasLedger, isWritable } from './case/case-folder.js';
import { readEndModel } from './case/end-model-file.js';
import { appendLog } from './case/logs.js';
import { AirbridgeError } from './error.js';
import { identitiesOf, inputsToBuildFrom, makeEmptyLedger } from './ingest/case-inputs.js';
import type { IngestSummary, Progress } from './ingest/index.js';
import { openReader } from './ledger/store/store.js';
import type { LegRecord, VisitRecord } from './ledger/tables/records.js';

/** How a case is opened from a program. */
export interface CaseOptions {
  /** How the query log and the ledger's lock name this program; `library` unless said. */
  readonly command?: string;
  readonly nowMs?: () => number;
  readonly onProgress?: (progress: Progress) => void;
}

/** What is asked of the tempo beside whose visits and where. */
export interface TempoOptions {
  /** A list of episodes; events.csv of the case unless named. */
  readonly events?: string;
  readonly beforeDays?: number;
  readonly afterDays?: number;
  /** UTC day, days since 1970, on which a claim was published. */
  readonly publishedDay?: number;
  readonly simulations?: number;
  readonly seed?: number;
  readonly control?: boolean;
}

const WINDOW_DAYS = 30;
const SIMULATIONS = 200;
const SEED = 1;

/**
 * Opens a case folder: the front door of the library.
 *
 * @param dir the folder; it may not exist yet, {@link Case.ingest} makes it
 * @throws AirbridgeError where its case.yaml cannot be read
 */
export async function openCase(dir: string, options: CaseOptions = {}): Promise<Case> {
  const surroundings = {
    cwd: process.cwd(),
    env: process.env,
    platform: process.platform,
    homeDir: homedir(),
    isWritable,
  };
  return new Case(await findCase(dir, surroundings), options);
}

/**
 * A case: evidence goes in by {@link ingest}, questions are answered from its ledger. Each answer opens the ledger for reading
 * and lets it go, so that an ingest elsewhere never waits; every question goes into the case's query log.
 */
export class Case {
  #found: CaseFolder;
  readonly #options: Required<Pick<CaseOptions, 'command' | 'nowMs'>> & Pick<CaseOptions, 'onProgress'>;
  #isClosed = false;

  /** @internal Use {@link openCase}. */
  constructor(found: CaseFolder, options: CaseOptions) {
    this.#found = found;
    this.#options = { command: 'library', nowMs: Date.now, ...options };
  }

  /** The case's folder, absolute. */
  get dir(): string {
    return this.#found.dir;
  }

  /**
   * Takes archives into the ledger, and notes them in case.yaml.
   *
   * @param paths files and folders
   */
  async ingest(paths: readonly string[]): Promise<IngestSummary> {
    const atHand = await this.#atHand();
    const absolute = paths.map((path) => resolve(path));
    await createCase(this.#found);
    this.#found = { ...this.#found, exists: true };
    await addInputs(this.#found.file, absolute, this.#options.nowMs);
    return await this.#take(atHand, absolute);
  }

  /** Legs, by take-off, else first report. */
  async legs(question: Question & Giving = {}): Promise<ListAnswer<LegRecord>> {
    return await this.#list(LEGS, question);
  }

  /** Visits, by arrival. */
  async visits(question: Question & Giving = {}): Promise<ListAnswer<VisitRecord>> {
    return await this.#list(VISITS, question);
  }

  /** How many, at least how many, and what cannot be said: see {@link countReport}. */
  async count(question: Question & { readonly unit?: 'visits' | 'landings' | 'legs' } = {}) {
    return await this.#ask('count', question, async (open) =>
      countReport(open, await filterOf(question, namesIn(open)), question.unit ?? null),
    );
  }

  /** Who was listening at the places of a question: see {@link coverageAnswer}. */
  async coverage(question: Question & { readonly by?: 'day' | 'month' }) {
    return await this.#ask('coverage', question, async (open) =>
      coverageAnswer(open, await filterOf(question, namesIn(open)), question.by),
    );
  }

  /** Whether visits follow episodes: see {@link tempoAnswer}. Exploratory: only a registered claim has a verdict. */
  async tempo(question: Question, options: TempoOptions = {}): Promise<TempoAnswered> {
    return await this.#ask('tempo', { ...question, ...options }, async (open) => {
      const { file, episodes } = await episodesOf(open, options.events ?? null, files);
      return await tempoAnswer(open, await filterOf(question, namesIn(open)), {
        episodes,
        events: file,
        reach: {
          beforeDays: options.beforeDays ?? WINDOW_DAYS,
          afterDays: options.afterDays ?? WINDOW_DAYS,
        },
        publishedDay: options.publishedDay ?? null,
        simulations: options.simulations ?? SIMULATIONS,
        seed: options.seed ?? SEED,
        withControl: options.control === true,
      });
    });
  }

  /** Times with more visits than the rest of the period makes one expect: see {@link surgeAnswer}. */
  async surge(question: Question, { each = false, seed = SEED } = {}) {
    return await this.#ask('surge', question, async (open) =>
      surgeAnswer(open, await filterOf(question, namesIn(open)), { isEach: each, seed }),
    );
  }

  /** What is in print, beside what the ledger has of it: see {@link sightingsAnswer}. */
  async sightings(question: Question = {}) {
    return await this.#ask('sightings', question, async (open) =>
      sightingsAnswer(open, await filterOf(question, namesIn(open))),
    );
  }

  /** All there is to show of one leg. @param id whole or shortened */
  async leg(id: string, { showsPrivate = false }: Giving = {}): Promise<LegDetail> {
    return await this.#ask('show', { leg: id }, (open) => legDetail(open, id, showsPrivate));
  }

  /** Who says what of an address, registration, callsign or operator. */
  async identity(text: string, { showsPrivate = false }: Giving = {}): Promise<IdentityAnswer> {
    return await this.#ask('identity', { identity: text }, (open) =>
      identityAnswer(open, text, showsPrivate),
    );
  }

  /** Ends the use of the case; nothing can be asked of it afterwards. */
  async close(): Promise<void> {
    this.#isClosed = true;
  }

  async #list<T>(listing: Listing<T>, question: Question & Giving): Promise<ListAnswer<T>> {
    return await this.#ask(listing.unit, question, async (open) =>
      listAnswer(open, listing, await filterOf(question, namesIn(open)), question),
    );
  }

  async #ask<T>(what: string, question: object, answer: (open: OpenCase) => Promise<T>): Promise<T> {
    const { command, nowMs } = this.#options;
    const atHand = await this.#atHand();
    if (!(await hasLedger(this.#found.ledgerDir))) await this.#build(atHand);
    await appendLog(this.#found.ledgerDir, 'queries', nowMs(), { command, asked: what, ...question });
    const engine = await openReader(this.#found.ledgerDir, { command, nowMs });
    try {
      return await answer({ ...atHand, engine });
    } finally {
      await engine.close();
    }
  }

  async #atHand(): Promise<CaseAtHand> {
    if (this.#isClosed)
      throw new AirbridgeError('usage', 'this case has been closed', { file: this.dir }, 'Open it again.');
    const { dir, file, exists } = this.#found;
    return {
      dir,
      caseFile: exists ? await readCaseFile(file) : NO_CASE_FILE,
      cwd: process.cwd(),
      services: servicesOver(files),
      nowMs: this.#options.nowMs,
    };
  }

  /** A missing ledger is built from all that case.yaml names. */
  async #build(atHand: CaseAtHand): Promise<void> {
    const { command, nowMs } = this.#options;
    const inputs = inputsToBuildFrom(this.#found, atHand.caseFile);
    if (inputs.length === 0) await makeEmptyLedger(this.#found, { command, nowMs });
    else await this.#take(atHand, inputs);
    const lists = identitiesOf(this.#found, atHand.caseFile);
    if (lists.length === 0) return;
    await atHand.services.importIdentities(lists, { ledgerDir: this.#found.ledgerDir, command, nowMs });
  }

  async #take({ services }: CaseAtHand, paths: readonly string[]): Promise<IngestSummary> {
    const { command, nowMs, onProgress = () => undefined } = this.#options;
    const { dir, ledgerDir } = this.#found;
    const endModel = await readEndModel(dir);
    return await services.ingest(paths, { ledgerDir, endModel, command, nowMs, onProgress });
  }
}
