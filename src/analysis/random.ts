/**
 * Chance that can be had again: the same seed draws the same numbers on every machine (integer arithmetic, the "small fast
 * counter" generator of C. Doty-Humphrey's PractRand). Used where a distribution is simulated; never in the test of a tempo.
 */
export class Random {
  private readonly state: Int32Array;

  constructor(seed: number) {
    this.state = Int32Array.of(seed, 0x243f6a88, 0xb7e15162, 1);
    for (let i = 0; i < 12; i++) this.next();
  }

  /** 0 ≤ x < 1. */
  next(): number {
    const { state } = this;
    const sum = (state[0] + state[1] + state[3]) | 0;
    state[0] = state[1] ^ (state[1] >>> 9);
    state[1] = state[2] + (state[2] << 3);
    state[2] = ((state[2] << 21) | (state[2] >>> 11)) + sum;
    state[3]++;
    return (sum >>> 0) / 0x1_0000_0000;
  }
}

/** A mean drawn at once; larger ones are drawn in parts, because the chance of nothing would be rounded to 0. */
const LARGEST_MEAN = 50;

/**
 * A count with the given mean and a variance `dispersion` times as large: Poisson for 1, else negative binomial with variance
 * proportional to the mean (NB1; Cameron and Trivedi, Regression Analysis of Count Data, section 3.3). By going through the
 * distribution from 0 up; parts of such a count add up to such a count.
 */
export function drawCount(random: Random, mean: number, dispersion: number): number {
  let count = 0;
  for (let rest = mean; rest > 0; rest -= LARGEST_MEAN) {
    count += drawPart(random, Math.min(rest, LARGEST_MEAN), dispersion);
  }
  return count;
}

function drawPart(random: Random, mean: number, dispersion: number): number {
  const excess = dispersion - 1;
  let chance = excess < 1e-9 ? Math.exp(-mean) : Math.exp((-mean * Math.log1p(excess)) / excess);
  let left = random.next();
  let count = 0;
  while (left >= chance && chance > 0) {
    left -= chance;
    chance *= (mean + count * excess) / (dispersion * (count + 1));
    count++;
  }
  return count;
}

/**
 * Size of a burst, at least 1, such that bursts which begin by Poisson's law make counts of variance `dispersion` times their
 * mean: logarithmic series (Fisher, Corbet and Williams, 1943).
 */
export function drawBurst(random: Random, dispersion: number): number {
  const q = 1 - 1 / dispersion;
  if (q < 1e-9) return 1;
  let chance = -q / Math.log1p(-q);
  let left = random.next();
  let size = 1;
  while (left >= chance && chance > 1e-18) {
    left -= chance;
    chance *= (q * size) / (size + 1);
    size++;
  }
  return size;
}

/** How many bursts make one visit on average, for {@link drawBurst}. */
export function burstsPerVisit(dispersion: number): number {
  const excess = dispersion - 1;
  return excess < 1e-9 ? 1 : Math.log1p(excess) / excess;
}
