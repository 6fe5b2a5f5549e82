import type { StatementRead } from './beside.js';
import type { Question } from './draft.js';
import type { FieldNames } from './fields.js';
import type { FlightsRead } from './flights.js';
import type { Mark } from './lexicon.js';
import type { PeriodRead } from './period.js';
import type { PlaceRead } from './places.js';
import { type Sentence, spanOf } from './sentence.js';
import type { Solved } from './solve.js';
import { wordsOf } from './span.js';

interface Asked {
  readonly sentence: Sentence;
  readonly read: FlightsRead | StatementRead;
  readonly when: PeriodRead | null;
  readonly solved: Solved | null;
  readonly published: string | null;
  readonly type: Mark | null;
  readonly fields: FieldNames;
}

/** What the words leave open: nothing here is decided for the reader. */
export function questionsOf(asked: Asked): Question[] {
  return [
    ...periodQuestions(asked),
    ...placeQuestions(asked),
    ...numberQuestions(asked),
    ...typeQuestions(asked),
  ];
}

function periodQuestions({ sentence, read, when, solved, published }: Asked): Question[] {
  if (!('unit' in read) && when === null) return [];
  if (when === null) return [];
  const span = spanOf(sentence, when);
  const base = { about: 'period', words: wordsOf(sentence.text, span), span } as const;
  if (solved?.kind === 'open') {
    const reason = solved.why === 'anchor' && published === null ? 'noPublication' : solved.why;
    return [{ ...base, reason, choices: solved.choices }];
  }
  const isOpenEnd = solved?.kind === 'days' && (solved.days.since === null || solved.days.until === null);
  return isOpenEnd ? [{ ...base, reason: 'openEnd', choices: [] }] : [];
}

function placeQuestions({ read: { route } }: Asked): Question[] {
  const roles = ['from', 'to', 'at', 'between'] as const;
  return roles.flatMap((about) => route[about].flatMap((place) => townQuestion(place, about)));
}

/** A town is no aerodrome: which of its fields is meant, the text does not say. */
function townQuestion({ isTown, fields, name, span }: PlaceRead, about: Question['about']): Question[] {
  if (!isTown) return [];
  return [
    { about, reason: fields.length === 0 ? 'unknownField' : 'town', words: name, span, choices: fields },
  ];
}

function numberQuestions({ sentence, read }: Asked): Question[] {
  if (!('counted' in read) || read.counted === null) return [];
  const { counted, unit } = read;
  const numberSpan = spanOf(sentence, counted);
  const number = {
    about: 'number',
    words: wordsOf(sentence.text, numberSpan),
    span: numberSpan,
    choices: [],
  } as const;
  const questions: Question[] = [];
  if (counted.value === null) questions.push({ ...number, reason: 'kindOfNumber' });
  if (counted.bound === 'range') questions.push({ ...number, reason: 'range' });
  if (counted.bound === 'fewer than') questions.push({ ...number, reason: 'below' });
  if (counted.what === 'aircraft' && unit === 'leg') {
    const span = spanOf(sentence, counted.noun);
    questions.push({
      about: 'unit',
      reason: 'aircraftOrFlights',
      words: wordsOf(sentence.text, span),
      span,
      choices: ['leg', 'visit'],
    });
  }
  return questions;
}

/** "Boeing 747": a family of types, not one. */
function typeQuestions({ sentence, type }: Asked): Question[] {
  if (type === null || type.value !== '') return [];
  const span = spanOf(sentence, type);
  return [{ about: 'type', reason: 'family', words: wordsOf(sentence.text, span), span, choices: [] }];
}
