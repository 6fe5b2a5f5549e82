import type { AddressBlockTable } from './address.js';
import { cleanCallsign, splitCallsign } from './callsign.js';
import type { CountryTable } from './country.js';
import { formatIcao24, isIcaoAddress, parseIcao24 } from './icao24.js';
import {
  type Disagreement,
  disagreements,
  type IdentityStatement,
  inOrderOfTime,
  NO_STATEMENT,
} from './identity.js';
import type { Operator, OperatorTable } from './operator.js';
import { redacted } from './privacy.js';
import { bareRegistration, type RegistrationTable } from './registration.js';
import type { StatementSource } from './statement-source.js';

/** All that is said about one address, and whose the address is. */
export interface AddressIdentity {
  readonly icao24: string;
  /** False for an address with `~`: a receiver made it up, and it says nothing about country or airframe. */
  readonly isIcao: boolean;
  /** The state whose block the address is in, and whether it is known to keep that block for military aircraft. */
  readonly block: { readonly country: string; readonly name: string; readonly isMilitary: boolean } | null;
  /** Oldest first, undated ones last. */
  readonly statements: readonly IdentityStatement[];
  readonly disagreements: readonly Disagreement[];
}

/** A text read as each thing it can be read as: an operator may be named like an aircraft. Null where it is no such thing. */
export interface IdentityAnswer {
  readonly query: string;
  readonly asAddress: AddressIdentity | null;
  readonly asRegistration: {
    readonly registration: string;
    /** Names of the states whose marks have this form. */
    readonly countries: readonly string[];
    readonly airframes: readonly AddressIdentity[];
    /** What is said about an airframe of this registration without an address. */
    readonly withoutAddress: readonly IdentityStatement[];
  } | null;
  readonly asCallsign: {
    readonly callsign: string;
    readonly designator: string;
    /** Who flies under the designator; null when nobody is known to. */
    readonly operator: Operator | null;
  } | null;
  readonly asOperator: {
    readonly operators: readonly Operator[];
    /** One for each airframe and source. */
    readonly statements: readonly IdentityStatement[];
  } | null;
}

/** What a text is looked up in. */
export interface IdentityTables {
  readonly operators: OperatorTable;
  readonly blocks: AddressBlockTable;
  readonly registrations: RegistrationTable;
  readonly countries: CountryTable;
  readonly sources: readonly StatementSource[];
  /** Prints what is withheld by default, see privacy. */
  readonly showsPrivate: boolean;
}

/** In one order, whoever made the statement. */
const FIELDS = ['source', ...Object.keys(NO_STATEMENT)];

const ADDRESS = /^~?[0-9a-f]{6}$/i;
/** Fewer letters are part of too many names. */
const SHORTEST_PART = 4;

/** Everything known about an address, a registration, a callsign or an operator, by whom and as of when. */
export async function identify(query: string, tables: IdentityTables): Promise<IdentityAnswer> {
  const text = query.trim();
  const asAddress = ADDRESS.test(text) ? await addressIdentity(text, tables) : null;
  const asRegistration = await registrationReading(text, tables);
  const asCallsign = callsignReading(text, tables);
  const isAircraft = asAddress !== null || asRegistration !== null || asCallsign !== null;
  const asOperator = await operatorReading(text, tables, !isAircraft);
  return { query, asAddress, asRegistration, asCallsign, asOperator };
}

/** Whether the text could be read as anything at all. */
export const isKnown = ({ asAddress, asRegistration, asCallsign, asOperator }: IdentityAnswer): boolean =>
  [asAddress, asRegistration, asCallsign, asOperator].some((reading) => reading !== null);

async function addressIdentity(text: string, tables: IdentityTables): Promise<AddressIdentity> {
  const address = parseIcao24(text);
  const icao24 = formatIcao24(address);
  const all = await askAll(tables, (source) => source.ofAddresses([icao24]));
  const statements = shown(inOrderOfTime(all), tables);
  const block = tables.blocks.of(address);
  return {
    icao24,
    isIcao: isIcaoAddress(address),
    block: block && {
      country: block.country,
      name: countryName(block.country, tables),
      isMilitary: block.isMilitary,
    },
    statements,
    disagreements: disagreements(statements),
  };
}

