import type { Claim } from '../claims/schema.js';
import { type Message, type MessageKey, type MessageValue, message } from '../i18n/index.js';
import type { Bound, Draft, DraftKind, Question } from './draft.js';
import type { PlaceRead } from './places.js';
import { type Span, wordsOf } from './span.js';

/** What is known of the text the drafts were made from. */
export interface ArticleSource {
  readonly text: string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly publisher: string | null;
  readonly title: string | null;
  readonly author: string | null;
  /** ISO day. */
  readonly published: string | null;
  /** Relative to the case folder; null where the text is not in it. */
  readonly file: string | null;
  /** Of the bytes as given, hex. */
  readonly sha256: string;
}

/** A draft as claims.yaml holds it. @param number counts the drafts of a text from 1 */
export function toClaim(draft: Draft, source: ArticleSource, number: number): Claim {
  const kind = kindOf(draft);
  const about = OUTSIDE[draft.kind];
  return {
    id: idOf(draft, kind, number),
    kind,
    ...(about !== undefined && { about }),
    text: { [source.language]: wordsOf(source.text, draft.span) },
    source: sourceOf(source, draft.span),
    attribution: attributionOf(draft, source),
    ...(draft.unit !== null && { unit: draft.unit.value }),
    ...(draft.number !== null && draft.number.value > 0 && { number: draft.number.value }),
    ...(draft.bound !== null &&
      NUMBER_IS[draft.bound.value] !== undefined && { numberIs: NUMBER_IS[draft.bound.value] }),
    ...(draft.carrier !== null && { fleet: draft.carrier.value }),
    ...(draft.aircraftOf !== null && { aircraftOf: draft.aircraftOf.value }),
    ...(draft.type !== null && { types: [draft.type.value] }),
    ...placesOf(draft),
    ...periodOf(draft, source),
    spans: spansOf(draft),
    ...(draft.questions.length > 0 && { questions: draft.questions.map(questionOf) }),
    drafted: 'by-airbridge',
  };
}

type Outside = NonNullable<Claim['about']>;
const OUTSIDE: Readonly<Partial<Record<DraftKind, Outside>>> = {
  cargo: 'cargo',
  exchange: 'exchange',
  devices: 'devices',
  promise: 'promise',
  words: 'words',
};
const KINDS: Readonly<Partial<Record<DraftKind, Claim['kind']>>> = {
  tempo: 'tempo-rises',
  'each time': 'each-time',
  route: 'route-exists',
  first: 'first-seen',
  arrival: 'journey',
  announced: 'journey',
};
const NUMBER_IS: Readonly<Partial<Record<Bound, NonNullable<Claim['numberIs']>>>> = {
  'at least': 'at-least',
  'more than': 'more-than',
  exact: 'exact',
  about: 'about',
  'at most': 'at-most',
  'fewer than': 'at-most',
  range: 'at-least',
  dozens: 'dozens',
  hundreds: 'hundreds',
};
/** Bounds from below: what "at least" is judged by. */
const FROM_BELOW: readonly string[] = ['at-least', 'more-than', 'dozens', 'hundreds'];

function kindOf({ kind, bound }: Draft): Claim['kind'] {
  if (OUTSIDE[kind] !== undefined) return 'outside';
  if (kind !== 'count') return KINDS[kind] ?? 'number';
  return FROM_BELOW.includes(NUMBER_IS[bound?.value ?? 'many'] ?? '') ? 'at-least' : 'number';
}

function idOf(draft: Draft, kind: string, number: number): string {
  const what = OUTSIDE[draft.kind] ?? kind;
  return [`draft-${number}`, what, ...(draft.number === null ? [] : [draft.number.value])].join('-');
}

function sourceOf(source: ArticleSource, { start, end }: Span): Claim['source'] {
  const { publisher, title, author, published, file, language, sha256 } = source;
  return {
    publisher,
    ...(author !== null && { author }),
    ...(title !== null && { title }),
    ...(published !== null && { published }),
    ...(file !== null && { file }),
    language,
    sha256,
    span: [start, end],
  };
}

