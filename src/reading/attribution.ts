import type { Mark } from './lexicon.js';
import {
  clauseOf,
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

/** Who says something, as the text names them. */
export interface Speaker {
  /** As written, without "the newspaper" and quotation marks where a publisher follows. */
  readonly name: string;
  /** A publisher's own name; null for people and offices. */
  readonly publisher: string | null;
  readonly span: Span;
  /** Where the name itself stands, when the words here are "this report" or "he". */
  readonly antecedent: Span | null;
}

/** The speakers of a sentence from the one who says it to the one who passes it on, and the words that say so. */
export interface Attribution {
  readonly speakers: readonly Speaker[];
  /** Words that belong to "X said in 2016", not to what is said. */
  readonly ranges: readonly TokenRange[];
  /** Whether the sentence has a verb of saying or "according to". */
  readonly isSaid: boolean;
}

/** Whom "the report" and "he" point back to, as the text goes on. */
export interface Memory {
  readonly publisher: Speaker | null;
  readonly speaker: Speaker | null;
}

export const NO_MEMORY: Memory = { publisher: null, speaker: null };

interface Named extends TokenRange {
  readonly cue: TokenRange;
}

/** Reads who says what a sentence says. */
export function attributionOf(sentence: Sentence, memory: Memory): Attribution {
  const cues = marked(sentence, 'accordingTo', 'say').filter(
    (cue) => !isInQuotation(sentence, cue) && !isNoun(sentence, cue),
  );
  const named = cues.flatMap((cue) => {
    const range = cue.tag === 'accordingTo' ? objectAfter(sentence, cue.to) : subjectOf(sentence, cue);
    return range === null ? [] : [{ ...range, cue }];
  });
  const heard = cues.flatMap((cue) => heardBy(sentence, cue));
  const people = unique(named).map((range) => ({ range, speaker: speakerOf(sentence, range, memory) }));
  const speakers = [
    ...people,
    ...heard.map((range) => ({ range, speaker: speakerOf(sentence, range, memory) })),
  ]
    .map(({ speaker }) => speaker)
    .filter((speaker) => speaker !== null);
  const isSaid = cues.length > 0;
  const hasPublisher = speakers.some(({ publisher }) => publisher !== null);
  const chain =
    speakers.length > 0 || !isSaid || memory.speaker === null
      ? speakers
      : [recalled(memory.speaker, spanOf(sentence, cues[0]))];
  return {
    speakers: ordered(chain.filter((one) => !hasPublisher || !isDocument(sentence, one))),
    ranges: [...named.map((one) => clausePart(sentence, one)), ...heard],
    isSaid,
  };
}

/** "A report": no speaker where the text says whose it is. */
function isDocument(sentence: Sentence, { span, publisher }: Speaker): boolean {
  return (
    publisher === null && marked(sentence, 'document').some((mark) => spanOf(sentence, mark).end === span.end)
  );
}

/** What the next sentence may point back to. */
export function remember(memory: Memory, { speakers }: Attribution): Memory {
  const publisher = speakers.findLast((speaker) => speaker.publisher !== null) ?? memory.publisher;
  return { publisher, speaker: speakers.at(0) ?? memory.speaker };
}

/** Publishers pass on what people say: people first. */
function ordered(speakers: readonly Speaker[]): Speaker[] {
  const seen = new Set<string>();
  return speakers
    .toSorted((a, b) => Number(a.publisher !== null) - Number(b.publisher !== null))
    .filter(({ name, publisher }) => {
      const key = publisher ?? name;
      return seen.has(key) ? false : seen.add(key);
    });
}

const isInQuotation = ({ quotations }: Sentence, cue: TokenRange): boolean =>
  quotations.some((one) => isWithin(cue, one));

/** "The report says": a noun after an article or a preposition is no verb. */
function isNoun(sentence: Sentence, cue: TokenRange): boolean {
  return markOver(sentence, cue.from, 'backReference', 'notFlight') !== undefined;
}

/** Verbs stand before their subject in Arabic and Hebrew, behind it or before it in English. */
function subjectOf(sentence: Sentence, verb: TokenRange): TokenRange | null {
  const isVerbFirst = sentence.lexicon.language.verbFirst;
  const after = isVerbFirst || opensWith(sentence, verb) ? objectAfter(sentence, verb.to) : null;
  if (after !== null) return after;
  return subjectBefore(sentence, verb);
}

/** `", said the coordinator`: right behind a comma or a quotation mark. */
const opensWith = (sentence: Sentence, { from }: TokenRange): boolean =>
  from > 0 && /["”»,،]/.test(sentence.tokens[from].lead);

const LONGEST_SUBJECT = 9;

/** The words right after, up to "that", a comma, a quotation or a preposition of time. */
function objectAfter(sentence: Sentence, from: number): TokenRange | null {
  let to = from;
  while (to < sentence.tokens.length && to - from < LONGEST_SUBJECT && !endsName(sentence, to, from)) to++;
  return to > from ? { from, to } : null;
}

function endsName(sentence: Sentence, at: number, from: number): boolean {
  if (at > from && opensClause(sentence, at)) return true;
  if (/[:"“«(]/.test(sentence.tokens[at].lead) && !namesPublisher(sentence, at)) return true;
  const stop = markFrom(
    sentence,
    at,
    'sayThat',
    'at',
    'since',
    'during',
    'say',
    'weapons',
    'number',
    'depart',
    'land',
    'pronoun',
    'today',
    'yesterday',
    'speechEnd',
  );
  return stop !== undefined && markOver(sentence, at, 'publisher') === undefined;
}

/** A quotation that holds a publisher's name, or follows "newspaper", is a name and no speech. */
function namesPublisher(sentence: Sentence, at: number): boolean {
  if (markFrom(sentence, at, 'publisher') !== undefined) return true;
  const cue = markBefore(sentence, at, 'publisherCue');
  const quotation = sentence.quotations.find(({ from }) => from === at);
  return cue !== undefined && (quotation === undefined || quotation.to - quotation.from <= 4);
}

/** The words right before, back to the comma, the quotation or the beginning. */
function subjectBefore(sentence: Sentence, verb: TokenRange): TokenRange | null {
  const { from: start } = clauseOf(sentence, verb.from);
  let from = verb.from;
  while (from > start && verb.from - from < LONGEST_SUBJECT && !isStop(sentence, from - 1)) {
    const quoted = sentence.quotations.find((one) => one.to === from && one.to - one.from > 4);
    if (quoted !== undefined) break;
    from--;
  }
  while (from < verb.from && markFrom(sentence, from, 'and', 'contrast', 'auxiliary') !== undefined) from++;
  let to = verb.from;
  while (to > from && markBefore(sentence, to, 'auxiliary') !== undefined) to--;
  if (to <= from) return null;
  return /^\p{Ll}/u.test(sentence.tokens[from].text) && markFrom(sentence, from, 'pronoun') !== undefined
    ? null
    : { from, to };
}

const isStop = (sentence: Sentence, at: number): boolean =>
  markOver(sentence, at, 'sayThat', 'say') !== undefined;

/** "Officials told The Guardian": who was told passes it on. */
function heardBy(sentence: Sentence, cue: Mark): TokenRange[] {
  if (cue.tag === 'accordingTo') {
    // "According to records reviewed by Reuters".
    const clause = clauseOf(sentence, cue.from);
    const agents = marked(sentence, 'publisher').filter(
      (mark) => isWithin(mark, clause) && mark.from >= cue.to,
    );
    return agents.slice(0, 1).map(({ from, to }) => ({ from, to }));
  }
  const next = markFrom(sentence, cue.to, 'publisher') ?? markFrom(sentence, cue.to + 1, 'publisher');
  const isHeard = next !== undefined && markFrom(sentence, cue.from, 'tell') !== undefined;
  return isHeard ? [{ from: next.from, to: next.to }] : [];
}

function speakerOf(sentence: Sentence, range: TokenRange, memory: Memory): Speaker | null {
  const publisher = marked(sentence, 'publisher').find((mark) => isWithin(mark, range));
  if (publisher !== undefined)
    return { ...named(sentence, publisher), publisher: String(publisher.value), antecedent: null };
  const quoted = quotedPublisher(sentence, range);
  if (quoted !== null) return quoted;
  const back = marked(sentence, 'backReference').find((mark) => isWithin(mark, range));
  if (
    back !== undefined &&
    memory.publisher !== null &&
    !marked(sentence, 'person').some((mark) => isWithin(mark, range))
  )
    return recalled(memory.publisher, spanOf(sentence, back));
  if (marked(sentence, 'pronoun').some((mark) => isWithin(mark, range)) && range.to - range.from === 1)
    return memory.speaker === null ? null : recalled(memory.speaker, spanOf(sentence, range));
  return { ...named(sentence, range), publisher: null, antecedent: null };
}

const recalled = (speaker: Speaker, span: Span): Speaker => ({
  ...speaker,
  span,
  antecedent: speaker.antecedent ?? speaker.span,
});

/** `the newspaper "X"`: a publisher nobody listed. */
function quotedPublisher(sentence: Sentence, range: TokenRange): Speaker | null {
  const cue = marked(sentence, 'publisherCue').find((mark) => isWithin(mark, range));
  const quotation = cue && sentence.quotations.find(({ from }) => from === cue.to);
  if (quotation === undefined) return null;
  const { name, span } = named(sentence, quotation);
  return { name, publisher: name, span, antecedent: null };
}

function named(sentence: Sentence, range: TokenRange): { readonly name: string; readonly span: Span } {
  const span = spanOf(sentence, range);
  return { name: sentence.text.slice(span.start, span.end), span };
}

/** From the name to the verb and what follows it up to the next comma: "Le Monde wrote in 2016". */
function clausePart(sentence: Sentence, { from, to, cue }: Named): TokenRange {
  const last = Math.max(to, cue.to);
  const end = markFrom(sentence, last, 'sayThat') === undefined ? clauseOf(sentence, last - 1).to : last;
  const isTail = end - last <= 4 && cue.from >= from;
  return { from: Math.min(from, cue.from), to: isTail ? end : last };
}

function unique(ranges: readonly Named[]): Named[] {
  return ranges.filter(
    (one, i) => !ranges.slice(0, i).some((other) => one.from < other.to && other.from < one.to),
  );
}
