import { EVENT_FORMATS, EVENT_TERMS, type Incident } from '../../source/index.js';
import { dayText } from '../day.js';
import type { SourcedEpisode } from '../episode.js';
import { type DayTally, tallyByDay } from './tally.js';

/** How days of deaths become episodes. */
export interface ClusterRules {
  /** Deaths from which a day counts as active. */
  readonly activeDeaths: number;
  /** Most quiet days in a row inside one episode. */
  readonly mergeDays: number;
  /** Deaths from which an episode is `core`; below it is `minor`. */
  readonly coreDeaths: number;
}

export const DEFAULT_RULES: ClusterRules = { activeDeaths: 1, mergeDays: 14, coreDeaths: 10 };

/** Thirds and sevenths of a death have to add up to a whole one. */
const ROUNDING = 1e-9;

/**
 * Episodes made from deaths by day. A day is active from `activeDeaths` on; active days with at most `mergeDays` quiet days between
 * them belong together; the episode begins on the first of them that is active by sharply dated deaths alone, so that a
 * record known to the month cannot open one, and ends on the last. What no such day opens is no episode.
 *
 * @param incidents each id once
 * @returns in order of time
 */
export function clusterEpisodes(incidents: readonly Incident[], rules: ClusterRules): SourcedEpisode[] {
  const tally = tallyByDay(incidents);
  return runsOf(tally, rules)
    .map((run) => openedAt(tally, run, rules))
    .filter((period) => period !== null)
    .map((period) => episodeOf(period, tally, incidents, rules));
}

/** First and last day. */
interface Period {
  readonly startDay: number;
  readonly endDay: number;
}

/** Active days that belong together. */
function runsOf({ days, deaths }: DayTally, { activeDeaths, mergeDays }: ClusterRules): Period[] {
  const runs: Period[] = [];
  for (const [i, day] of days.entries()) {
    if (deaths[i] < activeDeaths - ROUNDING) continue;
    const last = runs.at(-1);
    if (last !== undefined && day - last.endDay - 1 <= mergeDays) {
      runs[runs.length - 1] = { startDay: last.startDay, endDay: day };
    } else runs.push({ startDay: day, endDay: day });
  }
  return runs;
}

function openedAt({ days, sharpDeaths }: DayTally, run: Period, rules: ClusterRules): Period | null {
  const opening = days.findIndex(
    (day, i) => isWithin(day, run) && sharpDeaths[i] >= rules.activeDeaths - ROUNDING,
  );
  return opening === -1 ? null : { startDay: days[opening], endDay: run.endDay };
}

const isWithin = (day: number, { startDay, endDay }: Period): boolean => day >= startDay && day <= endDay;

function episodeOf(
  period: Period,
  tally: DayTally,
  incidents: readonly Incident[],
  rules: ClusterRules,
): SourcedEpisode {
  const deaths = tally.days.reduce((sum, day, i) => (isWithin(day, period) ? sum + tally.deaths[i] : sum), 0);
  const members = incidents.filter(
    ({ startDay, endDay, deaths }) => deaths > 0 && startDay <= period.endDay && endDay >= period.startDay,
  );
  const formats = [...new Set(members.map(({ format }) => format))].sort();
  return {
    id: `E${dayText(period.startDay)}`,
    name: nameOf(members, period),
    ...period,
    class: deaths >= rules.coreDeaths - ROUNDING ? 'core' : 'minor',
    deaths: Math.round(deaths * 10) / 10,
    events: members.map(({ id }) => id),
    source: formats.map((format) => EVENT_FORMATS[format]).join('; '),
    licence: [...new Set(formats.map((format) => EVENT_TERMS[format]))].join('; '),
  };
}

/** The conflict or place with most deaths, and the month it began. */
function nameOf(members: readonly Incident[], { startDay }: Period): string {
  const deathsByName = new Map<string, number>();
  for (const { name, deaths } of members) {
    if (name !== null) deathsByName.set(name, (deathsByName.get(name) ?? 0) + deaths);
  }
  const [first] = [...deathsByName].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return `${first?.[0] ?? 'Deaths'}, ${dayText(startDay).slice(0, 7)}`;
}
