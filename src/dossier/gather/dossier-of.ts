import type { Episode } from '../../analysis/index.js';
import type { OpenCase } from '../../answers/index.js';
import { loadAerodromes } from '../../aviation/tables.js';
import { SCHEMA_VERSION } from '../../ledger/index.js';
import type { Filter } from '../../ledger/queries/filter.js';
import type { CalibratedModel } from '../../legs/calibrate/index.js';
import { SHIPPED_END_MODEL } from '../../legs/ends/shipped-end-model.js';
import type { ClaimSection, DossierContent } from '../content.js';
import { REFERENCE_LICENCES } from '../references.js';
import { gather } from './gather.js';

/** What a dossier is asked beside its question. */
export interface DossierAsked {
  readonly claims: readonly ClaimSection[];
  readonly episodes: readonly Episode[];
  /** The case's own model of unseen ends; null where the package's is used. */
  readonly endModel: CalibratedModel | null;
  /** Version of this package. */
  readonly version: string;
  readonly commands: readonly string[];
}

/** The dossier of a question, with the tables of the package. */
export async function dossierOf(
  open: OpenCase,
  filter: Filter,
  asked: DossierAsked,
): Promise<DossierContent> {
  const { claims, episodes, endModel, version, commands } = asked;
  return await gather(open, filter, {
    aerodromes: loadAerodromes(),
    licences: REFERENCE_LICENCES,
    claims,
    episodes,
    reliability: (endModel ?? SHIPPED_END_MODEL).reliability,
    versions: { airbridge: version, 'ledger schema': String(SCHEMA_VERSION) },
    commands,
  });
}
