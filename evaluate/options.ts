import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface Options {
  readonly help: boolean;
  readonly write: boolean;
  /** Further truth files, each with the folder its tracks are in. */
  readonly truths: readonly { readonly truth: string; readonly tracks: string }[];
}

export const HELP = `npm run evaluate -- legs [--write] [--truth FILE --tracks FOLDER]...

How often airbridge's legs are right, on flights whose airports somebody else wrote down and on
simulated skies whose truth is known, beside three rules of thumb on the same input. Prints
Markdown to stdout, progress to stderr; takes some minutes.

  --write          also writes it to docs/accuracy.md, with the date and the commit
  --truth FILE     a further truth file: CSV with the columns source, file, adep and ades, and if
                   known hex, callsign, takeoff_utc, landing_utc and notes
  --tracks FOLDER  what the column "file" of that truth file is relative to; one per --truth
  --help           this text

Truth is looked for in ../shared/data beside the checkout; without it the simulator stands alone.
`;

/** @throws Error with what is wrong, for the reader of a terminal */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      truth: { type: 'string', multiple: true, default: [] },
      tracks: { type: 'string', multiple: true, default: [] },
    },
  });
  const { help, write, truth, tracks } = values;
  if (!help && positionals.join(' ') !== 'legs') {
    throw new Error('Say what to evaluate: npm run evaluate -- legs (or --help)');
  }
  if (truth.length !== tracks.length) throw new Error('Give one --tracks for each --truth');
  return { help, write, truths: truth.map((path, k) => ({ truth: path, tracks: tracks[k] })) };
}
