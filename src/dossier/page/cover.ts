import type { Message } from '../../i18n/index.js';
import {
  type AskedPlaces,
  type DossierContent,
  type DossierPlace,
  type DossierQuestion,
  isSynthetic,
} from '../content.js';
import { resultOf } from '../result.js';
import { html, type Markup } from './markup.js';
import type { Pen } from './pen.js';

/** A part of the page, for the table of contents. */
export interface Heading {
  readonly id: string;
  readonly title: Markup;
}

/** The cover: the question, its plain-language result, what it is about, and what is in the dossier. */
export function cover(content: DossierContent, pen: Pen, headings: readonly Heading[]): Markup {
  const { headline, sentences } = resultOf(content);
  return html`<header class="cover">
${syntheticBanner(content, pen)}
<p class="kicker">${pen.t('dossier.kicker')}</p>
<h1>${pen.say(questionOf(content, pen))}</h1>
<div class="figure-number"><span class="big">${pen.number(headline.count)}</span><span class="what">${pen.say(headline.what)}</span></div>
${sentences.map((sentence, i) => (i === 0 ? html`<p class="lead">${pen.say(sentence)}</p>` : html`<p>${pen.say(sentence)}</p>`))}
${facts(content, pen)}
<nav class="contents" aria-labelledby="contents"><h2 id="contents">${pen.t('dossier.contents')}</h2><ol>${headings.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ol></nav>
</header>
`;
}

/** Made-up flights must never pass for real ones. */
function syntheticBanner(content: DossierContent, pen: Pen): Markup | null {
  return isSynthetic(content) ? html`<p class="synthetic">${pen.t('dossier.synthetic')}</p>` : null;
}

/** The question as a sentence. */
export function questionOf(
  { question, places }: Pick<DossierContent, 'question' | 'places'>,
  pen: Pen,
): Message {
  const who = whoOf(question, pen);
  const [from, to, at] = [question.from, question.to, question.at].map((asked) =>
    placesOf(asked, places, pen),
  );
  if (question.unit === 'visits') return { key: 'dossier.questionVisits', values: { who, at } };
  const way = from !== '' && to !== '' ? 'both' : from !== '' ? 'from' : to !== '' ? 'to' : 'any';
  return { key: 'dossier.questionLegs', values: { who, way, from, to } };
}

/** Up to so many places of a question are named; of more, what the asker calls them. */
const MOST_NAMED = 3;

/** `Los Angeles International Airport (KLAX)`, `Azerbaijan`, or the asker's own word for many places; empty where none is asked for. */
function placesOf(asked: AskedPlaces | null, places: readonly DossierPlace[], pen: Pen): string {
  if (asked === null) return '';
  if (asked.idents.length + asked.countries.length > MOST_NAMED) return asked.label;
  const named = asked.idents.map((ident) => {
    const place = places.find((one) => one.ident === ident);
    return place === undefined ? ident : `${place.name} (${ident})`;
  });
  return [...named, ...asked.countries.map(pen.country)].join(pen.speaker.text('dossier.separator'));
}

/** Whose flights were asked for. */
function whoOf(question: DossierQuestion, pen: Pen): Message {
  const separator = pen.speaker.text('dossier.separator');
  if (question.fleet !== null) return { key: 'dossier.whoFleet', values: { fleet: question.fleet } };
  if (question.aircraft.length > 0)
    return { key: 'dossier.whoAircraft', values: { list: question.aircraft.join(separator) } };
  if (question.operators.length > 0)
    return { key: 'dossier.whoOperators', values: { list: question.operators.join(separator) } };
  if (question.typecodes.length > 0)
    return { key: 'dossier.whoTypes', values: { list: question.typecodes.join(separator) } };
  return { key: 'dossier.whoAny' };
}

function facts(content: DossierContent, pen: Pen): Markup {
  const { question, evidence, sources, days } = content;
  const since = question.sinceUtc ?? days?.first ?? evidence?.fromUtc ?? null;
  const untilAsked =
    question.untilUtc === null ? null : new Date(Date.parse(question.untilUtc) - 1).toISOString();
  const until = untilAsked ?? days?.last ?? evidence?.toUtc ?? null;
  const period =
    since === null || until === null
      ? pen.t('dossier.unknown')
      : pen.t('dossier.span', { from: pen.day(since), to: pen.day(until) });
  const rows: readonly (readonly [Markup, Markup])[] = [
    [pen.t('dossier.factPeriod'), period],
    [pen.t('dossier.factPlaces'), placesFact(content, pen)],
    [
      pen.t('dossier.factEvidence'),
      pen.t('dossier.evidenceFiles', { files: sources.length, legs: content.legs.length }),
    ],
    [pen.t('dossier.factDays'), daysFact(content, pen)],
  ];
  return html`<dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

const MOST_PLACES = 4;

function placesFact({ places }: DossierContent, pen: Pen): Markup {
  const asked = places.filter(({ isAsked }) => isAsked);
  if (asked.length === 0) return pen.t('dossier.anywhere');
  const named = asked
    .slice(0, MOST_PLACES)
    .map(
      ({ ident, name, country }) =>
        html`<span>${pen.words(name)} (${pen.code(ident)})<br>${pen.country(country)}</span><br>`,
    );
  const more = asked.length - named.length;
  return html`${named}${more > 0 ? pen.t('dossier.andMore', { count: more }) : null}`;
}

function daysFact({ days }: DossierContent, pen: Pen): Markup {
  if (days === null) return pen.t('dossier.daysUnknown');
  const { whole, incomplete, missing } = days;
  return pen.t('dossier.daysHeld', { days: days.days, whole, incomplete, missing });
}
