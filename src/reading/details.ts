import type { Attribution } from './attribution.js';
import type { StatementRead } from './beside.js';
import type { Draft, Question } from './draft.js';
import type { FlightsRead } from './flights.js';
import type { Mark } from './lexicon.js';
import { type PeriodRead, periodsOf } from './period.js';
import { questionsOf } from './questions.js';
import {
  clauseOf,
  isWithin,
  markBefore,
  marked,
  markFrom,
  type Sentence,
  spanOf,
  type TokenRange,
  wordsIn,
} from './sentence.js';
import { type Solved, solve } from './solve.js';
import type { ReadingTools } from './tools.js';

type Details = Pick<
  Draft,
  'carrier' | 'aircraftOf' | 'type' | 'isCargo' | 'period' | 'timeBack' | 'questions'
>;

/** Whose aircraft, of which type, and when. */
export function detailsOf(
  sentence: Sentence,
  read: FlightsRead | StatementRead,
  attribution: Attribution,
  tools: ReadingTools,
): Details {
  const isOfFlights = 'unit' in read;
  const when = whenOf(sentence, read, attribution);
  const isRelayed = attribution.speakers.some(({ publisher }) => publisher !== null);
  const solved = when === null ? null : solve(when, tools.published, tools.thisYear, isRelayed);
  const aircraft = isOfFlights ? aircraftOf(sentence, read) : NO_AIRCRAFT;
  const period = periodOf(sentence, when, solved);
  const questions: Question[] = questionsOf({
    sentence,
    read,
    when,
    solved,
    published: tools.published,
    type: aircraft.typeMark,
    fields: tools.fields,
  });
  const { carrier, owner, type, isCargo } = aircraft;
  return { carrier, aircraftOf: owner, type, isCargo, period, timeBack: backOf(when), questions };
}

function periodOf(sentence: Sentence, when: PeriodRead | null, solved: Solved | null): Draft['period'] {
  if (when === null || solved?.kind !== 'days') return null;
  return { value: solved.days, span: spanOf(sentence, when) };
}

const LETTERS = { day: 'D', week: 'W', month: 'M', year: 'Y', decade: 'Y' };

function backOf(when: PeriodRead | null): string | null {
  if (when?.kind !== 'back') return null;
  return `P${when.unit === 'decade' ? when.amount * 10 : when.amount}${LETTERS[when.unit]}`;
}

/** The time nearest to what is said: in its own words first, for statements in their clause only. */
function whenOf(
  sentence: Sentence,
  { scope, cue, kind }: FlightsRead | StatementRead,
  { ranges }: Attribution,
): PeriodRead | null {
  const periods = periodsOf(sentence).filter((one) => !ranges.some((range) => isWithin(one, range)));
  const isFlight = kind !== 'arrival' && kind !== 'announced';
  const near = periods.filter((one) => isWithin(one, isFlight ? scope : clauseOf(sentence, cue.from)));
  const own = near.length > 0 || !isFlight || kind === 'words' ? near : periods;
  if (!['count', 'tempo', 'each time', 'route', 'first', 'arrival', 'announced'].includes(kind)) return null;
  return own.toSorted((a, b) => distance(a, cue) - distance(b, cue))[0] ?? null;
}

const distance = (a: TokenRange, b: TokenRange): number => (a.from >= b.to ? a.from - b.to : b.from - a.to);

interface AircraftRead {
  readonly carrier: Draft['carrier'];
  readonly owner: Draft['aircraftOf'];
  readonly type: Draft['type'];
  readonly typeMark: Mark | null;
  readonly isCargo: boolean;
}

const NO_AIRCRAFT: AircraftRead = { carrier: null, owner: null, type: null, typeMark: null, isCargo: false };

function aircraftOf(sentence: Sentence, { scope, counted, route }: FlightsRead): AircraftRead {
  const inScope = (tag: string) => marked(sentence, tag).filter((mark) => isWithin(mark, scope));
  const read = (mark: Mark | undefined) =>
    mark === undefined || mark.value === ''
      ? null
      : { value: String(mark.value), span: spanOf(sentence, mark) };
  const typeMark = inScope('type')[0] ?? null;
  const nouns = [counted, ...inScope('aircraft')].filter((noun) => noun !== null);
  const used = new Set([...route.from, ...route.to, ...route.at, ...route.between].map(({ from }) => from));
  return {
    carrier: read(inScope('operator')[0]),
    owner: read(nouns.map((noun) => ownerOf(sentence, noun, used)).find((mark) => mark !== undefined)),
    type: read(typeMark ?? undefined),
    typeMark,
    isCargo: inScope('cargoAircraft').length > 0,
  };
}

/** How far from the noun an adjective of nationality may stand. */
const NEAR = 3;

/** "Azerbaijani cargo planes", "aircraft of the Republic of Azerbaijan", تابعة لجمهورية أذربيجان. */
function ownerOf(sentence: Sentence, noun: TokenRange, used: ReadonlySet<number>): Mark | undefined {
  const adjective = marked(sentence, 'demonym').find(
    (mark) =>
      mark.from >= noun.from - 2 && mark.from - noun.to < NEAR && !isBroken(sentence, noun.to, mark.from),
  );
  if (adjective !== undefined) return adjective;
  return marked(sentence, 'country').find((mark) => {
    if (used.has(mark.from) || mark.from < noun.to) return false;
    const owner =
      markBefore(sentence, mark.from, 'ownedBy') ?? markBefore(sentence, mark.from - 1, 'ownedBy');
    if (owner !== undefined && owner.from - noun.to <= NEAR) return true;
    const of = markBefore(sentence, mark.from, 'of') ?? markBefore(sentence, mark.from - 1, 'of');
    return of !== undefined && of.from === noun.to;
  });
}

const BREAKS = ['from', 'to', 'at', 'between', 'move', 'depart', 'arrive', 'land', 'link', 'since'];

function isBroken(sentence: Sentence, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (markFrom(sentence, at, ...BREAKS) !== undefined) return true;
  return wordsIn(sentence, from, to).some(({ lead }) => /[,،;]/.test(lead));
}
