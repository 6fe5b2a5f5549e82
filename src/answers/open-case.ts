import type { CaseFile } from '../case/case-file.js';
import { type FleetPlaces, findFleet } from '../case/fleets.js';
import type { Engine } from '../ledger/engine/engine.js';
import type { Names } from './question.js';
import type { Services } from './services.js';

/** A case before its ledger is opened: what it says of itself, and what answers are made with. */
export interface CaseAtHand {
  /** Its folder, absolute. */
  readonly dir: string;
  readonly caseFile: CaseFile;
  /** Where files that a question names are looked for. */
  readonly cwd: string;
  readonly services: Services;
  readonly nowMs: () => number;
}

/** A case with its ledger open for reading: what every answer is made from. */
export interface OpenCase extends CaseAtHand {
  readonly engine: Engine;
}

/** Where the case's fleets are looked for. */
export const fleetPlaces = ({ dir, caseFile, cwd }: CaseAtHand): FleetPlaces => ({
  caseDir: dir,
  caseFile,
  cwd,
});

/** What turns the names in a question into codes: the case's own sets first. */
export function namesIn(atHand: CaseAtHand): Names {
  const { services, caseFile } = atHand;
  return {
    places: (text) => services.places(text, caseFile.places),
    operator: services.operator,
    fleet: (text) => findFleet(text, fleetPlaces(atHand)),
  };
}
