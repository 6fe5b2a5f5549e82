// @ts-nocheck: plain JavaScript that only starts the program and looks at what it says.
// Tries to make airbridge fail: hostile files, mutated traces, kills, parallel writers, full disks. Prints survived / failed.
// npm run attack            the quick form, part of CI
// npm run attack -- --full  10,000 mutated traces and more kills
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hostileCases } from './attack/cases.mjs';
import { fullDisks } from './attack/disks.mjs';
import { hostileFiles } from './attack/files.mjs';
import { kills } from './attack/kills.mjs';
import { mutatedTraces } from './attack/mutants.mjs';

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    mutants: { type: 'string' },
    kills: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const mutants = Number(values.mutants ?? (values.full ? 10_000 : 500));
const times = Number(values.kills ?? (values.full ? 20 : 3));
const scratch = await mkdtemp(join(tmpdir(), 'airbridge-attack-'));

let [survived, failed] = [0, 0];
function note(name, fault) {
  if (fault === null) survived++;
  else failed++;
  process.stdout.write(
    `${`${fault === null ? 'survived' : 'FAILED  '}  ${name}${fault === null ? '' : `: ${fault}`}`}\n`,
  );
}

try {
  await hostileFiles(scratch, note);
  await hostileCases(scratch, note);
  await mutatedTraces(scratch, mutants, Number(values.seed), note);
  await kills(scratch, times, note);
  await fullDisks(scratch, note);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.stdout.write(`${survived} survived, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
