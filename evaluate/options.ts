import { parseArgs } from 'node:util';

/** What can be evaluated. */
const SUBJECTS = ['legs', 'histories', 'counts', 'tempo', 'reading'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** Runs of each simulated scenario in the published tables. */
const RUNS: Readonly<Record<Subject, number>> = {
  legs: 1,
  histories: 3,
  counts: 1000,
  tempo: 2000,
  reading: 1,
};

/** What the command line asks for. */
export interface Options {
  readonly help: boolean;
  readonly subject: Subject;
  readonly write: boolean;
  /** Runs of each simulated scenario. */
  readonly runs: number;
  /** Of the sentences that are read: those kept back while the rules were written. */
  readonly heldOut: boolean;
  /** Further truth files, each with the folder its tracks are in. */
  readonly truths: readonly { readonly truth: string; readonly tracks: string }[];
}

export const HELP = `npm run evaluate -- legs [--write] [--truth FILE --tracks FOLDER]...
npm run evaluate -- histories [--write] [--runs N]
npm run evaluate -- counts [--write] [--runs N]
npm run evaluate -- tempo [--write] [--runs N]
npm run evaluate -- reading [--write] [--held-out]

legs
How often airbridge's legs are right, on flights whose airports somebody else wrote down and on
simulated skies whose truth is known, beside three rules of thumb on the same input. Prints
Markdown to stdout, progress to stderr; takes some minutes.

  --write          also writes it to docs/accuracy.md, with the date and the commit
  --truth FILE     a further truth file: CSV with the columns source, file, adep and ades, and if
                   known hex, callsign, takeoff_utc, landing_utc and notes
  --tracks FOLDER  what the column "file" of that truth file is relative to; one per --truth
  --help           this text

Truth is looked for in ../shared/data beside the checkout; without it the simulator stands alone.

histories
Whether an airframe's legs are explained together rightly, on simulated skies with few receivers,
dark flights, lost days and two aircraft on one address. The same numbers on every machine; takes
some minutes.

  --write          also writes it to docs/accuracy-histories.md, with the date and the commit
  --runs N         skies of each kind; 3 unless told

counts
How often "at least" and the estimate of visits hold, on made-up fleets of which every visit is
known, and what breaks them. The same numbers on every machine; takes less than a minute.

  --write          also writes it to docs/accuracy-counts.md, with the date and the commit
  --runs N         runs of each scenario; 1000 unless told

tempo
How often the tests of tempo raise a false alarm, and how often they find what is there, on
simulated visits: independent, in bursts, in waves, growing, and heard better in windows. The same
numbers on every machine; takes about two minutes.

  --write          also writes it to docs/accuracy-tempo.md, with the date and the commit
  --runs N         runs of each scenario; 2000 unless told

reading
How many of the fields that articles state are read from them, and how many of those read are right: on
sentences in English and Arabic written for this, among them traps that assert nothing.

  --held-out       every third sentence, instead of the other two thirds: looked at once, at the end
  --write          all of them, also to docs/accuracy-reading.md, with the date and the commit
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
      runs: { type: 'string' },
      'held-out': { type: 'boolean', default: false },
    },
  });
  const { help, write, truth, tracks } = values;
  const subject = SUBJECTS.find((known) => known === positionals.join(' '));
  if (!help && subject === undefined) {
    throw new Error(`Say what to evaluate: npm run evaluate -- ${SUBJECTS.join(' or ')} (or --help)`);
  }
  const runs = Number(values.runs ?? RUNS[subject ?? 'legs']);
  if (!Number.isSafeInteger(runs) || runs < 1) throw new Error('Give --runs a whole number from 1');
  if (truth.length !== tracks.length) throw new Error('Give one --tracks for each --truth');
  return {
    help,
    subject: subject ?? 'legs',
    write,
    runs,
    heldOut: values['held-out'],
    truths: truth.map((path, k) => ({ truth: path, tracks: tracks[k] })),
  };
}
