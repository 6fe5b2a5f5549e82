import type { AerodromeTable } from '../aviation/aerodromes.js';
import type { TypeTable } from '../aviation/typeclass.js';
import type { Geoid } from '../geo/geoid.js';
import type { EndModel } from './ends/end-model.js';

/** What the tables know of an address. */
export interface ListedAircraft {
  readonly registration: string | null;
  readonly typecode: string | null;
}

/** The reference tables legs are built with, passed in so that a worker, a test or a browser can bring its own. */
export interface References {
  readonly aerodromes: AerodromeTable;
  readonly types: TypeTable;
  /** How ends nobody heard are weighed. */
  readonly endModel: EndModel;
  readonly geoid: Geoid;
  /** ICAO designator of the operator by callsign; null for a registration used as callsign or an unknown prefix. */
  readonly operatorOf: (callsign: string | null, registration: string | null) => string | null;
  /** The aircraft tables' word on an address, asked when the archive's header says nothing; null where there is no address. */
  readonly aircraft: (icao24: number | null) => ListedAircraft | null;
}
