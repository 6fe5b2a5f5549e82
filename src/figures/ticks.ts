const STEPS = [1, 2, 5];

/** Whole numbers from 0 to `most` for an axis of counts, at most seven of them. */
export function countTicks(most: number): number[] {
  let step = 1;
  for (let power = 1; most / step > 6; power *= 10) {
    step = STEPS.map((factor) => factor * power).find((wide) => most / wide <= 6) ?? power * 10;
  }
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step);
}
