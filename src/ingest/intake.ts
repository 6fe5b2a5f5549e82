import { AirbridgeError } from '../error.js';
import type { Message } from '../i18n/message.js';
import { type Engine, inTransaction } from '../ledger/engine/engine.js';
import {
  entriesOfFile,
  type HeldFile,
  heldFile,
  moveFile,
  problemsOfFile,
} from '../ledger/queries/known-evidence.js';
import { type Batch, replaceRows, writeBatch } from '../ledger/queries/write-batch.js';
import type { NewRowOf } from '../ledger/schema/rows.js';
import type { WovenRows } from '../ledger/tables/woven.js';
import type { References } from '../legs/references.js';
import { refuseChanged } from '../source/archive/places.js';
import type { Evidence } from '../source/evidence.js';
import { systemError } from '../source/files.js';
import { FileAccount, problemOf, problemRow } from './account.js';
import { type IngestDay, ingestDay, LooseDays } from './days.js';
import { FormatCount } from './formats.js';
import { type Distilled, type Read, revived } from './group.js';
import { weaveLeftovers } from './leftovers.js';
import type { IngestOptions } from './options.js';
import { Touched } from './relate.js';
import { rereader } from './reread.js';
import type { IngestProblem, IngestSummary, LeglessTrack } from './summary.js';
import { Window } from './window.js';
import type { Workers } from './workers.js';

/** A window the workers have in hand. */
interface Running {
  readonly window: Window;
  /** Airframes that the window before turned out to hold under a wrong name, after this one's were looked up. */
  readonly overtaken: ReadonlySet<string>;
  readonly distilled: Promise<Distilled[]>;
}

const NOTHING: ReadonlySet<string> = new Set();

/** What an intake works with. */
interface IntakeTools extends Pick<IngestOptions, 'files' | 'nowMs'> {
  readonly engine: Engine;
  readonly workers: Workers;
  readonly references: References;
  /** SHA-256 of the files that an interrupted run took something of. */
  readonly begun: ReadonlySet<string>;
}

/**
 * Takes evidence into a ledger, window by window: while the workers read one, the one before is written. Keeps the account of
 * what came in.
 */
export class Intake {
  /** Reports read so far. */
  reports = 0;
  /** Whether the ledger is another than before. */
  changed = false;
  /** What has to be asked anew of all the ledger holds. */
  readonly touched = new Touched();
  /** One line per file for the custody log. */
  readonly custody: Readonly<Record<string, unknown>>[] = [];
  /** SHA-256 of every file of evidence come upon. */
  readonly met = new Set<string>();

  private readonly files = { read: 0, skipped: 0, failed: 0, ignored: 0 };
  private readonly legs = { added: 0, remade: 0 };
  private readonly formats = new FormatCount();
  private readonly problems: IngestProblem[] = [];
  private readonly withoutLegs: LeglessTrack[] = [];
  private readonly days: IngestDay[] = [];
  private readonly looseDays = new LooseDays();
  private readonly accounts = new Map<string, FileAccount>();
  private readonly twins: { readonly path: string; readonly of: FileAccount }[] = [];
  private failures: { readonly error: AirbridgeError; readonly isSlip: boolean }[] = [];
  private entries = 0;
  private rejected = 0;
  private synthetic = 0;
  private fallbacks = 0;
  private window = new Window();
  /** Airframes of the window last written that a worker could not weave in. */
  private late: ReadonlySet<string> = new Set();
  private running: Running | null = null;

  constructor(private readonly tools: IntakeTools) {}

  /** Takes everything in one file, unless the ledger holds that very file already. */
  async take(evidence: Evidence, report: (bytesInFile: number) => void): Promise<void> {
    const twin = this.accounts.get(evidence.sha256);
    if (twin !== undefined) {
      this.twins.push({ path: evidence.path, of: twin });
      return;
    }
    this.met.add(evidence.sha256);
    const held = await heldFile(this.tools.engine, evidence.sha256);
    if (held?.complete === true) {
      await this.noteMove(held, evidence);
      if (this.tools.begun.has(evidence.sha256)) await this.retell(evidence.sha256);
      this.files.skipped++;
      return;
    }
    const known = held === null ? NOTHING : await entriesOfFile(this.tools.engine, evidence.sha256);
    const account = new FileAccount(evidence, known.size);
    this.accounts.set(evidence.sha256, account);
    this.window.begun.push(account);
    for await (const item of evidence.places()) {
      account.note(item);
      if (item.kind !== 'entry' || known.has(item.entry)) continue;
      this.window.add(item);
      report(item.offset + item.size);
      if (this.window.isFull) await this.turn();
    }
    this.window.done.push(account);
  }

  /** What an interrupted run could not read of a file that it had done with, and never came to tell. */
  private async retell(sha256: string): Promise<void> {
    for (const problem of await problemsOfFile(this.tools.engine, sha256))
      this.problems.push({ ...problem, reason: JSON.parse(problem.reason) as Message });
  }

