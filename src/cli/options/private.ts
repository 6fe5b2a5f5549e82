import type { Command } from 'commander';

/** The option of what is withheld by default, as commander gives it. */
export interface PrivateOption {
  readonly private?: boolean;
}

/** Adds the option that prints registrations withheld by default. */
export const addPrivateOption = (command: Command): Command =>
  command.option(
    '--private',
    'print registrations withheld by default: aircraft of the PIA and LADD programmes',
  );
