import type { Fleet, FleetMember } from '../../case/fleet.js';
import { listLiteral, textLiteral, timestampLiteral } from '../engine/literal.js';

/**
 * The condition that a row's airframe is in the fleet at the row's time.
 *
 * @param time an expression of the row
 */
export function inFleet({ members }: Fleet, time: string): string {
  const matchable = members.filter(({ icao24 }) => icao24 !== null);
  const always = matchable.filter((member) => validity(member, time).length === 0);
  const dated = matchable.filter((member) => !always.includes(member));
  const conditions = [
    ...(always.length === 0 ? [] : [`"icao24" IN ${listLiteral(always.map(addressOf))}`]),
    ...dated.map(
      (member) =>
        `("icao24" = ${textLiteral(addressOf(member))} AND ${validity(member, time).join(' AND ')})`,
    ),
  ];
  if (conditions.length < 2) return conditions[0] ?? 'false';
  return `(${conditions.join(' OR ')})`;
}

/**
 * The operator the fleets give a row's airframe at the row's time, null where they give none; where fleets differ, each of
 * them, with ` / ` between.
 */
export function operatorByFleet(fleets: readonly Fleet[], time: string): string {
  const cases = fleets.map((fleet) => operatorIn(fleet, time)).filter((one) => one !== null);
  if (cases.length === 0) return 'CAST(NULL AS VARCHAR)';
  if (cases.length === 1) return cases[0];
  return `nullif(array_to_string(list_sort(list_distinct([${cases.join(', ')}])), ' / '), '')`;
}

function operatorIn({ members }: Fleet, time: string): string | null {
  const named = members.filter(({ icao24, operator }) => icao24 !== null && operator !== null);
  if (named.length === 0) return null;
  const cases = named.map((member) => {
    const conditions = [`"icao24" = ${textLiteral(addressOf(member))}`, ...validity(member, time)];
    return `WHEN ${conditions.join(' AND ')} THEN ${textLiteral(member.operator!)}`;
  });
  return `CASE ${cases.join(' ')} END`;
}

function validity({ validFromMs, validToMs }: FleetMember, time: string): string[] {
  return [
    ...(validFromMs === null ? [] : [`${time} >= ${timestampLiteral(validFromMs)}`]),
    ...(validToMs === null ? [] : [`${time} < ${timestampLiteral(validToMs)}`]),
  ];
}

const addressOf = ({ icao24 }: FleetMember): string => icao24!;
