import { type Attribution, attributionOf, type Memory, NO_MEMORY, remember } from './attribution.js';
import { type StatementRead, statementsOf } from './beside.js';
import { detailsOf } from './details.js';
import type { Draft, Question } from './draft.js';
import { type FlightsRead, flightsOf } from './flights.js';
import { placesOf } from './places.js';
import type { NotAsserted } from './polarity.js';
import { type Sentence, sentenceOf, spanOf } from './sentence.js';
import { paragraphsOf, quotationsOf, sentencesOf } from './sentences.js';
import type { Span } from './span.js';
import type { ReadingTools } from './tools.js';

/** What a text says of flights, as drafts. */
export interface Reading {
  readonly language: string;
  readonly drafts: readonly Draft[];
  /** Flights that are spoken of without being asserted. */
  readonly passedOver: readonly { readonly span: Span; readonly why: NotAsserted }[];
}

/** Kinds that flight data can decide, or at least touch: without one, a text holds nothing to check. */
const CHECKABLE: readonly string[] = ['count', 'tempo', 'each time', 'route', 'first', 'cargo'];
/** Without one of these a sentence is read only for who speaks. */
const WORTH_READING = [
  'first',
  'cargoAircraft',
  'flight',
  'aircraft',
  'landing',
  'type',
  'device',
  'exchange',
  'promise',
  'person',
  'future',
  'say',
  'accordingTo',
];
/** Longer stretches without a full stop are no sentences: tables, code, noise. */
const LONGEST_SENTENCE = 4_000;

/**
 * Reads a text: what it says of flights and airlifts, and who says so. Nothing is asserted that it does not say; what it
 * leaves open is a question of the draft.
 *
 * @param text as given; spans are UTF-16 offsets into it
 */
export function readText(text: string, tools: ReadingTools): Reading {
  const drafts: Draft[] = [];
  const passedOver: Reading['passedOver'][number][] = [];
  let memory = NO_MEMORY;
  for (const paragraph of paragraphsOf(text)) {
    const quotations = quotationsOf(text, paragraph);
    for (const span of sentencesOf(text, paragraph, quotations, tools.lexicon.language)) {
      if (span.end - span.start > LONGEST_SENTENCE) continue;
      const within = quotations.filter(({ start, end }) => start >= span.start && end <= span.end);
      const sentence = sentenceOf(text, span, within, tools.lexicon);
      const read = readSentence(sentence, memory, tools);
      memory = read.memory;
      drafts.push(...read.drafts);
      passedOver.push(...read.passedOver);
    }
  }
  const isWorthIt =
    tools.keepsStatementsAlone === true || drafts.some(({ kind }) => CHECKABLE.includes(kind));
  return { language: tools.lexicon.language.language, drafts: isWorthIt ? drafts : [], passedOver };
}

interface SentenceRead extends Pick<Reading, 'drafts' | 'passedOver'> {
  readonly memory: Memory;
}

function readSentence(sentence: Sentence, memory: Memory, tools: ReadingTools): SentenceRead {
  if (sentence.marks.length === 0) return { drafts: [], passedOver: [], memory };
  const attribution = attributionOf(sentence, memory);
  if (!sentence.marks.some(({ tag }) => WORTH_READING.includes(tag)))
    return { drafts: [], passedOver: [], memory: remember(memory, attribution) };
  const places = placesOf(sentence, tools.fields);
  const { flights, passedOver } = flightsOf(sentence, places, attribution);
  const hasFlights = flights.length + passedOver.length > 0;
  const statements = statementsOf(sentence, places, attribution, hasFlights);
  const drafts = [...flights, ...statements].map((one) => draftOf(sentence, one, attribution, tools));
  return {
    drafts,
    passedOver: passedOver.map(({ cue, why }) => ({ span: spanOf(sentence, cue), why })),
    memory: remember(memory, attribution),
  };
}

function draftOf(
  sentence: Sentence,
  read: FlightsRead | StatementRead,
  attribution: Attribution,
  tools: ReadingTools,
): Draft {
  const counted = 'counted' in read ? read.counted : null;
  const details = detailsOf(sentence, read, attribution, tools);
  const unit =
    'unit' in read && read.unit !== null
      ? { value: read.unit, span: spanOf(sentence, counted?.noun ?? read.cue) }
      : null;
  const nobody: Question[] =
    attribution.speakers.length > 0
      ? []
      : [{ about: 'attribution', reason: 'nobody', words: '', span: sentence.span, choices: [] }];
  return {
    kind: read.kind,
    span: sentence.span,
    speakers: attribution.speakers,
    number: counted?.value == null ? null : { value: counted.value, span: spanOf(sentence, counted.number) },
    upTo: counted?.upTo ?? null,
    bound: counted === null ? null : { value: counted.bound, span: spanOf(sentence, counted.boundAt) },
    unit,
    route: read.route,
    ...details,
    cue: spanOf(sentence, read.cue),
    questions: [...details.questions, ...nobody],
  };
}
