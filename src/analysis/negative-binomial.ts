import { type CountFit, type CountModel, fitCounts } from './count-regression.js';

/** A regression of counts that scatter more than Poisson's. */
interface NegativeBinomialFit extends CountFit {
  /** The variance is μ + α μ²; 0 where the counts scatter no more than Poisson's. 1/α is often called theta. */
  readonly alpha: number;
}

const MOST_ROUNDS = 50;
const CLOSE = 1e-11;
/** ln θ is looked for between these: beyond the upper one the distribution is Poisson's for all counts there are. */
const LOWEST = Math.log(1e-5);
const HIGHEST = Math.log(1e7);

/**
 * Negative-binomial regression (NB2) by maximum likelihood: coefficients given θ, then θ given the means, until neither moves
 * (Lawless, Canadian Journal of Statistics 15, 1987).
 */
export function fitNegativeBinomial(model: CountModel): NegativeBinomialFit {
  let fit = fitCounts(model);
  let alpha = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = alphaOf(model.counts, fit.fitted);
    const isStill = Math.abs(next - alpha) <= CLOSE * next;
    alpha = next;
    fit = fitCounts(model, alpha, fit.coefficients);
    if (isStill) break;
  }
  return { ...fit, alpha };
}

/** The α of the greatest likelihood for given means. */
function alphaOf(counts: Float64Array, fitted: Float64Array): number {
  let [low, high] = [LOWEST, HIGHEST];
  if (slopeAt(high, counts, fitted).slope >= 0) return 0;
  let log = startOf(counts, fitted);
  for (let step = 0; step < 100 && high - low > 1e-13; step++) {
    const { slope, curvature } = slopeAt(log, counts, fitted);
    if (slope > 0) low = log;
    else high = log;
    const newton = log - slope / curvature;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - log) < 1e-13) break;
    log = next;
  }
  return Math.exp(-log);
}

/** From the moments: θ = n / Σ (y/μ − 1)². */
function startOf(counts: Float64Array, fitted: Float64Array): number {
  const scatter = counts.reduce((sum, count, i) => sum + (count / fitted[i] - 1) ** 2, 0);
  return Math.min(HIGHEST - 1, Math.max(LOWEST + 1, Math.log(counts.length / scatter)));
}

/** First and second derivative of the log likelihood by ln θ. Counts are whole, so the gamma functions are short sums. */
function slopeAt(logTheta: number, counts: Float64Array, fitted: Float64Array) {
  const theta = Math.exp(logTheta);
  let first = 0;
  let second = 0;
  for (let i = 0; i < counts.length; i++) {
    const [count, mean] = [counts[i], fitted[i]];
    for (let j = 0; j < count; j++) {
      first += 1 / (theta + j);
      second -= 1 / (theta + j) ** 2;
    }
    // ln θ − ln(θ + μ) + 1 − (y + θ)/(θ + μ), in a form that loses nothing when θ is large.
    first += (mean - count) / (theta + mean) - Math.log1p(mean / theta);
    second += 1 / theta - 2 / (theta + mean) + (count + theta) / (theta + mean) ** 2;
  }
  return { slope: theta * first, curvature: theta * first + theta * theta * second };
}
