import { AirbridgeError, type Where } from '../error.js';
import { type FleetMember, overlap } from './fleet.js';

/** A member and the line of the list it stands on. */
export interface ListedMember {
  readonly line: number;
  readonly member: FleetMember;
}

const NEXT =
  'Date the rows with valid_from and valid_to so that at most one holds on any day, or take one out; an empty date is an unknown one and excludes nothing.';

/**
 * Refuses a fleet in which one address, or one registration, stands for two airframes at one time: an answer would depend
 * on which row came first.
 *
 * @throws AirbridgeError `fleet-invalid`, naming both lines
 */
export function refuseAmbiguous(listed: readonly ListedMember[]): void {
  refuseOverlap(listed, 'icao24', 'this address is in the fleet twice for the same time');
  refuseOverlap(listed, 'registration', 'this registration has two addresses, or none, for the same time');
}

function refuseOverlap(
  listed: readonly ListedMember[],
  field: 'icao24' | 'registration',
  fault: string,
): void {
  const byKey = new Map<string, ListedMember[]>();
  for (const entry of listed) {
    const key = entry.member[field]?.replaceAll('-', '');
    if (key === undefined) continue;
    const others = byKey.get(key) ?? [];
    const twin = others.find((other) => overlap(other.member, entry.member));
    if (twin !== undefined) throw twice(fault, twin.line, entry, field);
    byKey.set(key, [...others, entry]);
  }
}

function twice(
  fault: string,
  firstLine: number,
  { line, member }: ListedMember,
  field: 'icao24' | 'registration',
): AirbridgeError {
  const where: Where = { line, field, value: member[field] };
  return new AirbridgeError('fleet-invalid', `${fault}: lines ${firstLine} and ${line}`, where, NEXT);
}
