import type { Speaker } from '../../i18n/index.js';
import type { DossierContent } from '../content.js';
import type { Picture } from '../drawing/ink.js';
import { aircraft } from './aircraft.js';
import { claims } from './claims.js';
import { limits, notes, recheck, sources } from './closing.js';
import { cover, type Heading, questionOf } from './cover.js';
import { coverage } from './coverage.js';
import { html, Markup } from './markup.js';
import { method } from './method.js';
import { type Pen, penOf } from './pen.js';
import { records } from './records.js';
import { STYLE } from './style.js';

/** A face to embed: its bytes as base64 and what it is for. */
export interface EmbeddedFace {
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
  readonly format: 'woff2' | 'truetype';
  readonly base64: string;
  /** CSS unicode-range; null: all. */
  readonly range: string | null;
}

/** What a page is made of beside its content. */
interface PageParts {
  readonly map: Picture;
  readonly timeline: Picture | null;
  readonly faces: readonly EmbeddedFace[];
}

/** Nothing is fetched and nothing runs: the page is read as it is, from a mail or a stick. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

interface Section extends Heading {
  readonly body: Markup;
  /** Begins on a page of its own in print. */
  readonly isPage?: boolean;
}

/** A dossier as one page of HTML that needs nothing but itself. */
export function documentOf(content: DossierContent, speaker: Speaker, parts: PageParts): string {
  const pen = penOf(speaker);
  const sections = sectionsOf(content, pen, parts);
  const title = speaker.say(questionOf(content, pen));
  const style = new Markup(`<style>${facesOf(parts.faces)}${STYLE}</style>`);
  const page = html`<!doctype html>
<html lang="${speaker.language}" dir="${speaker.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="airbridge ${content.versions.airbridge ?? ''}">
<title>${title}</title>
${style}
</head>
<body>
<main>
${cover(content, pen, sections)}
${sections.map(sectionMarkup)}
<p class="small end">${pen.t('dossier.colophon', { version: content.versions.airbridge ?? '' })}</p>
</main>
</body>
</html>
`;
  return page.markup;
}

function sectionMarkup({ id, title, body, isPage }: Section): Markup {
  const kind = isPage === true ? html` class="page"` : null;
  return html`<section id="${id}"${kind} aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${body}</section>
`;
}

function sectionsOf(content: DossierContent, pen: Pen, { map, timeline }: PageParts): Section[] {
  const { question, claims: made, notes: made2, episodes } = content;
  const listed = question.unit === 'visits' ? 'dossier.visitsTitle' : 'dossier.legsTitle';
  const all: (Section | null)[] = [
    made.length === 0 ? null : { id: 'claims', title: pen.t('dossier.claimsTitle'), body: claims(made, pen) },
    { id: 'map', title: pen.t('dossier.mapTitle'), body: picture(map, pen.t('dossier.mapCaption')) },
    timeline === null
      ? null
      : {
          id: 'timeline',
          title: pen.t('dossier.timelineTitle', { unit: question.unit }),
          body: html`${picture(timeline, pen.t('dossier.timelineCaption'))}${episodeList(episodes, pen)}`,
        },
    { id: 'records', title: pen.t(listed), body: records(content, pen), isPage: true },
    { id: 'aircraft', title: pen.t('dossier.aircraftTitle'), body: aircraft(content, pen) },
    made2.length === 0
      ? null
      : { id: 'notes', title: pen.t('dossier.notesTitle'), body: notes(content, pen) },
    { id: 'coverage', title: pen.t('dossier.coverageTitle'), body: coverage(content, pen), isPage: true },
    { id: 'limits', title: pen.t('dossier.limitsTitle'), body: limits(content, pen) },
    { id: 'method', title: pen.t('dossier.methodTitle'), body: method(content, pen), isPage: true },
    { id: 'recheck', title: pen.t('dossier.recheckTitle'), body: recheck(content, pen), isPage: true },
    { id: 'sources', title: pen.t('dossier.sourcesTitle'), body: sources(content, pen) },
  ];
  return all.filter((section) => section !== null);
}

/** On a narrow screen a picture keeps its size and scrolls, so that its letters can be read. */
function picture({ svg }: Picture, caption: Markup): Markup {
  return html`<figure><div class="picture" role="group" tabindex="0">${new Markup(svg)}</div><figcaption class="small">${caption}</figcaption></figure>`;
}

function episodeList(episodes: DossierContent['episodes'], pen: Pen): Markup | null {
  if (episodes.length === 0) return null;
  const items = episodes.map(({ name, first, last, source }, i) => {
    const span = first === last ? pen.code(first) : pen.code(`${first} – ${last}`);
    return html`<li><b>${pen.number(i + 1)}</b> ${pen.words(name)}<br><span class="small">${span}${source === null ? null : html` · ${pen.words(source)}`}</span></li>`;
  });
  return html`<h3>${pen.t('dossier.episodesTitle')}</h3><ol class="episodes">${items}</ol>`;
}

function facesOf(faces: readonly EmbeddedFace[]): string {
  return faces
    .map(({ family, weight, italic, format, base64, range }) => {
      const type = format === 'woff2' ? 'font/woff2' : 'font/ttf';
      const limits = range === null ? '' : `unicode-range:${range};`;
      return `@font-face{font-family:'${family}';font-weight:${weight};font-style:${italic ? 'italic' : 'normal'};${limits}src:url(data:${type};base64,${base64}) format('${format}')}`;
    })
    .join('');
}
