import { writtenPeriod } from './period.js';

/** An airframe in somebody's fleet, as whoever wrote the list says. Everything may be unknown. */
export interface FleetMember {
  /** Six lower-case hex digits. */
  readonly icao24: string | null;
  readonly registration: string | null;
  /** ICAO Doc 8643 designator. */
  readonly typecode: string | null;
  /** In words. */
  readonly operator: string | null;
  /** UTC milliseconds: first instant at which this is so, and first at which it no longer is; null where nobody says. */
  readonly validFromMs: number | null;
  readonly validToMs: number | null;
  /** Who says so. */
  readonly source: string | null;
  readonly note: string | null;
}

/** A named, dated set of airframes. No address, and no registration, is in it twice at one time: see fleet-check. */
export interface Fleet {
  readonly name: string;
  /** The day up to which the list was kept, `2026-07-19`; null where nobody says. */
  readonly asOf: string | null;
  readonly members: readonly FleetMember[];
  /** ICAO designators its operators fly under, as the case says; null: to be looked up by the operators' names. */
  readonly designators: readonly string[] | null;
}

/** An airframe that flew under a designator of the fleet's operators and is not in the fleet at that time. */
export interface UnlistedAirframe {
  readonly icao24: string | null;
  readonly registration: string | null;
  readonly callsigns: readonly string[];
  readonly legs: number;
}

/** What a fleet cannot answer for: it is printed with every answer about the fleet (method, section 3). */
export interface FleetGaps {
  readonly fleet: string;
  readonly asOf: string | null;
  readonly members: number;
  /** No address is known, so that no report can be theirs. */
  readonly unmatchable: readonly FleetMember[];
  /** Whether they belonged to the fleet in all of the period is not known; they are matched all the same. */
  readonly undated: readonly FleetMember[];
  /** Designators under which others were looked for; empty where none is known, and then nobody was looked for. */
  readonly designators: readonly string[];
  readonly unlisted: readonly UnlistedAirframe[];
}

/**
 * The member with this address at this time. An unknown side of its validity excludes nothing.
 *
 * @param icao24 six lower-case hex digits
 * @param timeMs UTC
 */
export function memberAt(fleet: Fleet, icao24: string, timeMs: number): FleetMember | null {
  return (
    membersOf(fleet)
      .get(icao24)
      ?.find((member) => isValidAt(member, timeMs)) ?? null
  );
}

/** Members by address, made once for each fleet: they are asked for leg by leg. */
const BY_ADDRESS = new WeakMap<Fleet, ReadonlyMap<string, readonly FleetMember[]>>();

function membersOf(fleet: Fleet): ReadonlyMap<string, readonly FleetMember[]> {
  const known = BY_ADDRESS.get(fleet);
  if (known !== undefined) return known;
  const byAddress = new Map<string, FleetMember[]>();
  for (const member of fleet.members) {
    if (member.icao24 === null) continue;
    const own = byAddress.get(member.icao24);
    if (own === undefined) byAddress.set(member.icao24, [member]);
    else own.push(member);
  }
  BY_ADDRESS.set(fleet, byAddress);
  return byAddress;
}

/**
 * What the fleet cannot answer for in a period.
 *
 * @param periodFromMs UTC milliseconds; null: from ever on
 * @param periodToMs the first instant after it; null: without end
 * @param designators the fleet's own, else those of its operators' names
 * @param unlisted as the ledger has them, see fleet-query
 */
export function fleetGaps(
  fleet: Fleet,
  periodFromMs: number | null,
  periodToMs: number | null,
  designators: readonly string[],
  unlisted: readonly UnlistedAirframe[],
): FleetGaps {
  const [fromMs, toMs] = [periodFromMs ?? Number.NEGATIVE_INFINITY, periodToMs ?? Number.POSITIVE_INFINITY];
  const concerned = fleet.members.filter((member) => overlaps(member, fromMs, toMs));
  const keptUntilMs = writtenPeriod(fleet.asOf ?? '')?.endMs ?? Number.NEGATIVE_INFINITY;
  const isUndated = ({ validFromMs, validToMs }: FleetMember) =>
    validFromMs === null || (validToMs === null && keptUntilMs < toMs);
  return {
    fleet: fleet.name,
    asOf: fleet.asOf,
    members: fleet.members.length,
    unmatchable: concerned.filter((member) => member.icao24 === null),
    undated: concerned.filter((member) => member.icao24 !== null && isUndated(member)),
    designators,
    unlisted,
  };
}

/** Whether two rows may hold at the same time. */
export function overlap(one: FleetMember, other: FleetMember): boolean {
  return overlaps(
    one,
    other.validFromMs ?? Number.NEGATIVE_INFINITY,
    other.validToMs ?? Number.POSITIVE_INFINITY,
  );
}

function isValidAt({ validFromMs, validToMs }: FleetMember, timeMs: number): boolean {
  return (validFromMs === null || validFromMs <= timeMs) && (validToMs === null || timeMs < validToMs);
}

function overlaps({ validFromMs, validToMs }: FleetMember, fromMs: number, toMs: number): boolean {
  return (validFromMs === null || validFromMs < toMs) && (validToMs === null || fromMs < validToMs);
}
