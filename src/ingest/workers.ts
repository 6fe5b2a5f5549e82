import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ReferenceColumns } from '../aviation/reference-columns.js';
import type { EndModel } from '../legs/ends/end-model.js';
import { StoredReader } from '../source/stored.js';
import { distil, type Still } from './distil.js';
import type { Distilled, Group } from './group.js';
import { referencesOver } from './references.js';

/** Whoever turns groups into rows: threads, or this very thread. */
export interface Workers {
  /** In the order of the groups. */
  distil(groups: readonly Group[]): Promise<Distilled[]>;
  close(): Promise<void>;
}

/** What a worker is started with. */
export interface WorkerData {
  readonly columns: ReferenceColumns;
  readonly endModel: EndModel;
  readonly nowMs: number;
}

/** Groups sent at once: enough that sending does not count, few enough that no worker is left waiting at the end. */
const GROUPS_AT_ONCE = 24;
/** Messages a worker has at a time, so that the next is there when it has done with one. */
const MESSAGES_AT_ONCE = 2;
/** More threads than this wait for the disk and the ledger, not for each other. */
const MOST_WORKERS = 8;
/** Most of what a worker makes is short-lived: a small nursery keeps the process small, and half this one is swept twice as often. */
const YOUNG_GENERATION_MB = 12;

/** Compiled beside this file; there is none while the sources themselves are run. */
const SCRIPT = fileURLToPath(new URL('./worker.js', import.meta.url));

/**
 * Starts as many workers as the machine has room for.
 *
 * @param count threads; 0 for none
 */
export function startWorkers(
  data: WorkerData,
  count = Math.min(MOST_WORKERS, availableParallelism()),
): Workers {
  return count === 0 || !existsSync(SCRIPT) ? thisThread(data) : new WorkerThreads(data, count);
}

/** The work of a worker in this thread. */
export function thisThread({ columns, endModel, nowMs }: WorkerData): Workers {
  const reader = new StoredReader();
  const references = referencesOver(columns, endModel);
  const still: Still = { references, nowMs, read: (place) => reader.read(place) };
  return {
    distil: async (groups) => groups.map((group) => distil(group, still)),
    close: async () => reader.close(),
  };
}

interface Job {
  readonly groups: readonly Group[];
  readonly done: (distilled: Distilled[]) => void;
  readonly failed: (error: unknown) => void;
}

class WorkerThreads implements Workers {
  private readonly idle: Worker[] = [];
  private readonly workers: Worker[];
  private readonly jobs: Job[] = [];
  /** Jobs each worker has in hand, oldest first: it answers in order. */
  private readonly inHand = new Map<Worker, Job[]>();

  constructor(data: WorkerData, count: number) {
    this.workers = Array.from({ length: count }, () => this.start(data));
  }

  async distil(groups: readonly Group[]): Promise<Distilled[]> {
    const parts: Promise<Distilled[]>[] = [];
    for (let from = 0; from < groups.length; from += GROUPS_AT_ONCE) {
      parts.push(this.enqueue(groups.slice(from, from + GROUPS_AT_ONCE)));
    }
    this.hand();
    return (await Promise.all(parts)).flat();
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private start(data: WorkerData): Worker {
    const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB };
    const worker = new Worker(SCRIPT, { workerData: data, resourceLimits });
    this.inHand.set(worker, []);
    for (let k = 0; k < MESSAGES_AT_ONCE; k++) this.idle.push(worker);
    worker.on('message', (distilled: Distilled[]) => {
      this.inHand.get(worker)?.shift()?.done(distilled);
      this.idle.push(worker);
      this.hand();
    });
    worker.on('error', (error) => this.fail(error));
    return worker;
  }

  private enqueue(groups: readonly Group[]): Promise<Distilled[]> {
    return new Promise((done, failed) => {
      this.jobs.push({ groups, done, failed });
    });
  }

  private hand(): void {
    while (this.jobs.length > 0 && this.idle.length > 0) {
      const worker = this.idle.shift()!;
      const job = this.jobs.shift()!;
      this.inHand.get(worker)!.push(job);
      worker.postMessage(job.groups);
    }
  }

  /** A worker that dies takes the ingest with it: nothing it had in hand may be passed over. */
  private fail(error: unknown): void {
    for (const job of [...this.jobs, ...[...this.inHand.values()].flat()]) job.failed(error);
    this.jobs.length = 0;
  }
}
