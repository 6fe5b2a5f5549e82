import { COMMANDS } from './commands/index.js';
import { type Context, processContext } from './context.js';
import type { Sink } from './output/sink.js';
import { buildProgram } from './run.js';

/** What the program and each of its commands say with --help, 100 columns wide: the text of docs/cli.md. */
export async function allHelps(): Promise<{ name: string; help: string }[]> {
  const nowhere: Sink = { write: async () => undefined, isTerminal: false, columns: 100 };
  const context: Context = { ...processContext(), stdout: nowhere, stderr: nowhere };
  const ending = { status: 0, out: '', err: '' };
  const names = COMMANDS.map(({ name }) => name);
  const program = await buildProgram(context, names, ending);
  const commands = names.map((name) => program.commands.find((command) => command.name() === name)!);
  return [program, ...commands].map((command) => {
    ending.out = '';
    command.outputHelp();
    const name = command === program ? 'airbridge' : `airbridge ${command.name()}`;
    return { name, help: ending.out };
  });
}
