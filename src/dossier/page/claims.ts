import type { ClaimSection } from '../content.js';
import { html, type Markup } from './markup.js';
import type { Pen } from './pen.js';

/** Each claim as it was published, its verdict, why, and who answers for the page. */
export function claims(sections: readonly ClaimSection[], pen: Pen): Markup {
  return html`${sections.map((section) => claim(section, pen))}`;
}

function claim(section: ClaimSection, pen: Pen): Markup {
  const { id, text, language, verdict, reasons, registration } = section;
  return html`<article class="claim" id="claim-${id}">
<blockquote${language === null ? null : html` lang="${language}"`} dir="auto">${text}</blockquote>
${origin(section, pen)}
<p class="verdict">${pen.say(verdict)}</p>
${reasons.map((reason) => html`<p>${pen.say(reason)}</p>`)}
${registration === null ? html`<p class="small">${pen.t('dossier.notRegistered')}</p>` : html`<p class="small">${pen.say(registration.state)} <span class="hash">${pen.code(registration.sha256)}</span></p>`}
${answerable(section, pen)}
</article>
`;
}

function origin({ publisher, publishedOn }: ClaimSection, pen: Pen): Markup | null {
  if (publisher === null) return null;
  const on = publishedOn === null ? null : html`, ${pen.words(pen.day(publishedOn))}`;
  return html`<p class="small">${pen.words(publisher)}${on}</p>`;
}

function answerable({ reviewer, rightOfReply }: ClaimSection, pen: Pen): Markup {
  const review =
    reviewer === null
      ? pen.t('dossier.noReviewer')
      : pen.t('dossier.reviewedBy', { name: reviewer.name, on: pen.day(reviewer.on) });
  const replies = rightOfReply.map(
    ({ asked, on, answer }) =>
      html`<li>${
        answer === null
          ? pen.t('dossier.replyNone', { asked, on: pen.day(on) })
          : pen.t('dossier.replyGiven', { asked, on: pen.day(on), answer })
      }</li>`,
  );
  const list =
    replies.length === 0
      ? html`<p class="small">${pen.t('dossier.noReplyAsked')}</p>`
      : html`<ul class="small">${replies}</ul>`;
  return html`<p class="small">${review}</p>${list}`;
}
