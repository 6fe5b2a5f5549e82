import type { Command } from 'commander';

/** Options every command has. */
export interface CommonOptions {
  readonly case?: string;
  readonly quiet?: boolean;
  readonly debug?: boolean;
}

/** Adds the options every command has. */
export function addCommonOptions(command: Command): Command {
  return command
    .option(
      '--case <dir>',
      'the case folder; else $AIRBRIDGE_CASE, the nearest case.yaml upwards, ./airbridge-case',
    )
    .option('--quiet', 'no progress and no messages, only errors')
    .option('--debug', 'print the stack of an error');
}
