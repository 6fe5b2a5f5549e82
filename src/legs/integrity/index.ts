export { type Doubt, type FlagKind, type IntegrityFlag, isEndDoubted } from './flag.js';
