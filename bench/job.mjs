/** The whole job in a process of its own: prints {"seconds", "cpuSeconds", "rssMb", "reports", "entries", "fallbacks", "legs"} as JSON. node job.mjs <tar> <threads> <ledger> */
import * as files from 'node:fs/promises';

const [path, threads, ledgerDir] = process.argv.slice(2);
const started = performance.now();
const { ingest } = await import('../dist/ingest/index.js');
const { readReferenceColumns } = await import('../dist/aviation/tables.js');
const summary = await ingest([path], {
  ledgerDir,
  columns: readReferenceColumns(),
  files,
  nowMs: () => Date.now(),
  workers: Number(threads),
});
const { user, system } = process.cpuUsage();
const { reports, entries, fallbacks, legs, problems } = summary;
process.stdout.write(
  `${JSON.stringify({
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: (user + system) / 1e6,
    rssMb: process.resourceUsage().maxRSS / 1024,
    reports,
    entries,
    fallbacks,
    legs: legs.added,
    problems: problems.length,
  })}\n`,
);
