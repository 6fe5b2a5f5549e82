import { SingleBar } from 'cli-progress';
import type { Progress } from '../ingest/index.js';
import { jsonLine } from './output/json.js';
import { type Sink, streamInto } from './output/sink.js';
import { printable } from './printable.js';
import { durationWords, integerWords } from './words.js';

/** Shows how far an ingest has come. */
interface ProgressDisplay {
  show(progress: Progress): void;
  stop(): void;
}

/** Lines for programs come no faster than this. */
const LINE_EVERY_MS = 1_000;

/** A bar on a terminal, JSON lines anywhere else, nothing when quiet. */
export function progressTo(sink: Sink, quiet: boolean, nowMs: () => number): ProgressDisplay {
  if (quiet) return { show: () => undefined, stop: () => undefined };
  return sink.isTerminal ? progressBar(sink, nowMs) : progressLines(sink, nowMs);
}

function progressLines(sink: Sink, nowMs: () => number): ProgressDisplay {
  const startedMs = nowMs();
  let lastMs = Number.NEGATIVE_INFINITY;
  return {
    show: (progress) => {
      const now = nowMs();
      if (now - lastMs < LINE_EVERY_MS) return;
      lastMs = now;
      const line = { event: 'progress', ...progress, seconds: (now - startedMs) / 1000 };
      // Nobody reading the progress is no reason to stop the work.
      sink.write(`${jsonLine(line)}\n`).catch(() => undefined);
    },
    stop: () => undefined,
  };
}

function progressBar(sink: Sink, nowMs: () => number): ProgressDisplay {
  const startedMs = nowMs();
  const bar = new SingleBar({
    format: '{bar} {percentage} % | {words}',
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    clearOnComplete: true,
    hideCursor: true,
    stream: streamInto(sink),
    linewrap: false,
  });
  bar.start(1, 0, { words: '' });
  return {
    show: (progress) => {
      bar.setTotal(Math.max(1, progress.bytesTotal));
      bar.update(progress.bytesDone, { words: progressWords(progress, (nowMs() - startedMs) / 1000) });
    },
    stop: () => bar.stop(),
  };
}

/** `3/10 files | 1,200,000 points/s | 34.1 MB/s | 12 s left | trace_full_4b1805.json`. */
export function progressWords(progress: Progress, seconds: number): string {
  const { filesDone, filesTotal, bytesDone, bytesTotal, reports, current } = progress;
  const perSecond = (count: number) => (seconds > 0 ? count / seconds : 0);
  const bytesPerSecond = perSecond(bytesDone);
  const parts = [
    `${integerWords(filesDone)}/${integerWords(filesTotal)} files`,
    `${integerWords(perSecond(reports))} points/s`,
    `${(bytesPerSecond / 1e6).toFixed(1)} MB/s`,
  ];
  if (bytesPerSecond > 0) parts.push(`${durationWords((bytesTotal - bytesDone) / bytesPerSecond)} left`);
  const name = current.split(/[\\/]/).at(-1) ?? '';
  return [...parts, printable(name)].filter((part) => part !== '').join(' | ');
}
