export { FEWEST_OTHERS, type Flown, falsePoint, LEAST_TOGETHER_MS } from './false-point.js';
export { type Doubt, type FlagKind, type IntegrityFlag, isEndDoubted } from './flag.js';
