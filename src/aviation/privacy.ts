import type { IdentityStatement } from './identity.js';

/**
 * What is not printed about people unless it is asked for (method, section 6): the names of private owners, and what links
 * an aircraft in a privacy programme to a name or a registration.
 */

/** What makes a name an organisation's. A name without any of these may be a person's. */
const ORGANISATION = new RegExp(
  `\\b(?:${[
    'ACADEMY|AERO\\w*|AG|AIR|AIR\\w*(?:LINES?|WAYS|CRAFT|LIFT|CARE|BUS)|ASSOCIATION|AUTHORITY|AVIA\\w*|BANK|BV|BUREAU',
    'CARGO|CENT(?:ER|RE)|CHARTERS?|CITY|CLUB|COLLEGE|COMMAND|COMPANY|CONSTELLATION|CORP\\w*|COUNTY|DEPARTMENT|DEPT',
    'ENTERPRISES?|EXPRESS|FINANC\\w*|FLIGHTS?|FLYING|FORCES?|FOUNDATION|GMBH|GOVERNMENT|GROUP|GUARD|HELI\\w*|HOLDINGS?',
    'HOSPITAL|INC|INCORPORATED|INDUSTRIES|INSTITUTE|INTERNATIONAL|INVESTMENTS?|JETS?|KG|LEASING|LIMITED|LINHAS|LLC|LLP|LP',
    'LTD|MEDICAL|MINISTRY|NAVY|NV|OFFICE|OJSC|PARTNERS(?:HIP)?|PJSC|PLC|POLICE|PTY|REPUBLIC|RESCUE|S\\.?A\\.?S?|SARL|SCHOOL',
    'SERVICES?|SOCIETY|SPA|SRL|STATE|SYSTEMS|TECHNOLOG\\w*|TRANSPORT\\w*|UNION|UNIVERSITY|USAF|ARMY|WORKS?',
  ].join('|')})(?![\\w])`,
  'i',
);

/** Whether a name is recognisably an organisation's, so that printing it names no private person. */
export function isOrganisation(name: string): boolean {
  return ORGANISATION.test(name);
}

/** A name that may be printed: an organisation's as it is, anybody else's as `Private`. */
export function publicName(name: string | null): string | null {
  return name === null || isOrganisation(name) ? name : 'Private';
}

/**
 * Statements about one address as they are printed by default. Where one of them says that the aircraft is in a privacy
 * programme, none gives its registration, operator or owner: together they would give away what the one withholds.
 */
export function redacted(statements: readonly IdentityStatement[]): IdentityStatement[] {
  const programme = programmeOf(statements);
  return statements.map((statement) =>
    programme === null ? withoutPrivateOwner(statement) : withoutLink(statement, programme),
  );
}

function programmeOf(statements: readonly IdentityStatement[]): 'PIA' | 'LADD' | null {
  if (statements.some(({ isPia }) => isPia === true)) return 'PIA';
  return statements.some(({ isLadd }) => isLadd === true) ? 'LADD' : null;
}

function withoutLink(statement: IdentityStatement, programme: string): IdentityStatement {
  const withheld = `${programme}: registration, operator, owner and serial number withheld`;
  return {
    ...statement,
    registration: null,
    operator: null,
    operatorCode: null,
    owner: null,
    serial: null,
    withheld,
  };
}

function withoutPrivateOwner(statement: IdentityStatement): IdentityStatement {
  const owner = publicName(statement.owner);
  if (owner === statement.owner || owner === null) return statement;
  return { ...statement, owner, withheld: 'the name of a private owner withheld' };
}
