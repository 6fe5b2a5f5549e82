/** A dossier: everything a question rests on, as one page, its data and their hashes, for a stranger to check. */

export {
  type AffectedSource,
  affectedBy,
  differenceOf,
  type FoundFile,
  type TableDifference,
} from './affected.js';
export type { ClaimSection, DossierContent } from './content.js';
export { claimSection, recordedUpTo } from './gather/claims.js';
export { type DossierAsked, dossierOf } from './gather/dossier-of.js';
export { parquetWriter } from './gather/parquet.js';
export { findChromium, type Printing, printPdf } from './pdf.js';
export { type Recomputation, recompute } from './recompute.js';
export { type BagCheck, checkBag, isFolder, isIntact, type RecordedDossier, readRecorded } from './verify.js';
export { type WrittenDossier, writeDossier, zipDossier } from './write.js';
