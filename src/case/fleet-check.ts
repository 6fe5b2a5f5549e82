import { AirbridgeError, type Where } from '../error.js';
import { grouped } from '../source/syntax/grouped.js';
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
  const byKey = grouped(
    listed.filter(({ member }) => member[field] !== null),
    ({ member }) => member[field]?.replaceAll('-', '') ?? '',
  );
  for (const members of byKey.values()) {
    const inOrder = [...members].sort((a, b) => startOf(a) - startOf(b) || a.line - b.line);
    // Of two that overlap, the one that begins later also overlaps the one that ends last of those before it.
    let longest = inOrder[0];
    for (const entry of inOrder.slice(1)) {
      if (overlap(longest.member, entry.member)) {
        const [first, second] = longest.line < entry.line ? [longest, entry] : [entry, longest];
        throw twice(fault, first.line, second, field);
      }
      if (endOf(entry) > endOf(longest)) longest = entry;
    }
  }
}

const startOf = ({ member }: ListedMember): number => member.validFromMs ?? -Number.MAX_VALUE;
const endOf = ({ member }: ListedMember): number => member.validToMs ?? Number.MAX_VALUE;

function twice(
  fault: string,
  firstLine: number,
  { line, member }: ListedMember,
  field: 'icao24' | 'registration',
): AirbridgeError {
  const where: Where = { line, field, value: member[field] };
  return new AirbridgeError('fleet-invalid', `${fault}: lines ${firstLine} and ${line}`, where, NEXT);
}
