/** A regression of counts with a logarithmic link. */
export interface CountFit {
  /** The constant first, then one per column. */
  readonly coefficients: Float64Array;
  readonly standardErrors: Float64Array;
  /** The mean of each count. */
  readonly fitted: Float64Array;
}

/** What explains counts. Arrays are as long as the counts. */
export interface CountModel {
  readonly counts: Float64Array;
  /** Explaining variables; the constant is not among them. */
  readonly columns: readonly Float64Array[];
  /** What the mean is proportional to, before any logarithm: positive. */
  readonly exposure: Float64Array;
}

const MOST_STEPS = 60;
/** Steps shrink by their square: after one as small as this, the next would be lost in rounding. */
const SMALL_STEP = 1e-7;
/** A step larger than this multiplies means by e^3: then the fit is still far away, and the step is cut. */
const LARGEST_STEP = 3;

/**
 * Fits counts ~ exposure · exp(constant + columns · coefficients) by Fisher scoring (McCullagh and Nelder, Generalized Linear
 * Models, section 2.5): Poisson, or negative binomial with variance μ + α μ² for a given α.
 *
 * @param alpha 0 for Poisson
 * @param start coefficients to start from
 */
export function fitCounts(model: CountModel, alpha = 0, start?: Float64Array): CountFit {
  const size = model.columns.length + 1;
  const coefficients = start === undefined ? startOf(model, size) : Float64Array.from(start);
  const fitted = new Float64Array(model.counts.length);
  const score = new Float64Array(size);
  const information = Array.from({ length: size }, () => new Float64Array(size));
  for (let step = 0; step < MOST_STEPS; step++) {
    accumulate(model, alpha, { coefficients, fitted, score, information });
    const change = solve(information, score);
    const largest = change.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const scale = Math.min(1, LARGEST_STEP / largest);
    for (let j = 0; j < size && largest > 0; j++) coefficients[j] += scale * change[j];
    if (!(largest > SMALL_STEP)) break;
  }
  accumulate(model, alpha, { coefficients, fitted, score, information });
  const standardErrors = information.map((_, j) => {
    const unit = new Float64Array(size);
    unit[j] = 1;
    return Math.sqrt(solve(information, unit)[j]);
  });
  return { coefficients, standardErrors: Float64Array.from(standardErrors), fitted };
}

interface Work {
  readonly coefficients: Float64Array;
  readonly fitted: Float64Array;
  readonly score: Float64Array;
  readonly information: Float64Array[];
}

function startOf({ counts, exposure }: CountModel, size: number): Float64Array {
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const start = new Float64Array(size);
  start[0] = Math.log(sum(counts) / sum(exposure));
  return start;
}

/** Means, first derivatives and information at the coefficients. One pass: this is where simulations spend their time. */
function accumulate({ counts, columns, exposure }: CountModel, alpha: number, work: Work): void {
  const { coefficients, fitted, score, information } = work;
  score.fill(0);
  for (const row of information) row.fill(0);
  const x = new Float64Array(score.length).fill(1);
  for (let i = 0; i < counts.length; i++) {
    let linear = coefficients[0];
    for (let j = 1; j < x.length; j++) {
      x[j] = columns[j - 1][i];
      linear += coefficients[j] * x[j];
    }
    const mean = exposure[i] * Math.exp(linear);
    fitted[i] = mean;
    const weight = 1 / (1 + alpha * mean);
    addScaled(score, x, (counts[i] - mean) * weight);
    for (let j = 0; j < x.length; j++) addScaled(information[j], x, x[j] * mean * weight);
  }
}

function addScaled(sum: Float64Array, x: Float64Array, scale: number): void {
  for (let j = 0; j < x.length; j++) sum[j] += x[j] * scale;
}

/** Solves a symmetric positive system of a few unknowns, given by its lower triangle (Cholesky). */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  const root = matrix.map((row) => Float64Array.from(row));
  const x = Float64Array.from(right);
  for (let j = 0; j < size; j++) {
    for (let k = 0; k < j; k++) root[j][j] -= root[j][k] ** 2;
    root[j][j] = Math.sqrt(root[j][j]);
    for (let i = j + 1; i < size; i++) {
      for (let k = 0; k < j; k++) root[i][j] -= root[i][k] * root[j][k];
      root[i][j] /= root[j][j];
    }
  }
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i] -= root[i][k] * x[k];
    x[i] /= root[i][i];
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i] -= root[k][i] * x[k];
    x[i] /= root[i][i];
  }
  return x;
}
