const STEPS = 10_000;

/** A probability to four digits. Nothing that was only weighed is certain: rounding makes no 1 of it. */
export function roundedChance(probability: number): number {
  return Math.min(Math.round(probability * STEPS), STEPS - 1) / STEPS;
}
