import type { Command } from 'commander';
import type { Context } from '../context.js';

/** Adds a command's options and action. `end` sets the exit status where it is not 0. */
export type Configure = (command: Command, context: Context, end: (status: number) => void) => void;
