/**
 * Solves A x = b for a symmetric, positive definite matrix, by Cholesky's method (Golub & Van Loan, Matrix Computations, 4.2).
 *
 * @param matrix A row by row, n × n
 * @param right b, n long
 */
export function solvePositive(matrix: Float64Array, right: Float64Array): Float64Array {
  const n = right.length;
  const lower = triangleOf(matrix, n);
  const solved = Float64Array.from(right);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) solved[i] -= lower[i * n + k] * solved[k];
    solved[i] /= lower[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) solved[i] -= lower[k * n + i] * solved[k];
    solved[i] /= lower[i * n + i];
  }
  return solved;
}

/** The lower triangle L of A = L Lᵀ. */
function triangleOf(matrix: Float64Array, n: number): Float64Array {
  const lower = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j];
      for (let k = 0; k < j; k++) sum -= lower[i * n + k] * lower[j * n + k];
      lower[i * n + j] = i === j ? Math.sqrt(sum) : sum / lower[j * n + j];
    }
  }
  return lower;
}
