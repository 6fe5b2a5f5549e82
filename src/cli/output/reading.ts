import type { Message, Speaker } from '../../i18n/index.js';
import { type MessageKey, message } from '../../i18n/index.js';
import {
  type Bound,
  type Draft,
  type DraftKind,
  type PlaceRead,
  questionMessage,
  type Reading,
  type Span,
} from '../../reading/index.js';
import { printable } from '../printable.js';

/** What a reading says, in lines of the speaker's language. */
export function readingWords(reading: Reading, text: string, speaker: Speaker): string {
  const { drafts, passedOver } = reading;
  const lines = [
    speaker.text('reading.claims', { count: drafts.length }),
    ...drafts.flatMap((draft, i) => ['', ...draftLines(draft, i + 1, text, speaker)]),
    ...(passedOver.length > 0 ? [''] : []),
    ...passedOver.map(({ span, why }) =>
      speaker.text('reading.passedOver', {
        words: isolated(quoted(text, span)),
        why: speaker.text(WHY[why]),
      }),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

const WHY = {
  question: 'reading.whyQuestion',
  denied: 'reading.whyDenied',
  negated: 'reading.whyNegated',
  hypothetical: 'reading.whyHypothetical',
} as const;

const KINDS: Readonly<Record<DraftKind, MessageKey>> = {
  count: 'reading.kindCount',
  tempo: 'reading.kindTempo',
  'each time': 'reading.kindEachTime',
  route: 'reading.kindRoute',
  first: 'reading.kindFirst',
  arrival: 'reading.kindArrival',
  announced: 'reading.kindAnnounced',
  cargo: 'reading.kindCargo',
  exchange: 'reading.kindExchange',
  devices: 'reading.kindDevices',
  promise: 'reading.kindPromise',
  words: 'reading.kindWords',
};

const BOUNDS: Readonly<Partial<Record<Bound, MessageKey>>> = {
  'at least': 'reading.boundAtLeast',
  'more than': 'reading.boundMoreThan',
  exact: 'reading.boundExact',
  about: 'reading.boundAbout',
  'at most': 'reading.boundAtMost',
  'fewer than': 'reading.boundFewerThan',
  range: 'reading.boundRange',
};

function draftLines(draft: Draft, number: number, text: string, speaker: Speaker): string[] {
  const fields: [MessageKey, string | null][] = [
    [
      'reading.speaker',
      draft.speakers.length === 0
        ? speaker.text('reading.nobody')
        : draft.speakers.map(({ name }) => isolated(printable(name))).join(' ← '),
    ],
    ['reading.number', numberWords(draft, text, speaker)],
    [
      'reading.unit',
      draft.unit === null
        ? null
        : speaker.text(draft.unit.value === 'leg' ? 'reading.unitLeg' : 'reading.unitLanding'),
    ],
    ['reading.from', placesWords(draft.route.from)],
    ['reading.to', placesWords(draft.route.to)],
    ['reading.at', placesWords(draft.route.at)],
    ['reading.between', placesWords(draft.route.between)],
    ['reading.aircraftOf', draft.aircraftOf?.value ?? null],
    ['reading.carrier', draft.carrier?.value ?? null],
    ['reading.type', draft.type?.value ?? null],
    ['reading.period', periodWords(draft)],
  ];
  const known = fields.flatMap(([key, value]) =>
    value === null ? [] : [`   ${speaker.text(key)}: ${value}`],
  );
  const questions = draft.questions.map(({ reason, words, choices }) => {
    const asked = said(speaker, questionMessage({ reason, words: isolated(printable(words)) }));
    return `   ? ${asked}${choices.length === 0 ? '' : ` ${choicesWords(choices)}`}`;
  });
  return [
    `${number}. ${speaker.text(KINDS[draft.kind])}`,
    `   ${isolated(quoted(text, draft.span))}`,
    ...known,
    ...questions,
  ];
}

/** The sentence a question asks. */
export const said = (speaker: Speaker, asked: Message): string => speaker.text(asked.key, asked.values);

function numberWords({ number, upTo, bound }: Draft, text: string, speaker: Speaker): string | null {
  if (bound === null) return null;
  const key = BOUNDS[bound.value];
  if (key === undefined || number === null) {
    const { key: kind, values } = message('reading.boundKind', { words: isolated(quoted(text, bound.span)) });
    return speaker.text(kind, values);
  }
  return speaker.text(key, { number: number.value, upTo: upTo ?? '' });
}

function placesWords(places: readonly PlaceRead[]): string | null {
  if (places.length === 0) return null;
  return places
    .map(({ name, country, fields }) => {
      const codes =
        country === null && fields[0] !== name ? ` (${fields.slice(0, 4).join(', ') || '?'})` : '';
      return isolated(`${printable(name)}${codes}`);
    })
    .join(' – ');
}

function periodWords({ period, timeBack }: Draft): string | null {
  if (period === null) return timeBack;
  return isolated(`${period.value.since ?? '…'} – ${period.value.until ?? '…'}`);
}

/** Days and codes to choose from. */
export function choicesWords(choices: Draft['questions'][number]['choices']): string {
  const words = choices
    .slice(0, 6)
    .map((one) => (typeof one === 'string' ? one : `${one.since ?? '…'} – ${one.until ?? '…'}`));
  return isolated(`[${words.join(' | ')}${choices.length > 6 ? ' | …' : ''}]`);
}

const LONGEST = 300;

function quoted(text: string, { start, end }: Span): string {
  const words = text.slice(start, Math.min(end, start + LONGEST)).replace(/\s+/g, ' ');
  return `“${printable(words)}${end - start > LONGEST ? '…' : ''}”`;
}

/** Set apart from the direction of what stands around it (Unicode bidi: FSI … PDI). */
function isolated(words: string): string {
  return `\u2068${words}\u2069`;
}
