import type { DossierContent } from '../content.js';
import type { Files } from './bag.js';

const CONTEXT = 'https://w3id.org/ro/crate/1.1/context';
const PROFILE = 'https://w3id.org/ro/crate/1.1';
const APPLICATION = '#airbridge';
const TERMS = '#terms';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  csv: 'text/csv',
  parquet: 'application/vnd.apache.parquet',
  geojson: 'application/geo+json',
  kml: 'application/vnd.google-earth.kml+xml',
  svg: 'image/svg+xml',
  png: 'image/png',
  json: 'application/json',
  jsonld: 'application/ld+json',
  txt: 'text/plain',
};

/** What a crate says of itself in words. */
interface CrateWords {
  readonly name: string;
  readonly description: string;
  readonly terms: string;
}

/**
 * RO-Crate 1.1 metadata of the payload: every file, what made it, and from which evidence (PROV by schema.org's CreateAction).
 *
 * @returns JSON-LD of `ro-crate-metadata.json`, which lies in the root of the payload
 */
export function crateOf(content: DossierContent, payload: Files, words: CrateWords): string {
  const parts = [...payload].map(([path, bytes]) => fileEntity(path, bytes.length));
  const graph = [
    {
      '@id': 'ro-crate-metadata.json',
      '@type': 'CreativeWork',
      about: { '@id': './' },
      conformsTo: { '@id': PROFILE },
    },
    rootEntity(content, parts, words),
    { '@id': TERMS, '@type': 'CreativeWork', name: words.terms, description: words.terms },
    {
      '@id': APPLICATION,
      '@type': 'SoftwareApplication',
      name: 'airbridge',
      version: content.versions.airbridge ?? '',
      url: 'https://www.npmjs.com/package/airbridge',
    },
    actionEntity(content, parts),
    ...content.sources.map(({ sha256, name }) => ({
      '@id': `urn:sha256:${sha256}`,
      '@type': 'CreativeWork',
      name,
      identifier: sha256,
    })),
    ...parts,
  ];
  return `${JSON.stringify({ '@context': CONTEXT, '@graph': graph }, null, 1)}\n`;
}

type Entity = ReturnType<typeof fileEntity>;

function fileEntity(path: string, bytes: number) {
  const ending = path.slice(path.lastIndexOf('.') + 1);
  return {
    '@id': encodeURI(path),
    '@type': 'File',
    name: path,
    contentSize: String(bytes),
    encodingFormat: MEDIA_TYPES[ending] ?? 'application/octet-stream',
  };
}

function rootEntity(content: DossierContent, parts: readonly Entity[], { name, description }: CrateWords) {
  return {
    '@id': './',
    '@type': 'Dataset',
    name,
    description,
    datePublished: dateOf(content),
    license: { '@id': TERMS },
    hasPart: parts.map((part) => ({ '@id': part['@id'] })),
    mentions: { '@id': '#made' },
  };
}

function actionEntity(content: DossierContent, parts: readonly Entity[]) {
  return {
    '@id': '#made',
    '@type': 'CreateAction',
    name: content.commands.join('; '),
    instrument: { '@id': APPLICATION },
    object: content.sources.map(({ sha256 }) => ({ '@id': `urn:sha256:${sha256}` })),
    result: parts.map((part) => ({ '@id': part['@id'] })),
  };
}

/** Dates come from the evidence, not from the clock: the same evidence gives the same bytes. */
function dateOf({ evidence, days, question }: DossierContent): string {
  return (evidence?.toUtc ?? days?.last ?? question.untilUtc ?? '1970-01-01').slice(0, 10);
}
