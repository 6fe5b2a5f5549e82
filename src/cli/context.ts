import { readFileSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { homedir } from 'node:os';
import { type Services, servicesOver } from '../answers/index.js';
import { isWritable, type Surroundings } from '../case/case-folder.js';
import { type Input, processInput } from './input.js';
import { type Sink, sinkTo } from './output/sink.js';

/** Everything a command touches outside itself: tests hand in their own. */
export interface Context {
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly surroundings: Surroundings;
  /** The command line after the program's name. */
  readonly argv: readonly string[];
  readonly nowMs: () => number;
  /** Absent where nothing can be piped in or asked. */
  readonly input?: Input;
  readonly services: Services;
}

/** The services of the package, reading from this machine's disk. */
export const packagedServices: Services = servicesOver(files);

/** The context of this process. */
export function processContext(): Context {
  return {
    stdout: sinkTo(process.stdout),
    stderr: sinkTo(process.stderr),
    surroundings: {
      cwd: process.cwd(),
      env: process.env,
      platform: process.platform,
      homeDir: homedir(),
      isWritable,
    },
    argv: process.argv.slice(2),
    nowMs: Date.now,
    input: processInput,
    services: packagedServices,
  };
}

/** Version of this package. */
export function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
