import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { AirbridgeError } from '../error.js';
import type { CaseFile, NamedFleet } from './case-file.js';
import type { Fleet } from './fleet.js';
import { type ListedMember, refuseAmbiguous } from './fleet-check.js';
import { readFleetFile } from './fleet-file.js';

/** The list of airframes that people keep beside case.yaml. */
const FLEET_FILE = 'fleet.csv';
const SUGGESTIONS = 5;

/** Where fleets are looked for. */
export interface FleetPlaces {
  readonly caseDir: string;
  readonly caseFile: CaseFile;
  readonly cwd: string;
}

/**
 * The fleet a name stands for: a name of case.yaml, else an operator in the case's fleet.csv, else the path of such a file,
 * from the working folder or the case folder.
 *
 * @throws AirbridgeError `unknown-fleet` with the nearest names, `fleet-invalid` or `csv-invalid` with the line, `unreadable`
 */
export async function findFleet(name: string, places: FleetPlaces): Promise<Fleet> {
  const own = await caseFleets(places);
  const known = own.find((fleet) => sameName(fleet.name, name));
  if (known !== undefined) return await readNamed(known.name, known.from, places.caseDir);
  for (const file of [resolve(places.cwd, name), resolve(places.caseDir, name)])
    if (await isFile(file)) return await readNamed(name, { file }, places.caseDir);
  throw unknownFleet(
    name,
    own.map((fleet) => fleet.name),
  );
}

/** Every fleet of the case: those case.yaml names; where it names none, the whole of its fleet.csv. */
export async function fleetsOfCase(places: FleetPlaces): Promise<Fleet[]> {
  const named = Object.entries(places.caseFile.fleets);
  if (named.length > 0)
    return await Promise.all(named.map(([name, from]) => readNamed(name, from, places.caseDir)));
  const file = join(places.caseDir, FLEET_FILE);
  return (await isFile(file)) ? [await readNamed(FLEET_FILE, { file }, places.caseDir)] : [];
}

interface OwnFleet {
  readonly name: string;
  readonly from: NamedFleet;
}

async function caseFleets({ caseDir, caseFile }: FleetPlaces): Promise<OwnFleet[]> {
  const named = Object.entries(caseFile.fleets).map(([name, from]) => ({ name, from }));
  const file = join(caseDir, FLEET_FILE);
  if (!(await isFile(file))) return named;
  const operators = new Set((await readFleetFile(file)).map(({ member }) => member.operator));
  const byOperator = [...operators]
    .filter((operator) => operator !== null)
    .map((operator) => ({ name: operator, from: { file, operator } }));
  return [...named, ...byOperator];
}

async function readNamed(
  name: string,
  { file, operator, asOf, designators }: NamedFleet,
  caseDir: string,
): Promise<Fleet> {
  const path = resolve(caseDir, file);
  const listed = (await readFleetFile(path)).filter(
    ({ member }) => operator === undefined || sameName(member.operator ?? '', operator),
  );
  if (listed.length === 0) throw empty(name, path, operator);
  refuse(listed, path);
  return {
    name,
    asOf: asOf ?? null,
    members: listed.map(({ member }) => member),
    designators: designators ?? null,
  };
}

function refuse(listed: readonly ListedMember[], file: string): void {
  try {
    refuseAmbiguous(listed);
  } catch (error) {
    throw error instanceof AirbridgeError ? error.at({ file }) : error;
  }
}

const sameName = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

function empty(name: string, file: string, operator: string | undefined): AirbridgeError {
  const fault =
    operator === undefined
      ? `the fleet ${name} has no members`
      : `the fleet ${name} has no members: no row is of the operator ${operator}`;
  return new AirbridgeError(
    'fleet-invalid',
    fault,
    { file },
    'Add rows, or correct the operator in case.yaml.',
  );
}

function unknownFleet(value: string, names: readonly string[]): AirbridgeError {
  const far = (name: string) => distance(name.toLowerCase(), value.toLowerCase());
  const nearest = [...names].sort((a, b) => far(a) - far(b)).slice(0, SUGGESTIONS);
  const next =
    nearest.length === 0
      ? 'The case has none: name the path of a CSV of airframes, or write fleets into case.yaml; see docs/identity.md.'
      : `Nearest: ${nearest.join(', ')}. The path of a CSV of airframes is taken as well.`;
  return new AirbridgeError('unknown-fleet', 'there is no such fleet', { field: '--fleet', value }, next);
}

async function isFile(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
