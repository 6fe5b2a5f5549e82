/** Each takes a third off what is left to search; more would only change digits that are rounded away. */
const STEPS = 40;

/** Where a function that has one top is highest. */
export function highestBetween(least: number, most: number, height: (at: number) => number): number {
  let from = least;
  let to = most;
  for (let step = 0; step < STEPS; step++) {
    const third = (to - from) / 3;
    if (height(from + third) < height(to - third)) from += third;
    else to -= third;
  }
  return (from + to) / 2;
}
