export { type AddressBlock, AddressBlockTable } from './address.js';
export {
  AERODROME_KINDS,
  type Aerodrome,
  type AerodromeKind,
  hasPlace,
  looksMilitary,
  type Runway,
  type RunwayEnd,
  runwayBearingDeg,
  SURFACES,
  type Surface,
} from './aerodrome.js';
export { type AerodromeColumns, AerodromeTable } from './aerodromes.js';
export { AIRCRAFT_SOURCES, type AircraftRecord, type AircraftSource, AircraftTable } from './aircraft.js';
export { type CallsignParts, cleanCallsign, splitCallsign } from './callsign.js';
export { type Country, CountryTable } from './country.js';
export { formatIcao24, isIcaoAddress, NON_ICAO, parseIcao24 } from './icao24.js';
export {
  type AddressIdentity,
  type IdentityAnswer,
  type IdentityTables,
  identify,
} from './identify.js';
export { type Disagreement, disagreements, type IdentityStatement } from './identity.js';
export type { NameRow } from './names.js';
export { type Operator, OperatorTable } from './operator.js';
export { type Gazetteer, type PlaceSet, resolvePlaces } from './place.js';
export { bareRegistration, type RegistrationPrefix, RegistrationTable } from './registration.js';
export { shippedStatements } from './shipped-statements.js';
export type { StatementSource } from './statement-source.js';
export {
  loadAddressBlocks,
  loadAerodromes,
  loadAircraft,
  loadAircraftSources,
  loadCountries,
  loadGeoid,
  loadNames,
  loadOperators,
  loadRegistrations,
  loadTypes,
} from './tables.js';
export { type AircraftType, type Envelope, TypeTable } from './typeclass.js';
