import type { AirbridgeError } from '../../error.js';
import type { EventItem } from '../../source/index.js';
import type { SourcedEpisode } from '../episode.js';
import type { EventChoice } from './choose.js';
import { episodesOf, type GatheredEvents, gatherEvents } from './gather.js';
import type { ClusterRules } from './periods.js';
import { type RulesOutcome, sensitivityGrid } from './sensitivity.js';
import { COARSEST_OPENING } from './tally.js';

/** What is to be made of events. */
export interface ImportRequest {
  readonly rules: ClusterRules;
  readonly choice: EventChoice;
  readonly withSensitivity: boolean;
}

/** Episodes, and everything that was done to come to them. */
export interface EventsImport extends Omit<ImportRequest, 'withSensitivity'> {
  readonly episodes: readonly SourcedEpisode[];
  /** What other rules would have made; null where nobody asked, and where there were no deaths to ask about. */
  readonly sensitivity: readonly RulesOutcome[] | null;
  readonly counts: EventCounts;
  /** Events that were read but not asked for, by country. */
  readonly passedOver: ReadonlyMap<string, number>;
  /** Ids under which files say different things. */
  readonly differing: readonly string[];
  readonly notes: readonly string[];
  readonly refused: readonly AirbridgeError[];
}

/** How many of what there was. */
export interface EventCounts {
  /** Events with their deaths, each once. */
  readonly incidents: number;
  readonly deaths: number;
  /** Deaths on days that belong to no episode. */
  readonly deathsOutside: number;
  /** Events dated more coarsely than to six days: they can open no episode. */
  readonly vague: number;
  /** Episodes that a list or calendar gave. */
  readonly listed: number;
  readonly copies: number;
  /** First and last day of all events taken; null without any. */
  readonly firstDay: number | null;
  readonly lastDay: number | null;
}

/** Episodes from the events of any number of files. */
export async function importEvents(
  items: AsyncIterable<EventItem>,
  { rules, choice, withSensitivity }: ImportRequest,
): Promise<EventsImport> {
  const gathered = await gatherEvents(items, choice);
  const { incidents, listed, passedOver, notes, refused } = gathered;
  const episodes = episodesOf(gathered, rules);
  const asked = withSensitivity && incidents.records.length > 0;
  return {
    rules,
    choice,
    episodes,
    sensitivity: asked ? sensitivityGrid(incidents.records, rules) : null,
    counts: countsOf(gathered, episodes),
    passedOver,
    differing: [...incidents.differing, ...listed.differing],
    notes,
    refused,
  };
}

function countsOf({ incidents, listed }: GatheredEvents, episodes: readonly SourcedEpisode[]): EventCounts {
  const all = [...incidents.records, ...listed.records];
  const deaths = sum(incidents.records.map((incident) => incident.deaths));
  const inside = sum(
    episodes.filter(({ events }) => events.length > 0).map((episode) => episode.deaths ?? 0),
  );
  return {
    incidents: incidents.records.length,
    deaths,
    deathsOutside: Math.max(0, Math.round((deaths - inside) * 10) / 10),
    vague: incidents.records.filter(({ datePrecision }) => datePrecision > COARSEST_OPENING).length,
    listed: listed.records.length,
    copies: incidents.copies + listed.copies,
    firstDay:
      all.length === 0 ? null : all.reduce((first, { startDay }) => Math.min(first, startDay), Infinity),
    lastDay: all.length === 0 ? null : all.reduce((last, { endDay }) => Math.max(last, endDay), -Infinity),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
