import { Command, CommanderError } from 'commander';
import { COMMANDS } from './commands/index.js';
import { type Context, packageVersion } from './context.js';
import { describeError, ExitStatus, exitStatusOf } from './error.js';
import { ClosedPipe } from './output/sink.js';

const AFTER_HELP = `
Every command explains itself: airbridge <command> --help
Documentation: docs/ in the package, beginning with docs/cli.md and docs/columns.md

Exit status: 0 done, 1 internal error, 2 usage, 3 some inputs failed, 4 case missing, locked or too new;
of check: 10 not supported, 11 contradicted, 12 undecidable, 13 exploratory
`;

/**
 * Runs one command line.
 *
 * @returns the exit status; nothing is thrown
 */
export async function run(context: Context): Promise<number> {
  const ending: Ending = { status: ExitStatus.done, out: '', err: '' };
  try {
    const program = await buildProgram(context, context.argv, ending);
    await program.parseAsync(context.argv, { from: 'user' });
  } catch (error) {
    endWith(error, ending, context);
  }
  await context.stdout.write(ending.out).catch(() => undefined);
  await context.stderr.write(ending.err).catch(() => undefined);
  return ending.status;
}

/** How a run ends: its exit status, and what commander itself had to say (help, faults of usage). */
interface Ending {
  status: number;
  out: string;
  err: string;
}

/** The program with every command named, and those that `words` mention configured. */
export async function buildProgram(
  context: Context,
  words: readonly string[],
  ending: Ending,
): Promise<Command> {
  const program = new Command('airbridge')
    .description('Which flights did these aircraft make, between which airfields, and how sure are we?')
    .version(packageVersion())
    .exitOverride()
    // An option belongs to the command it stands behind: `identity` and `identity import` share some.
    .enablePositionalOptions()
    .configureOutput({
      writeOut: (line) => {
        ending.out += line;
      },
      writeErr: (line) => {
        ending.err += line;
      },
      getOutHelpWidth: () => context.stdout.columns ?? 100,
      getErrHelpWidth: () => context.stderr.columns ?? 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .showHelpAfterError('(airbridge --help lists the commands)')
    .addHelpText('after', AFTER_HELP);
  for (const { name, summary, load } of COMMANDS) {
    const command = program
      .command(name)
      .description(summary)
      .showHelpAfterError(`(airbridge ${name} --help explains it)`);
    if (words.includes(name))
      (await load()).configure(command, context, (status) => {
        ending.status = status;
      });
  }
  return program;
}

function endWith(error: unknown, ending: Ending, context: Context): void {
  if (error instanceof ClosedPipe) return;
  if (error instanceof CommanderError) {
    ending.status = commanderStatus(error);
    return;
  }
  ending.status = exitStatusOf(error);
  ending.err += describeError(error) + stackOf(error, context.argv);
}

/** Commander gives 1 for faults of usage; help asked for is none. */
function commanderStatus(error: CommanderError): ExitStatus {
  const isHelp = error.exitCode === 0 || error.code === 'commander.help';
  return isHelp ? ExitStatus.done : ExitStatus.usage;
}

function stackOf(error: unknown, words: readonly string[]): string {
  return words.includes('--debug') && error instanceof Error ? `${error.stack}\n` : '';
}