  /** Notes a file that is there, whatever comes of it. */
  saw(path: string): void {
    this.looseDays.note(path);
  }

  /** Notes a file met in a folder that is no evidence. */
  ignore(): void {
    this.files.ignored++;
  }

  /** Notes a file or folder that could not be read at all: in the ledger, unless it was but a slip of whoever named it. */
  fail(error: AirbridgeError, isSlip = false): void {
    this.files.failed++;
    this.failures.push({ error, isSlip });
    this.problems.push(problemOf(error));
  }

  /** Writes what is waiting. */
  async finish(): Promise<void> {
    if (!this.window.isEmpty || this.failures.length > 0) await this.turn();
    await this.settle();
    await this.settleTwins();
    await this.noteDays(await this.looseDays.changedRows(this.tools.engine));
  }

  /** The account of what came in. */
  summary(): Omit<IngestSummary, 'breaks' | 'seconds' | 'leftover'> {
    const { files, entries, synthetic, reports, rejected, fallbacks, legs, days, problems, withoutLegs } =
      this;
    return {
      files,
      entries,
      synthetic,
      formats: this.formats.list(),
      reports,
      rejected,
      fallbacks,
      legs,
      days,
      problems,
      withoutLegs,
    };
  }

  private async noteDays(rows: readonly NewRowOf<'days'>[]): Promise<void> {
    if (rows.length === 0) return;
    await inTransaction(this.tools.engine, () => replaceRows(this.tools.engine, 'days', 'path', rows));
    for (const row of rows) this.days.push(ingestDay(row));
    this.changed = true;
  }

  /** A second copy of a file is in when the first one is, and has failed when that has. */
  private async settleTwins(): Promise<void> {
    for (const { path, of } of this.twins) {
      if (of.entries > 0) this.files.skipped++;
      else this.fail(sameAsFailed(path, of.evidence.path));
    }
    if (this.failures.length > 0) {
      await this.turn();
      await this.settle();
    }
  }

  /** The same bytes at another place, and no longer at the one known: from now on they can be read again there. */
  private async noteMove(held: HeldFile, { sha256, path }: Evidence): Promise<void> {
    if (held.path === path || (await this.isThere(held.path, held.bytes))) return;
    await moveFile(this.tools.engine, sha256, path);
    this.changed = true;
  }

  /** Whether a file of this size still lies at a path: of two copies the first one met stays the one that is read. */
  private async isThere(path: string, bytes: number): Promise<boolean> {
    return await this.tools.files.stat(path).then(
      ({ size }) => size === bytes,
      () => false,
    );
  }

  /** Hands the window to the workers and, while they are at it, writes the one before. */
  private async turn(): Promise<void> {
    const { window } = this;
    this.window = new Window();
    if (this.running !== null && window.overlaps(this.running.window)) await this.settle();
    const distilled = this.tools.workers.distil(await window.groups(this.tools.engine));
    // Awaited later; until then a failure must not count as unheard.
    distilled.catch(() => undefined);
    await this.settle();
    this.running = { window, overtaken: this.late, distilled };
  }

  private async settle(): Promise<void> {
    const { running } = this;
    this.running = null;
    if (running !== null) await this.write(running, await running.distilled);
  }

  /** Before anything of a window is written: what was read may be other bytes than those that were hashed. */
  private async refuseChanged(window: Window): Promise<void> {
    for (const sha256 of window.archives()) {
      const evidence = this.accounts.get(sha256)?.evidence;
      if (evidence === undefined) continue;
      await refuseChanged(evidence, this.tools.files).catch((error) => {
        throw new ChangedEvidence(evidence.path, systemError(error, evidence.path));
      });
    }
  }

  private async write({ window, overtaken }: Running, distilled: readonly Distilled[]): Promise<void> {
    await this.refuseChanged(window);
    for (const { read, failed } of distilled) {
      for (const { reports, rejected, synthetic, fallback, format, cannotProve } of read) {
        this.reports += reports;
        this.rejected += rejected;
        this.synthetic += Number(synthetic);
        this.fallbacks += Number(fallback);
        this.formats.add(format, cannotProve);
      }
      for (const { place, error } of failed) this.accounts.get(place.sha256)?.refuse(place, revived(error));
    }
    const isWoven = ({ woven }: Distilled) => woven !== null && !overtaken.has(woven.address);
    const woven = distilled.filter(isWoven).flatMap((one) => one.woven ?? []);
    const read = distilled.filter(isWoven).flatMap((one) => one.read);
    this.noteLegless(woven, read);
    const leftovers = distilled.filter((one) => !isWoven(one)).flatMap((one) => one.read);
    this.late = new Set(leftovers.map(({ address }) => address));
    if (leftovers.length === 0) {
      await this.writeLast(window, woven, read);
      return;
    }
    // What lies over other evidence is woven in when all the rest is in the ledger.
    const begun = window.begun.map((account) => account.row(this.tools.nowMs(), false));
    await this.commit({ woven, entries: this.taken(read), files: begun, days: [], problems: [], tried: [] });
    await this.writeLeftovers(window, leftovers);
  }

