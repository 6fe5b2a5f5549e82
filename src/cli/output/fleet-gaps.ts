import type { FleetGaps, FleetMember, UnlistedAirframe } from '../../case/fleet.js';
import { integerWords } from '../words.js';

/** Airframes named in one line; JSON has them all. */
const MOST = 12;

/** What a fleet cannot answer for, a line for each kind. */
export function fleetGapsLines(gaps: FleetGaps): string[] {
  const { fleet, asOf, members, unmatchable, undated, unlisted } = gaps;
  const kept = asOf === null ? 'nobody says as of when' : `as of ${asOf}`;
  return [
    `Fleet ${fleet} (${kept}): ${integerWords(members)} ${members === 1 ? 'member' : 'members'}`,
    ...line(unmatchable.map(memberWords), 'no address, so never found here'),
    ...line(undated.map(memberWords), 'membership not dated for all of the period, counted all the same'),
    ...unlistedLines(gaps.designators, unlisted),
  ];
}

function unlistedLines(designators: readonly string[], unlisted: readonly UnlistedAirframe[]): string[] {
  if (designators.length === 0)
    return [
      '  its operators’ designators are not known, so others flying under their callsigns were not looked for',
    ];
  const under = designators.join(', ');
  if (unlisted.length === 0) return [`  nobody else was heard under its operators’ callsigns (${under})`];
  return line(unlisted.map(unlistedWords), `not in the fleet, yet heard under ${under}`);
}

function line(airframes: readonly string[], what: string): string[] {
  if (airframes.length === 0) return [];
  const more = airframes.length > MOST ? `, and ${integerWords(airframes.length - MOST)} more` : '';
  return [`  ${integerWords(airframes.length)} ${what}: ${airframes.slice(0, MOST).join(', ')}${more}`];
}

const memberWords = ({ icao24, registration }: FleetMember): string =>
  [registration, icao24].filter((part) => part !== null).join(' ');

function unlistedWords({ icao24, registration, callsigns, legs }: UnlistedAirframe): string {
  const aircraft = [registration, icao24].filter((part) => part !== null).join(' ') || 'no address';
  return `${aircraft} (${integerWords(legs)} ${legs === 1 ? 'leg' : 'legs'}, ${callsigns.slice(0, 3).join(' ')}${callsigns.length > 3 ? ' …' : ''})`;
}
