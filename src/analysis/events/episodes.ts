import { EVENT_FORMATS, EVENT_TERMS, type Incident } from '../../source/index.js';
import { dayText } from '../day.js';
import type { SourcedEpisode } from '../episode.js';
import { type ClusterRules, type Period, periodsOf } from './periods.js';
import { tallyByDay } from './tally.js';

/**
 * Episodes made from deaths by day. A day is active from `activeDeaths` on; active days with at most `mergeDays` quiet days between
 * them belong together; the episode begins on the first of them that is active by sharply dated deaths alone, so that a
 * record known to the month cannot open one, and ends on the last. What no such day opens is no episode.
 *
 * @param incidents each id once
 * @returns in order of time
 */
export function clusterEpisodes(incidents: readonly Incident[], rules: ClusterRules): SourcedEpisode[] {
  const periods = periodsOf(tallyByDay(incidents), rules);
  const members = membersOf(periods, incidents);
  return periods.map((period, k) => episodeOf(period, members[k]));
}

/** The records with deaths on the days of each period; a long one may be in several. */
function membersOf(periods: readonly Period[], incidents: readonly Incident[]): Incident[][] {
  const members = periods.map((): Incident[] => []);
  for (const incident of incidents) {
    if (incident.deaths === 0) continue;
    let k = firstEndingFrom(periods, incident.startDay);
    for (; k < periods.length && periods[k].startDay <= incident.endDay; k++) members[k].push(incident);
  }
  return members;
}

/** Position of the first period that has not ended before a day. */
function firstEndingFrom(periods: readonly Period[], day: number): number {
  let [low, high] = [0, periods.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (periods[middle].endDay < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function episodeOf(
  { startDay, endDay, deaths, isCore }: Period,
  members: readonly Incident[],
): SourcedEpisode {
  const formats = [...new Set(members.map(({ format }) => format))].sort();
  return {
    id: `E${dayText(startDay)}`,
    name: nameOf(members, startDay),
    startDay,
    endDay,
    class: isCore ? 'core' : 'minor',
    deaths: Math.round(deaths * 10) / 10,
    events: members.map(({ id }) => id),
    source: formats.map((format) => EVENT_FORMATS[format]).join('; '),
    licence: [...new Set(formats.map((format) => EVENT_TERMS[format]))].join('; '),
  };
}

/** The conflict or place with most deaths, and the month it began. */
function nameOf(members: readonly Incident[], startDay: number): string {
  const deathsByName = new Map<string, number>();
  for (const { name, deaths } of members) {
    if (name !== null) deathsByName.set(name, (deathsByName.get(name) ?? 0) + deaths);
  }
  const [first] = [...deathsByName].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return `${first?.[0] ?? 'Deaths'}, ${dayText(startDay).slice(0, 7)}`;
}
