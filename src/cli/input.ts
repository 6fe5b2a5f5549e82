import { createInterface } from 'node:readline/promises';
import { buffer } from 'node:stream/consumers';

/** What comes in from the user beside the command line. */
export interface Input {
  readonly isTerminal: boolean;
  /** Everything piped in. */
  bytes(): Promise<Uint8Array>;
  /** Asks on stderr; null once the user has closed the input. */
  ask(question: string): Promise<string | null>;
}

/** The standard input of this process. */
export const processInput: Input = {
  isTerminal: process.stdin.isTTY === true,
  bytes: () => buffer(process.stdin),
  ask: async (question) => {
    const asking = createInterface({ input: process.stdin, output: process.stderr });
    const closed = new Promise<null>((resolve) => asking.once('close', () => resolve(null)));
    const answer = await Promise.race([asking.question(question), closed]);
    asking.close();
    return answer;
  },
};
