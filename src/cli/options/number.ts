import { InvalidArgumentError } from 'commander';

/** A whole number from `least` on. */
export function wholeFrom(least: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least) return number;
    throw new InvalidArgumentError(`Write a whole number from ${least} to 999999.`);
  };
}
