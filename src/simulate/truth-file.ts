import type { SimulatedAirframe } from './airframe.js';
import type { Receiver } from './receivers.js';

/** What a truth file says at its head. */
interface TruthHead {
  readonly title: string | null;
  readonly seed: string;
  /** The scenario as it was read. */
  readonly scenario: unknown;
}

/** First lines of a truth file, one JSON record a line: what was simulated, and the receivers. */
export function truthHeadLines({ title, seed, scenario }: TruthHead, receivers: readonly Receiver[]): string {
  const sky = { synthetic: true, kind: 'sky', title, seed, scenario };
  return lines([sky, ...receivers.map(receiverRecord)]);
}

/** An airframe's lines: its legs, then its visits. Every line says that it is synthetic. */
export function truthLines({ legs, visits }: Pick<SimulatedAirframe, 'legs' | 'visits'>): string {
  return lines([...legs, ...visits]);
}

/** What stands beside the archive for whoever finds it without its context. */
export const SYNTHETIC_NOTICE = `SYNTHETIC DATA

Everything in this folder was made by the simulator of airbridge. No aircraft flew any of it. The traces say so in
"synthetic", "desc" and "ownOp", the records of truth.ndjson in "synthetic"; registrations begin with Q-SIM, which no state
issues, callsigns with 0SIM, which no operator has. Do not mix it with evidence.
`;

function receiverRecord({ sinceMs, untilMs, ...receiver }: Receiver) {
  return {
    synthetic: true,
    kind: 'receiver',
    ...receiver,
    sinceUtc: utcOrNull(sinceMs),
    untilUtc: utcOrNull(untilMs),
  };
}

function utcOrNull(ms: number): string | null {
  return Number.isFinite(ms) ? new Date(ms).toISOString() : null;
}

function lines(records: readonly unknown[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}
