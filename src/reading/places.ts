import type { FieldNames } from './fields.js';
import type { Mark } from './lexicon.js';
import {
  isWithin,
  markBefore,
  marked,
  markFrom,
  markOver,
  opensClause,
  type Sentence,
  spanOf,
  type TokenRange,
} from './sentence.js';
import type { Span } from './span.js';

/** What a place is to the flights of a sentence. `of` is whose they are. */
type PlaceRole = 'from' | 'to' | 'at' | 'between' | 'of';

/** A place in the text. */
export interface PlaceRead extends TokenRange {
  readonly span: Span;
  /** In English, or as written where nobody knows it in English. */
  readonly name: string;
  /** ISO 3166-1 alpha-2 of a country; null for a field or a town. */
  readonly country: string | null;
  /** Idents of the field, or of the fields the town may mean, the most important kind first; none for a country. */
  readonly fields: readonly string[];
  /** Whether the text names a town, whose fields are an inference. */
  readonly isTown: boolean;
  readonly role: PlaceRole | null;
  /** First words of the pair it belongs to: "between" of `between A and B`. */
  readonly opener: number | null;
}

const PLACE_TAGS = ['country', 'city', 'aerodrome'];
const LONGEST_NAME = 4;

/** Every place of a sentence, with its role. */
export function placesOf(sentence: Sentence, fields: FieldNames): PlaceRead[] {
  const known = marked(sentence, ...PLACE_TAGS).filter((mark) => !isShadowed(sentence, mark));
  const unknown = unlistedNames(sentence, fields, known);
  const all = [...known, ...unknown].sort((a, b) => a.from - b.from);
  const found: PlaceRead[] = [];
  for (const mark of all) {
    if (found.some((place) => mark.from < place.to)) continue;
    found.push(placeOf(sentence, fields, mark, found));
  }
  return found;
}

/** A country's name within the name of a publisher, a carrier or a person's nationality is no place. */
function isShadowed(sentence: Sentence, mark: Mark): boolean {
  return marked(
    sentence,
    'operator',
    'publisher',
    'demonym',
    'notFlight',
    'number',
    'vague',
    'month',
    'weekday',
  ).some((other) => isWithin(mark, other) || (other.from === mark.from && other.tag === 'demonym'));
}

/** Capitalised words after "from", "to", "in" or a verb of motion that the table of aerodromes knows. */
function unlistedNames(sentence: Sentence, fields: FieldNames, known: readonly TokenRange[]): Mark[] {
  const { tokens } = sentence;
  if (
    !sentence.marks.some(
      ({ tag }) =>
        tag === 'flight' || tag === 'aircraft' || tag === 'landing' || tag === 'person' || tag === 'type',
    )
  )
    return [];
  const found: Mark[] = [];
  for (let from = 0; from < tokens.length; from++) {
    if (!/^\p{Lu}/u.test(tokens[from].text) || known.some((one) => from >= one.from && from < one.to))
      continue;
    if (
      !isAfterCue(sentence, from) ||
      markOver(sentence, from, 'month', 'weekday', 'operator', 'publisher', 'type', 'demonym')
    )
      continue;
    const to = reachOfName(sentence, from, fields);
    if (to > from) found.push({ tag: 'field', value: null, from, to, prefix: '' });
    from = Math.max(from, to - 1);
  }
  return found;
}

const CUES = [
  'from',
  'to',
  'at',
  'between',
  'and',
  'airfield',
  'depart',
  'arrive',
  'land',
  'link',
  'visit',
  'since',
];

function isAfterCue(sentence: Sentence, from: number): boolean {
  return markBefore(sentence, from, ...CUES) !== undefined;
}

