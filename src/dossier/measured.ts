/** Shares measured on simulated arrivals: docs/accuracy-tempo.md holds the same figures, and a test compares them. */
interface MeasuredTest {
  readonly rotation: number;
  readonly negativeBinomial: number;
  /** All that a verdict asks for together. */
  readonly rule: number;
}

/** How often the tests of tempo find an effect where there is none, by scenario, at a nominal 5 %. */
export const FALSE_ALARMS: readonly (MeasuredTest & { readonly scenario: 'P' | 'B' | 'W' | 'T' | 'D' })[] = [
  { scenario: 'P', rotation: 0.037, negativeBinomial: 0.049, rule: 0.015 },
  { scenario: 'B', rotation: 0.045, negativeBinomial: 0.057, rule: 0.018 },
  { scenario: 'W', rotation: 0.038, negativeBinomial: 0.059, rule: 0.021 },
  { scenario: 'T', rotation: 0.043, negativeBinomial: 0.052, rule: 0.018 },
  { scenario: 'D', rotation: 0.105, negativeBinomial: 0.138, rule: 0.06 },
];

/** How often they find one that is there, by the rate ratio, in scenario B. */
export const POWER: readonly (MeasuredTest & { readonly ratio: number })[] = [
  { ratio: 2, rotation: 0.438, negativeBinomial: 0.493, rule: 0.322 },
  { ratio: 3, rotation: 0.786, negativeBinomial: 0.808, rule: 0.676 },
  { ratio: 5, rotation: 0.972, negativeBinomial: 0.981, rule: 0.949 },
];
