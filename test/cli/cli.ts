import { join } from 'node:path';
import type { Position, Services } from '../../src/answers/services.js';
import type { Context } from '../../src/cli/context.js';
import type { Sink } from '../../src/cli/output/sink.js';
import { run } from '../../src/cli/run.js';
import { AirbridgeError } from '../../src/error.js';
import type { IngestSummary } from '../../src/ingest/index.js';
import { openStaging } from '../../src/ledger/store/store.js';
import { NOW_MS } from '../support/worked.js';

const COUNTRIES: Readonly<Record<string, readonly string[]>> = { IL: ['LLER', 'LLOV'], AZ: ['UB12', 'UBBB'] };
const POSITIONS: Readonly<Record<string, Position>> = { UBBB: [50.0467, 40.4675], LLOV: [34.9358, 29.9403] };

/** An ingest that took in nothing. */
export const EMPTY_SUMMARY: IngestSummary = {
  files: { read: 0, skipped: 0, failed: 0, ignored: 0 },
  entries: 0,
  synthetic: 0,
  formats: [],
  reports: 0,
  rejected: 0,
  fallbacks: 0,
  legs: { added: 0, remade: 0 },
  leftover: 'none',
  withoutLegs: [],
  breaks: { unseen: 0, doubtful: 0, impossible: 0, identity: 0 },
  seconds: 1.25,
  days: [],
  problems: [],
};

/** Services with a gazetteer of four fields, so that no test of the command line depends on the tables. */
export const testServices: Services = {
  ingest: async (_paths, request) => {
    await (await openStaging(request.ledgerDir, request)).commit();
    return EMPTY_SUMMARY;
  },
  calibrate: async () => {
    throw new AirbridgeError('bad-value', 'too few');
  },
  places: async (text, sets) => {
    const names = text.split(',').flatMap((name) => sets[name] ?? [name]);
    const known = [...Object.keys(COUNTRIES), ...Object.values(COUNTRIES).flat()];
    const unknown = names.find((name) => !known.includes(name));
    if (unknown !== undefined) {
      throw new AirbridgeError('unknown-place', 'no such place', { value: unknown }, 'Did you mean LLOV?');
    }
    const isCountry = (name: string) => name in COUNTRIES;
    return {
      idents: names.filter((name) => !isCountry(name)),
      countries: names.filter(isCountry),
      label: text,
    };
  },
  operator: async (text) => text.toUpperCase(),
  designators: async (names) => (names.includes('Silk Way Airlines') ? ['AZQ'] : []),
  membersOf: async ({ idents, countries }) => [...idents, ...countries.flatMap((code) => COUNTRIES[code])],
  fieldsOf: async ({ idents, countries }) =>
    [...idents, ...countries.flatMap((code) => COUNTRIES[code])].flatMap((ident) => {
      const position = POSITIONS[ident];
      return position === undefined
        ? []
        : [{ ident, latitudeDeg: position[1], longitudeDeg: position[0], elevationFt: null }];
    }),
  positions: async () => (ident) => POSITIONS[ident] ?? null,
  sha256: async () => 'ab'.repeat(32),
  identify: async () => {
    throw new Error('no tables here');
  },
  importIdentities: async () => [],
  reread: async () => ({ unavailable: '/archives/trace_full_738a01.json: there is no such file' }),
};

interface Setting {
  readonly cwd: string;
  /** Width of a terminal; without it, output goes to a file. */
  readonly columns?: number;
  readonly env?: Record<string, string>;
  readonly services?: Partial<Services>;
  readonly stdout?: Sink;
}

/** Runs one command line and gives what it printed. */
export async function airbridge(
  words: string,
  { cwd, columns, env = {}, services = {}, stdout }: Setting,
): Promise<{ status: number; out: string; err: string }> {
  const printed = { out: '', err: '' };
  const sink = (name: 'out' | 'err'): Sink => ({
    write: async (text) => {
      printed[name] += text;
    },
    isTerminal: columns !== undefined,
    columns: columns ?? null,
  });
  const context: Context = {
    stdout: stdout ?? sink('out'),
    stderr: sink('err'),
    surroundings: { cwd, env, platform: 'linux', homeDir: join(cwd, 'home'), isWritable: async () => true },
    argv: words.split(' ').filter((word) => word !== ''),
    nowMs: () => NOW_MS,
    services: { ...testServices, ...services },
  };
  return { status: await run(context), ...printed };
}
