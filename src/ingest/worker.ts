import { parentPort, workerData } from 'node:worker_threads';
import type { Group } from './group.js';
import { thisThread, type WorkerData } from './workers.js';

/** A worker thread: is sent groups of traces and answers, in order, with rows of the ledger. */
const workers = thisThread(workerData as WorkerData);

parentPort?.on('message', async (groups: readonly Group[]) => {
  parentPort?.postMessage(await workers.distil(groups));
});