  private async writeLeftovers(window: Window, leftovers: readonly Read[]): Promise<void> {
    const { engine, references, files, nowMs } = this.tools;
    const reread = rereader(files, nowMs());
    const { woven, read, torn } = await weaveLeftovers(engine, leftovers, references, reread);
    this.noteLegless(woven, read);
    for (const { place, error } of torn) this.accounts.get(place.sha256)?.tear(error);
    await this.writeLast(window, woven, read);
  }

  /** Writes rows together with the account of the files begun and done with in their window. */
  private async writeLast(window: Window, woven: Batch['woven'], read: readonly Read[]): Promise<void> {
    const nowMs = this.tools.nowMs();
    const entries = this.taken(read);
    for (const account of window.done) this.close(account);
    const unfinished = window.begun.filter((account) => !window.done.includes(account));
    const failures = this.failures.filter(({ isSlip }) => !isSlip);
    const problems = failures.map(({ error }) => problemRow(error, null, nowMs));
    await this.commit({
      woven,
      entries,
      files: [
        ...unfinished.map((account) => account.row(nowMs, false)),
        ...window.done.map((account) => account.row(nowMs, true)),
      ],
      days: window.done.flatMap((account) => account.dayRows()),
      problems: [...problems, ...window.done.flatMap((account) => account.problemRows(nowMs))],
      tried: [
        ...this.failures.map(({ error }) => error.where.file ?? ''),
        ...window.done.map((account) => account.evidence.path),
      ],
    });
    this.failures = [];
  }

  private noteLegless(woven: readonly WovenRows[], read: readonly Read[]): void {
    for (const track of leglessIn(woven, read)) this.withoutLegs.push(track);
  }

  /** Counts entries as taken. @returns their rows */
  private taken(read: readonly Read[]): Batch['entries'] {
    for (const { place } of read) {
      const account = this.accounts.get(place.sha256);
      if (account !== undefined) account.entries++;
    }
    this.entries += read.length;
    return read.map(({ row }) => row);
  }

  private close(account: FileAccount): void {
    if (account.entries === 0 && account.problems.length === 0) account.fail(noTraces(account));
    if (account.entries === 0) this.files.failed++;
    else this.files.read++;
    // One by one: an archive may have more problems than a call takes arguments.
    for (const error of account.problems) this.problems.push(problemOf(error));
    for (const row of account.dayRows()) this.days.push(ingestDay(row));
    this.custody.push({ event: 'ingest', ...account.row(this.tools.nowMs(), true) });
  }

  private async commit(batch: Batch): Promise<void> {
    const { added, remade, gaveWay } = await writeBatch(this.tools.engine, batch);
    this.legs.added += added;
    this.legs.remade += remade;
    for (const { address, isKnown } of batch.woven) if (isKnown) this.touched.airframes.add(address);
    for (const period of gaveWay) this.touched.slices.note(period);
    for (const { periods } of batch.woven) for (const period of periods) this.touched.slices.note(period);
    this.changed = true;
  }
}

/** An archive changed while it was being read: whatever was taken from it has to go. */
export class ChangedEvidence extends Error {
  constructor(
    readonly path: string,
    readonly fault: AirbridgeError,
  ) {
    super(fault.message);
  }
}

/** From here on a track is no taxiing and no stand: it flew. */
const FLOWN_KM = 40;

function leglessIn(woven: readonly WovenRows[], read: readonly Read[]): LeglessTrack[] {
  const legless = new Set(woven.filter(({ ids }) => ids.length === 0).map(({ address }) => address));
  return read
    .filter(({ spanKm, address }) => spanKm >= FLOWN_KM && legless.has(address))
    .map(({ place, address, reports, spanKm, hasHeights, hasSpeeds }) => ({
      path: place.file,
      entry: place.entry,
      airframe: address,
      reports,
      spanKm: Math.round(spanKm),
      reason: hasHeights || hasSpeeds ? 'unclear' : 'positions-only',
    }));
}

function noTraces({ evidence: { path }, ignored }: FileAccount): AirbridgeError {
  const message = `none of the ${ignored} files in this archive is a trace or a track`;
  const next =
    'Look at what is in it (tar -tf); airbridge reads the files that `airbridge ingest --help` names.';
  return new AirbridgeError('not-evidence', message, { file: path }, next);
}

function sameAsFailed(file: string, first: string): AirbridgeError {
  const message = `it is the same, byte for byte, as ${first}, which could not be taken`;
  return new AirbridgeError('not-evidence', message, { file });
}
