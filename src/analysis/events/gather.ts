import type { AirbridgeError } from '../../error.js';
import type { EventItem, FileNote, Incident, ListedEpisode } from '../../source/index.js';
import type { SourcedEpisode } from '../episode.js';
import { type EventChoice, isWanted } from './choose.js';
import { type Distinct, withoutCopies } from './copies.js';
import { clusterEpisodes } from './episodes.js';
import type { ClusterRules } from './periods.js';

/** Events from any number of files, each once. */
export interface GatheredEvents {
  readonly incidents: Distinct<Incident>;
  /** Episodes that lists and calendars gave, as they gave them. */
  readonly listed: Distinct<ListedEpisode>;
  /** Events that were read but not asked for, by country: what to look at when nothing is left. */
  readonly passedOver: ReadonlyMap<string, number>;
  readonly refused: readonly AirbridgeError[];
  readonly notes: readonly string[];
}

/**
 * Takes the events of all files together. What comes out depends on neither the order of files nor how records are spread over
 * them.
 */
export async function gatherEvents(
  items: AsyncIterable<EventItem>,
  choice: EventChoice,
): Promise<GatheredEvents> {
  const incidents: Incident[] = [];
  const listed: ListedEpisode[] = [];
  const notes: FileNote[] = [];
  const refused: AirbridgeError[] = [];
  const passedOver = new Map<string, number>();
  for await (const item of items) {
    if (item.kind === 'refused') refused.push(item.error);
    else if (item.kind === 'note') notes.push(item);
    else if (item.kind === 'listed') listed.push(item);
    else if (isWanted(item, choice)) incidents.push(item);
    else count(passedOver, item.country ?? 'no country given');
  }
  return {
    incidents: withoutCopies(incidents, vagueness),
    listed: withoutCopies(listed),
    passedOver,
    refused,
    notes: notes.map(({ text }) => text),
  };
}

/** Of two records of one event the sharper dated is the later work; of equally sharp ones the one with more deaths. */
const vagueness = ({ datePrecision, deaths }: Incident): number => datePrecision - deaths / 1e7;

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** All episodes in order of time: those that lists gave, and those made from deaths. */
export function episodesOf({ incidents, listed }: GatheredEvents, rules: ClusterRules): SourcedEpisode[] {
  return [...listed.records.map(asEpisode), ...clusterEpisodes(incidents.records, rules)].sort(
    (a, b) => a.startDay - b.startDay || a.endDay - b.endDay || (a.id < b.id ? -1 : Number(a.id > b.id)),
  );
}

function asEpisode(listed: ListedEpisode): SourcedEpisode {
  const { id, startDay, endDay, deaths, licence } = listed;
  const words = { name: listed.name ?? id, class: listed.class ?? '', source: listed.source ?? '' };
  return { id, ...words, startDay, endDay, deaths, events: [], licence };
}
