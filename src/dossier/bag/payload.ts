import type { Speaker } from '../../i18n/index.js';
import { LEG_FIELDS, VISIT_FIELDS } from '../../ledger/schema/fields.js';
import type { DossierContent } from '../content.js';
import { geoJsonOf } from '../data/geojson.js';
import { kmlOf } from '../data/kml.js';
import { summaryOf } from '../data/summary.js';
import { tablesOf } from '../data/tables.js';
import type { Picture } from '../drawing/ink.js';
import { questionOf } from '../page/cover.js';
import { penOf } from '../page/pen.js';
import { withoutPaths } from '../redact.js';
import { resultOf } from '../result.js';
import { crateOf } from './crate.js';

/** A dossier rendered in one language. */
export interface RenderedLanguage {
  readonly speaker: Speaker;
  readonly html: string;
  readonly pictures: readonly (Picture & { readonly png: Uint8Array })[];
}

/** What else goes into the payload. */
export interface PayloadExtras {
  /** The question as codes, so that `verify` can ask it again. */
  readonly filter: unknown;
  readonly parquet: Uint8Array | null;
  /** ClaimReviews of the claims whose attribution a named reviewer accepted, JSON-LD. */
  readonly claimReviews: readonly object[];
  /** The case's own model of unseen ends, as its file; null where the package's was used. */
  readonly endModel: string | null;
  /** The registration, as its file; null where nothing is registered. */
  readonly registration: string | null;
}

/** Every file of the payload, by path inside `data/`; the first language speaks for the whole. */
export function payloadOf(
  content: DossierContent,
  languages: readonly RenderedLanguage[],
  extras: PayloadExtras,
): Map<string, Uint8Array> {
  const fields = { legs: LEG_FIELDS.map(({ name }) => name), visits: VISIT_FIELDS.map(({ name }) => name) };
  const texts = new Map<string, string>([
    ...languages.map(({ speaker, html }) => [`dossier.${speaker.language}.html`, html] as const),
    ...tablesOf(content, fields),
    ['legs.geojson', geoJsonOf(content)],
    ['legs.kml', kmlOf(content)],
    ['summary.json', `${JSON.stringify(summaryOf(content), null, 1)}\n`],
    ['question.json', `${JSON.stringify(withoutPaths(questionFile(content, languages, extras)), null, 1)}\n`],
    ['commands.txt', content.commands.map((command) => `${command}\n`).join('')],
  ]);
  const [{ speaker }] = languages;
  if (extras.claimReviews.length > 0)
    texts.set('claims.jsonld', `${JSON.stringify(extras.claimReviews, null, 1)}\n`);
  if (extras.endModel !== null) texts.set('end-model.json', extras.endModel);
  if (extras.registration !== null) texts.set('registration.json', extras.registration);
  const payload = new Map([...texts].map(([path, text]) => [path, utf8(text)]));
  for (const { speaker: own, pictures } of languages) addPictures(payload, own, pictures);
  if (extras.parquet !== null) payload.set('legs.parquet', extras.parquet);
  return withCrate(content, payload, speaker);
}

const questionFile = (
  { versions, commands }: DossierContent,
  languages: readonly RenderedLanguage[],
  { filter }: PayloadExtras,
) => ({ filter, languages: languages.map(({ speaker }) => speaker.language), commands, versions });

function addPictures(
  payload: Map<string, Uint8Array>,
  { language }: Speaker,
  pictures: RenderedLanguage['pictures'],
): void {
  for (const { name, svg, png } of pictures) {
    payload.set(`figures/${name}.${language}.svg`, utf8(`<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`));
    payload.set(`figures/${name}.${language}.png`, png);
  }
}

function withCrate(
  content: DossierContent,
  payload: ReadonlyMap<string, Uint8Array>,
  speaker: Speaker,
): Map<string, Uint8Array> {
  const sorted = new Map([...payload].sort(([a], [b]) => (a < b ? -1 : 1)));
  const words = {
    name: speaker.say(questionOf(content, penOf(speaker))),
    description: resultOf(content).sentences.map(speaker.say).join(' '),
    terms: speaker.text('dossier.terms'),
  };
  return new Map([...sorted, ['ro-crate-metadata.json', utf8(crateOf(content, sorted, words))]]);
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
