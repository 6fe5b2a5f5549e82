import type { AddressIdentity, IdentityAnswer } from '../../aviation/identify.js';
import { type IdentityStatement, sourceWords } from '../../aviation/identity.js';
import type { Operator } from '../../aviation/operator.js';
import { printable } from '../printable.js';
import { integerWords } from '../words.js';

/** Airframes of an operator shown to people; JSON has them all. */
const MOST = 60;

/** An identity for people: a paragraph for each way to read the text. */
export function identityWords({ asAddress, asRegistration, asCallsign, asOperator }: IdentityAnswer): string {
  const paragraphs = [
    ...(asAddress === null ? [] : [addressLines(asAddress)]),
    ...(asRegistration === null ? [] : registrationParagraphs(asRegistration)),
    ...(asCallsign === null ? [] : [callsignLines(asCallsign)]),
    ...(asOperator === null ? [] : [operatorLines(asOperator)]),
  ];
  return `${paragraphs.map((lines) => lines.map(printable).join('\n')).join('\n\n')}\n`;
}

function addressLines(identity: AddressIdentity): string[] {
  const { icao24, statements, disagreements } = identity;
  return [
    `Address ${icao24}: ${blockWords(identity)}`,
    ...(statements.length === 0
      ? ['  nobody here says anything about it']
      : statements.flatMap(statementLines)),
    ...disagreements.map(
      ({ field, values }) =>
        `  ! sources differ on ${FIELD_WORDS[field]}: ${values.map(({ value, sources }) => `${value} (${sources.join(', ')})`).join(' · ')}`,
    ),
  ];
}

const FIELD_WORDS = {
  registration: 'the registration',
  typecode: 'the type',
  operator: 'the operator',
  operatorCode: 'the operator’s designator',
} as const;

function blockWords({ isIcao, block }: AddressIdentity): string {
  if (!isIcao)
    return 'not an ICAO address. Receivers make such addresses up (TIS-B, anonymous modes); it names no airframe and no country';
  if (block === null) return 'in no state’s block';
  return block.isMilitary
    ? `in a military block of ${block.name}`
    : `in the block of ${block.name}, in no part known to be military`;
}

/** Who says it and as of when, then what. */
function statementLines(statement: IdentityStatement): string[] {
  return [
    `  ${sourceWords(statement)}${validityWords(statement)}`,
    `      ${saidWords(statement)}`,
    ...(statement.note === null ? [] : [`      ${statement.note}`]),
    ...(statement.withheld === null ? [] : [`      withheld: ${statement.withheld}; --private prints it`]),
  ];
}

function validityWords({ validFrom, validTo }: IdentityStatement): string {
  if (validFrom === null && validTo === null) return '';
  return `, for ${validFrom ?? '?'} to ${validTo ?? '?'}`;
}

function saidWords(statement: IdentityStatement): string {
  const { registration, typecode, description, operator, operatorCode, owner, isMilitary, serial } =
    statement;
  const said = [
    registration,
    typecode,
    description,
    operator === null && operatorCode === null ? null : `operator ${operatorWords(operator, operatorCode)}`,
    owner === null ? null : `owner or operator ${owner}`,
    isMilitary === true ? 'military' : null,
    serial === null ? null : `serial ${serial}`,
    statement.yearBuilt === null ? null : `built ${statement.yearBuilt}`,
  ].filter((part) => part !== null);
  return said.length === 0 ? 'nothing that may be printed' : said.join(' · ');
}

function operatorWords(name: string | null, code: string | null): string {
  if (name === null) return code!;
  return code === null ? name : `${name} (${code})`;
}

function registrationParagraphs({
  registration,
  countries,
  airframes,
  withoutAddress,
}: NonNullable<IdentityAnswer['asRegistration']>): string[][] {
  const form =
    countries.length === 0 ? 'in the form of no state’s marks' : `a mark of ${countries.join(' or ')}`;
  const none = airframes.length + withoutAddress.length === 0;
  const head = [
    `Registration ${registration}: ${form}`,
    ...(none ? ['  nobody here knows an airframe of this registration'] : []),
    ...(airframes.length > 1
      ? [`  ${airframes.length} addresses have had it: ${airframes.map(({ icao24 }) => icao24).join(', ')}`]
      : []),
    ...(withoutAddress.length > 0
      ? ['  of no known address:', ...withoutAddress.flatMap(statementLines)]
      : []),
  ];
  return [head, ...airframes.map(addressLines)];
}

function callsignLines({
  callsign,
  designator,
  operator,
}: NonNullable<IdentityAnswer['asCallsign']>): string[] {
  const who =
    operator === null
      ? `nobody here is known to fly under ${designator}`
      : `flown under the designator of ${operatorLine(operator)}`;
  return [`Callsign ${callsign}: ${who}`, '  A callsign says who flew under it, not whose aircraft it was.'];
}

function operatorLine({ icao, name, otherName, country, radiotelephony }: Operator): string {
  const more = [
    otherName === null ? null : `also ${otherName}`,
    country,
    radiotelephony === null ? null : `radio ${radiotelephony}`,
  ].filter((part) => part !== null);
  return `${name} (${icao})${more.length === 0 ? '' : `, ${more.join(', ')}`}`;
}

function operatorLines({ operators, statements }: NonNullable<IdentityAnswer['asOperator']>): string[] {
  const left = statements.length - MOST;
  return [
    ...operators.map((operator) => `Operator ${operatorLine(operator)}`),
    ...(operators.length === 0 ? ['Operator without a designator that is known here'] : []),
    statements.length === 0
      ? '  no source here says which airframes it operates'
      : `  ${integerWords(statements.length)} ${statements.length === 1 ? 'statement' : 'statements'} of what it operates, each as of its source’s day; a fleet is never known to be whole:`,
    ...statements.slice(0, MOST).map(airframeLine),
    ...(left > 0 ? [`  and ${integerWords(left)} more, which --json prints`] : []),
  ];
}

function airframeLine(statement: IdentityStatement): string {
  return `  ${(statement.icao24 ?? '?').padEnd(7)} ${saidWords(statement)} — ${sourceWords(statement)}${validityWords(statement)}`;
}