async function registrationReading(
  text: string,
  tables: IdentityTables,
): Promise<IdentityAnswer['asRegistration']> {
  const bare = bareRegistration(text);
  if (!/^[A-Z0-9]{2,10}$/.test(bare)) return null;
  const found = await askAll(tables, (source) => source.ofRegistration(bare));
  const forms = ADDRESS.test(text) ? [] : tables.registrations.formsOf(text);
  const looksSo = forms.length > 0 && (text.includes('-') || !isCallsign(text, tables));
  if (found.length === 0 && !looksSo) return null;
  const addresses = [...new Set(found.map(({ icao24 }) => icao24))]
    .filter((icao24) => icao24 !== null)
    .sort();
  const airframes = await Promise.all(addresses.map((icao24) => addressIdentity(icao24, tables)));
  const isHidden = ({ statements }: AddressIdentity) =>
    statements.some(({ isPia, isLadd }) => isPia || isLadd);
  return {
    registration: text.toUpperCase(),
    countries: [...new Set(forms.map(({ country }) => countryName(country, tables)))],
    // Which address a registration in a privacy programme flies under is the very thing to withhold.
    airframes: tables.showsPrivate ? airframes : airframes.filter((airframe) => !isHidden(airframe)),
    withoutAddress: found.filter(({ icao24 }) => icao24 === null),
  };
}

function callsignReading(text: string, { operators }: IdentityTables): IdentityAnswer['asCallsign'] {
  const callsign = cleanCallsign(text);
  const parts = callsign === null ? null : splitCallsign(callsign);
  // What follows a designator begins with a digit: C-GKQJ written without its hyphen is no flight of CGK.
  if (callsign === null || parts === null || !/^\d/.test(parts.flightId)) return null;
  return { callsign, designator: parts.designator, operator: operators.byIcao(parts.designator) };
}

const isCallsign = (text: string, tables: IdentityTables): boolean => {
  const reading = callsignReading(text, tables);
  return reading !== null && reading.operator !== null;
};

async function operatorReading(
  text: string,
  tables: IdentityTables,
  inPart: boolean,
): Promise<IdentityAnswer['asOperator']> {
  const name = text.toLowerCase();
  const byCode = /^[a-z]{3}$/.test(name) ? tables.operators.byIcao(name) : null;
  const isPart = inPart && byCode === null && name.length >= SHORTEST_PART;
  const operators = byCode === null ? tables.operators.named(name, isPart) : [byCode];
  const wanted = {
    codes: operators.map(({ icao }) => icao),
    names: [name, ...operators.flatMap(namesOf)],
    inPart: isPart,
  };
  const statements = await askAll(tables, (source) => source.ofOperator(wanted));
  if (operators.length === 0 && statements.length === 0) return null;
  return { operators, statements: shownEach(byAddress(statements), tables) };
}

const namesOf = ({ name, otherName }: Operator): string[] =>
  [name, otherName].filter((one) => one !== null).map((one) => one.toLowerCase());

function byAddress(statements: readonly IdentityStatement[]): IdentityStatement[] {
  const keyOf = ({ icao24, source }: IdentityStatement) => `${icao24 ?? '~~'} ${source}`;
  return [...statements].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** Statements of many addresses as they are printed: what is said of one address is redacted together. */
function shownEach(statements: readonly IdentityStatement[], tables: IdentityTables): IdentityStatement[] {
  const groups = new Map<string | null, IdentityStatement[]>();
  for (const statement of statements) {
    const group = groups.get(statement.icao24);
    if (group === undefined) groups.set(statement.icao24, [statement]);
    else group.push(statement);
  }
  return [...groups.values()].flatMap((group) => shown(group, tables));
}

const shown = (statements: readonly IdentityStatement[], { showsPrivate }: IdentityTables) =>
  showsPrivate ? [...statements] : redacted(statements);

async function askAll(
  { sources }: IdentityTables,
  ask: (source: StatementSource) => Promise<readonly IdentityStatement[]>,
): Promise<IdentityStatement[]> {
  const all = (await Promise.all(sources.map(ask))).flat();
  // An edition the package ships may have been imported as well: it says the same once.
  const byContent = new Map(all.map((statement) => [JSON.stringify(statement, FIELDS), statement]));
  return [...byContent.values()];
}

const countryName = (code: string, { countries }: IdentityTables): string =>
  countries.byCode(code)?.name ?? code;
