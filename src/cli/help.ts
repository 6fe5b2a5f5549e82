import type { Command } from 'commander';
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
  return withSubcommands(program, '').map(({ name, command }) => {
    ending.out = '';
    command.outputHelp();
    return { name, help: ending.out };
  });
}

/** A command and all below it, each with its whole name. */
function withSubcommands(command: Command, above: string): { name: string; command: Command }[] {
  const name = `${above}${command.name()}`;
  return [{ name, command }, ...command.commands.flatMap((below) => withSubcommands(below, `${name} `))];
}
