import { MessageChannel } from 'node:worker_threads';

/** A channel nobody listens to: what is handed over to it is gone. */
const { port1: nowhere } = new MessageChannel();
nowhere.close();

/**
 * Gives the memory under some bytes back at once; whoever still holds any of it finds it empty. Small buffers, which Node cuts from
 * a common one, are left to the garbage collector.
 *
 * So would all others be, but a few dozen traces' worth of them make it go through everything that lives, ten times a second, and
 * each time it drops the compiled code of functions that just then nobody holds: a tenth of an ingest's time.
 */
export function release({ buffer }: ArrayBufferView): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength > Buffer.poolSize)
    nowhere.postMessage(null, [buffer]);
}