/** From the one who says it to the one who relays it; the text itself last, where its publisher is known. */
function attributionOf({ speakers }: Draft, { publisher }: ArticleSource): Claim['attribution'] {
  const said = speakers.map((one, i) => ({
    speaker: one.publisher ?? one.name,
    role: i === 0 && one.publisher === null ? ('says' as const) : ('reports' as const),
    span: [one.span.start, one.span.end] as [number, number],
  }));
  if (publisher !== null)
    return [...said, { speaker: publisher, role: said.length === 0 ? 'says' : 'relays' }];
  // The schema wants a name; the question beside it says that there is none.
  return said.length === 0 ? [{ speaker: '?', role: 'says' }] : said;
}

function placesOf({ route: { from, to, at, between } }: Draft): Pick<Claim, 'places'> {
  if (between.length === 2)
    return { places: { from: namesOf([between[0]]), to: namesOf([between[1]]), bothWays: true } };
  if (from.length + to.length + at.length === 0) return {};
  return {
    places: {
      ...(at.length > 0 && { at: namesOf(at) }),
      ...(from.length > 0 && { from: namesOf(from) }),
      ...(to.length > 0 && { to: namesOf(to) }),
    },
  };
}

/** A country's code, an aerodrome's ident, or a town's chief aerodrome, whose choice is a question beside it. */
function namesOf(places: readonly PlaceRead[]): string[] {
  return places.map(({ country, fields, name }) => country ?? fields[0] ?? name);
}

/** An end that the text leaves open closes with the day it was published: nobody can speak of later days. */
function periodOf({ period }: Draft, { published }: ArticleSource): Pick<Claim, 'period'> {
  const since = period?.value.since ?? null;
  const until = period?.value.until ?? published;
  return since === null || until === null || until < since ? {} : { period: { since, until } };
}

function spansOf(draft: Draft): Record<string, [number, number]> {
  const { number, bound, unit, route, carrier, aircraftOf, type, period, cue } = draft;
  const fields: Record<string, { readonly span: Span } | null | undefined> = {
    number,
    numberIs: bound,
    unit,
    fleet: carrier,
    aircraftOf,
    types: type,
    period,
    kind: { span: cue },
    'places.from': route.from[0] ?? route.between[0],
    'places.to': route.to[0] ?? route.between[1],
    'places.at': route.at[0],
  };
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) =>
      field == null ? [] : [[name, [field.span.start, field.span.end]]],
    ),
  );
}

const REASONS: Readonly<Record<Question['reason'], MessageKey>> = {
  year: 'reading.askYear',
  anchor: 'reading.askAnchor',
  noPublication: 'reading.askNoPublication',
  openEnd: 'reading.askOpenEnd',
  town: 'reading.askTown',
  unknownField: 'reading.askUnknownField',
  aircraftOrFlights: 'reading.askAircraftOrFlights',
  range: 'reading.askRange',
  below: 'reading.askBelow',
  kindOfNumber: 'reading.askKindOfNumber',
  family: 'reading.askFamily',
  nobody: 'reading.askNobody',
};

/** A question in a form that {@link Speaker} can say. */
export function questionMessage({ reason, words }: Pick<Question, 'reason' | 'words'>): Message {
  return message(REASONS[reason], { words } satisfies Record<string, MessageValue>);
}

const FIELDS: Readonly<Record<Question['about'], string>> = {
  period: 'period',
  from: 'places.from',
  to: 'places.to',
  at: 'places.at',
  between: 'places',
  unit: 'unit',
  number: 'number',
  type: 'types',
  attribution: 'attribution',
};

function questionOf(question: Question): NonNullable<Claim['questions']>[number] {
  const { about, words, span, choices } = question;
  return {
    about: FIELDS[about],
    key: questionMessage(question).key,
    ...(words !== '' && { values: { words } }),
    ...(choices.length > 0 && { choices: [...choices] }),
    span: [span.start, span.end],
  };
}
