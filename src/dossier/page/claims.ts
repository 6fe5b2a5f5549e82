import type { ClaimSection } from '../content.js';
import { html, type Markup } from './markup.js';
import type { Pen } from './pen.js';

/** Each claim as it was published, its verdict, why, and who answers for the page. */
export function claims(sections: readonly ClaimSection[], pen: Pen): Markup {
  return html`${sections.map((section) => claim(section, pen))}`;
}

function claim(section: ClaimSection, pen: Pen): Markup {
  const { id, text, language, verdict, reasons, conditions, record, registration } = section;
  const lines = record.map((message) => html`<li>${pen.say(message)}</li>`);
  const hash = registration === null ? null : html`<li class="hash">${pen.code(registration)}</li>`;
  return html`<article class="claim" id="claim-${id}">
<blockquote${language === null ? null : html` lang="${language}"`} dir="auto">${text}</blockquote>
${origin(section, pen)}
<p class="verdict">${pen.say(verdict)}</p>
${reasons.map((reason) => html`<p>${pen.say(reason)}</p>`)}
${conditions.length === 0 ? null : html`<ul class="conditions">${conditions.map(({ holds, says }) => html`<li class="${holds ? 'holds' : 'fails'}">${pen.say(says)}: ${pen.t(holds ? 'dossier.holds' : 'dossier.fails')}</li>`)}</ul>`}
<ul class="small">${lines}${hash}</ul>
</article>
`;
}

function origin({ publisher, publishedOn }: ClaimSection, pen: Pen): Markup | null {
  if (publisher === null) return null;
  const on = publishedOn === null ? null : html` · ${pen.words(pen.day(publishedOn))}`;
  return html`<p class="small">${pen.words(publisher)}${on}</p>`;
}
