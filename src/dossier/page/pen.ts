import type { Message, MessageKey, MessageValue, Speaker } from '../../i18n/index.js';
import { html, isolated, type Markup } from './markup.js';

/** Writes a dossier in one language: sentences, dates, numbers and codes as HTML. */
export interface Pen {
  readonly speaker: Speaker;
  /** A sentence of the catalogue. */
  t(key: MessageKey, values?: Readonly<Record<string, MessageValue>>): Markup;
  say(message: Message): Markup;
  /** Words from outside, whichever way they run. */
  words(text: string): Markup;
  /** A code, hash or time, which always runs from the left. */
  code(text: string): Markup;
  number(value: number): Markup;
  percent(share: number): Markup;
  /** A UTC day in words. */
  day(iso: string): string;
  country(code: string): string;
}

/** Arabic vowel signs. PDF readers cut words at them, so that vowelled ones are neither found nor copied whole. */
const VOWEL_SIGNS = /[\u064b-\u0652]/g;

/** The pen of a speaker. */
export function penOf(speaker: Speaker): Pen {
  const locale = `${speaker.language}-u-nu-latn`;
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const regions = new Intl.DisplayNames([speaker.language], { type: 'region', fallback: 'code' });
  const sentence = (text: string): Markup => isolated(text.replace(VOWEL_SIGNS, ''), speaker.direction);
  const code = (text: string): Markup => html`<bdi dir="ltr" class="code">${text}</bdi>`;
  return {
    speaker,
    t: (key, values) => sentence(speaker.text(key, values)),
    say: (message) => sentence(speaker.say(message)),
    words: (text) => html`<bdi>${text}</bdi>`,
    code,
    number: (value) => html`<bdi dir="ltr" class="number">${numbers.format(value)}</bdi>`,
    percent: (share) => html`<bdi dir="ltr" class="number">${percentOf(share)}</bdi>`,
    day: (iso) => days.format(new Date(iso)),
    country: (code) => nameOfRegion(regions, code),
  };
}

/** Rounding makes nothing certain: only 0 is 0 %, only 1 is 100 %. */
function percentOf(share: number): string {
  const percent = Math.round(share * 100);
  if (percent === 0 && share > 0) return '<1 %';
  return percent === 100 && share < 1 ? '>99 %' : `${percent} %`;
}

function nameOfRegion(regions: Intl.DisplayNames, code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code;
}
