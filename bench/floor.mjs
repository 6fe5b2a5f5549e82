/**
 * The floor: the same entries, read and inflated in the same way by the same number of threads, and nothing else.
 * Prints {"seconds", "cpuSeconds", "bytes"} as JSON. node floor.mjs <tar> <threads>
 */
import { openSync, readSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { inflateRawSync } from 'node:zlib';

const BLOCK = 512;
const AT_ONCE = 24;

if (isMainThread) await main(process.argv[2], Number(process.argv[3]));
else serve(workerData);

/**
 * @param {string} path
 * @param {number} threads
 */
async function main(path, threads) {
  const started = performance.now();
  const places = walk(path);
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL(import.meta.url), { workerData: path }),
  );
  let next = 0;
  let bytes = 0;
  await Promise.all(
    workers.map(
      (worker) =>
        new Promise((done) => {
          const hand = () => {
            if (next >= places.length) return worker.terminate().then(done);
            worker.postMessage(places.slice(next, next + AT_ONCE));
            next += AT_ONCE;
          };
          worker.on('message', (inflated) => {
            bytes += inflated;
            hand();
          });
          hand();
        }),
    ),
  );
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage();
  process.stdout.write(`${JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6, bytes })}\n`);
}

/** @param {string} path */
function walk(path) {
  const file = openSync(path, 'r');
  const header = Buffer.alloc(BLOCK);
  const places = [];
  for (let at = 0; readSync(file, header, 0, BLOCK, at) === BLOCK && header[0] !== 0; ) {
    const size = Number.parseInt(header.toString('latin1', 124, 135), 8);
    places.push({ offset: at + BLOCK, size });
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return places;
}

/** @param {string} path */
function serve(path) {
  const file = openSync(path, 'r');
  parentPort?.on('message', (/** @type {{ offset: number, size: number }[]} */ places) => {
    let bytes = 0;
    for (const { offset, size } of places) {
      const stored = Buffer.allocUnsafe(size);
      readSync(file, stored, 0, size, offset);
      const inflatedSize = stored.readUInt32LE(size - 4);
      bytes += inflateRawSync(stored.subarray(10, size - 8), { chunkSize: inflatedSize + 1 }).length;
    }
    parentPort?.postMessage(bytes);
  });
}
