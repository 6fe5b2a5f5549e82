#!/usr/bin/env node
import { processContext } from './context.js';
import { run } from './run.js';

/** What a shell gives a program that an interrupt ended. */
const INTERRUPTED = 130;
/** Cursor and line wrapping, which a progress bar may have turned off. */
const RESTORE_TERMINAL = '\u001b[?25h\u001b[?7h';

/** What to do after an interrupt, where anything is to be done. */
const AFTER: Readonly<Record<string, string>> = {
  ingest: ' Run the same command again to go on where it was.',
  simulate: ' What was written is not a whole sky: delete the folder, or name a new one.',
};

process.once('SIGINT', () => {
  const restore = process.stderr.isTTY ? RESTORE_TERMINAL : '';
  process.stderr.write(`${restore}\nairbridge: interrupted.${AFTER[process.argv[2]] ?? ''}\n`);
  process.exit(INTERRUPTED);
});

process.exitCode = await run(processContext());
