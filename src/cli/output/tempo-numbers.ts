import type { RateRatio } from '../../analysis/index.js';

/** How the numbers of a test are written. */

/** `.043`, `.0007`, `1.00`; smaller than a ten-thousandth: `<.0001`, the rest of it is in the JSON. */
export function pWords(p: number | null): string {
  if (p === null) return '–';
  if (p < 0.0001) return '<.0001';
  const digits = p < 0.001 ? 1 : 2;
  return (p < 0.1 ? p.toPrecision(digits) : p.toFixed(2)).replace(/^0/, '');
}

/** `2.1 (1.2–3.6)`. */
export function ratioWords(ratio: RateRatio | null): string {
  if (ratio === null) return '–';
  return `${twoDigits(ratio.ratio)} (${twoDigits(ratio.interval.low)}–${twoDigits(ratio.interval.high)})`;
}

/** `0.67`, `2.0`, `14`: two digits that mean something, no exponent. */
export function twoDigits(value: number): string {
  if (value >= 9.95) return String(Math.round(value));
  return value < 0.01 ? value.toFixed(2) : value.toPrecision(2);
}