function reachOfName({ tokens, text, lexicon }: Sentence, from: number, fields: FieldNames): number {
  for (let size = LONGEST_NAME; size > 0; size--) {
    const to = from + size;
    if (to > tokens.length || !/^\p{Lu}/u.test(tokens[to - 1].text)) continue;
    const words = text.slice(tokens[from].start, tokens[to - 1].end);
    if (/[^\p{L}\p{M}\s'’-]/u.test(words)) continue;
    if ((lexicon.language.phrases.stopName ?? []).includes(words.toLowerCase())) return from;
    if (fields.named(words).length > 0) return to;
  }
  return from;
}

function placeOf(
  sentence: Sentence,
  fields: FieldNames,
  mark: Mark,
  before: readonly PlaceRead[],
): PlaceRead {
  const { from, to } = mark;
  const span = spanOf(sentence, mark);
  const { role, opener } = roleOf(sentence, mark, before);
  const place = { from, to, span, role, opener, country: null, fields: [], isTown: false };
  const code = String(mark.value);
  if (mark.tag === 'country') return { ...place, name: code, country: code };
  if (mark.tag === 'aerodrome') return { ...place, name: code, fields: [code] };
  const name = mark.tag === 'city' ? code : sentence.text.slice(span.start, span.end);
  const named = fields.named(name);
  const isTown = mark.tag === 'city' || named.length !== 1;
  return { ...place, name, fields: named.map(({ ident }) => ident), isTown };
}

interface Role {
  readonly role: PlaceRole | null;
  readonly opener: number | null;
}

/** Farthest a preposition may stand before the name: "from the Israeli air force base (Ovda)". */
const FARTHEST = 7;
const ROLE_TAGS: Readonly<Record<string, PlaceRole>> = {
  from: 'from',
  to: 'to',
  at: 'at',
  between: 'between',
  of: 'of',
  ownedBy: 'of',
  depart: 'from',
  arrive: 'to',
  land: 'to',
  link: 'between',
  visit: 'to',
};

/** Walks back from a name to what says its role: a letter before it, a preposition, a verb, the place it is joined to. */
function roleOf(sentence: Sentence, mark: Mark, before: readonly PlaceRead[]): Role {
  const joined = joinedTo(sentence, mark, before);
  if (joined !== undefined) return { role: joined.role, opener: joined.opener };
  const own = rolesByPrefix(sentence, mark.prefix);
  const owner = markBefore(sentence, mark.from, 'ownedBy');
  if (owner !== undefined) return { role: 'of', opener: owner.from };
  if (own !== null) return { role: own, opener: mark.from };
  return roleBehind(sentence, mark) ?? { role: null, opener: null };
}

/** The nearest preposition or verb before a name, over what may stand between. */
function roleBehind(sentence: Sentence, mark: Mark): Role | null {
  const mostUnknown = isInApposition(sentence, mark) ? FARTHEST : 1;
  let unknown = 0;
  for (let at = mark.from - 1; at >= 0 && mark.from - at <= FARTHEST; at--) {
    const cue = roleMark(sentence, at, mark.from);
    if (cue !== undefined) return cue;
    if (opensClause(sentence, at + 1)) return null;
    const isPassed = markOver(sentence, at, 'airfield', 'demonym', 'sayThat') !== undefined;
    if (!isPassed && ++unknown > mostUnknown) return null;
  }
  return null;
}

/** The name stands in brackets or quotes behind what it names. */
const isInApposition = ({ tokens }: Sentence, { from }: TokenRange): boolean =>
  /[("«“]\s*$/.test(tokens[from].lead);

function roleMark(sentence: Sentence, at: number, name: number): Role | undefined {
  const noun = markFrom(sentence, at, 'airfield');
  const byLetter = noun === undefined ? null : rolesByPrefix(sentence, noun.prefix);
  if (byLetter !== null) return { role: byLetter, opener: at };
  const found = Object.keys(ROLE_TAGS)
    .map((tag) => sentence.marks.find((mark) => mark.tag === tag && mark.to === at + 1 && mark.to <= name))
    .filter((mark) => mark !== undefined)
    .sort((a, b) => a.from - b.from)[0];
  return found === undefined ? undefined : { role: ROLE_TAGS[found.tag], opener: found.from };
}

function rolesByPrefix({ lexicon }: Sentence, prefix: string): PlaceRole | null {
  const letter = [...prefix].find((one) => one in lexicon.language.prefixRoles);
  return letter === undefined ? null : lexicon.language.prefixRoles[letter];
}

/** The place this one is joined to by "and", or by the letter that says so. */
function joinedTo(
  sentence: Sentence,
  { from, prefix }: Mark,
  before: readonly PlaceRead[],
): PlaceRead | undefined {
  const last = before.at(-1);
  if (last === undefined) return undefined;
  const { joinNumbers } = sentence.lexicon.language;
  const byLetter = joinNumbers !== null && prefix.startsWith(joinNumbers);
  const gap = from - last.to;
  if (byLetter && gap === 0) return last;
  const and = gap > 0 && gap <= 2 ? markFrom(sentence, last.to, 'and') : undefined;
  return and !== undefined && and.to >= from - 1 && rest(sentence, and.to, from) ? last : undefined;
}

/** Only an article or the word for a field between "and" and the name. */
function rest(sentence: Sentence, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (markOver(sentence, at, 'airfield') === undefined) return false;
  return true;
}
