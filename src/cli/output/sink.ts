import { Writable } from 'node:stream';
import { isDiskFull, systemError } from '../../source/index.js';

/** Where text goes: data to one, messages to another. */
export interface Sink {
  /** Waits until the text is taken, so that a slow reader is never outrun. */
  write(text: string): Promise<void>;
  readonly isTerminal: boolean;
  /** Width of the terminal in columns; null where there is none. */
  readonly columns: number | null;
}

/** The reader of a pipe went away (`airbridge legs | head`): no fault, only an end. */
export class ClosedPipe extends Error {
  override readonly name = 'ClosedPipe';
}

/**
 * A stream as a sink.
 *
 * @throws ClosedPipe from `write` once nobody reads any more, AirbridgeError `disk-full`
 */
export function sinkTo(stream: Writable & { isTTY?: boolean; columns?: number }): Sink {
  // Without a listener the stream's own error event would end the process.
  stream.on('error', () => undefined);
  return {
    isTerminal: stream.isTTY === true,
    columns: stream.isTTY === true ? (stream.columns ?? null) : null,
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => {
          if (error == null) resolve();
          else reject(inWords(error));
        });
      }),
  };
}

/**
 * A sink as a stream, for libraries that draw on one. Everything is passed on at once, so that it stays in order with what is
 * written to the sink directly; what cannot be written is let go.
 */
export function streamInto(sink: Sink): Writable {
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      sink.write(String(chunk)).catch(() => undefined);
      done();
    },
  });
  return Object.assign(stream, { isTTY: sink.isTerminal, columns: sink.columns ?? 80 });
}

function inWords(error: Error): Error {
  if (isClosed(error)) return new ClosedPipe();
  return isDiskFull(error) ? systemError(error, 'the output') : error;
}

function isClosed(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED';
}
