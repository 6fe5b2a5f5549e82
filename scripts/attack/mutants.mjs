// @ts-nocheck: plain JavaScript that only starts the program and looks at what it says.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { faultOf, randomFrom, run } from './run.mjs';

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));
const AT_ONCE = 250;
const ODD = [
  'null',
  '-0',
  '1e400',
  '""',
  '"ground"',
  '[]',
  '{}',
  '2147483648',
  '-1e-320',
  '"\\u0000"',
  '9'.repeat(400),
];

const MUTATIONS = [
  (bytes, random) => {
    const flipped = Buffer.from(bytes);
    for (let k = 0; k < 8; k++)
      flipped[Math.floor(random() * flipped.length)] ^= 1 << Math.floor(random() * 8);
    return flipped;
  },
  (bytes, random) => bytes.subarray(0, Math.floor(random() * bytes.length)),
  (bytes, random) => {
    const [from, to] = [random(), random()]
      .map((share) => Math.floor(share * bytes.length))
      .sort((a, b) => a - b);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  (bytes, random) => {
    const text = bytes.toString('latin1');
    const at = Math.floor(random() * text.length);
    const odd = ODD[Math.floor(random() * ODD.length)];
    return Buffer.from(
      text.slice(0, at) + text.slice(at).replace(/-?\d+(\.\d+)?|null|"[a-z_]+"/, odd),
      'latin1',
    );
  },
];

/** Mutated copies of the example traces, some hundred in one ingest: whatever is in them, the rest goes in. */
export async function mutatedTraces(scratch, count, seed, note) {
  const random = randomFrom(seed);
  const originals = readdirSync(EXAMPLES, { recursive: true })
    .filter((name) => /trace_full_.*\.json$/.test(name))
    .map((name) => readFileSync(join(EXAMPLES, name)))
    .map((bytes) => (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes));
  for (let from = 0; from < count; from += AT_ONCE) {
    const dir = join(scratch, `mutants-${from}`);
    mkdirSync(dir);
    const until = Math.min(count, from + AT_ONCE);
    for (let k = from; k < until; k++) {
      const original = originals[Math.floor(random() * originals.length)];
      const mutate = MUTATIONS[Math.floor(random() * MUTATIONS.length)];
      writeFileSync(
        join(dir, `trace_full_${k.toString(16).padStart(6, '0')}.json`),
        mutate(original, random),
      );
    }
    const ended = await run(['ingest', dir, '--case', join(dir, 'case'), '--quiet'], {
      killAfterMs: 600_000,
    });
    note(`mutated traces ${from + 1} to ${until}, seed ${seed}`, faultOf(ended, [0, 3]));
    rmSync(dir, { recursive: true, force: true });
  }
}
