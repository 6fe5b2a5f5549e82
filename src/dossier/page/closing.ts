import type { DossierContent, DossierSource } from '../content.js';
import { grid } from './grid.js';
import { html, Markup } from './markup.js';
import type { Pen } from './pen.js';

const LIMITS = [
  'limitPurpose',
  'limitUnseen',
  'limitIdentity',
  'limitPositions',
  'limitCalibration',
  'limitBorders',
] as const;

/** What this does not show. */
export function limits({ withheld, sources, claims }: DossierContent, pen: Pen): Markup {
  const kept = sources.some(({ mayRedistribute }) => !mayRedistribute);
  return html`<ul class="not">${LIMITS.map((name) => html`<li>${pen.t(`dossier.${name}`)}</li>`)}${
    withheld === 0 ? null : html`<li>${pen.t('dossier.limitWithheld', { count: withheld })}</li>`
  }${kept ? html`<li>${pen.t('dossier.limitRights')}</li>` : null}${
    claims.length === 0 ? html`<li>${pen.t('dossier.limitNoClaims')}</li>` : null
  }</ul>`;
}

/** How a stranger checks this without us, and with the archives. */
export function recheck({ commands, versions }: DossierContent, pen: Pen): Markup {
  const table = grid(
    { id: 'versions', caption: pen.t('dossier.versionsCaption') },
    [
      { head: pen.t('dossier.columnPart'), cell: ([name]) => pen.code(name) },
      {
        head: pen.t('dossier.columnVersion'),
        cell: ([, version]) => html`<span class="hash">${pen.code(version)}</span>`,
      },
    ],
    Object.entries(versions),
  );
  return html`
<h3>${pen.t('dossier.recheckHashesTitle')}</h3><p>${pen.t('dossier.recheckHashes')}</p><pre>sha256sum -c manifest-sha256.txt</pre>
<h3>${pen.t('dossier.recheckAgainTitle')}</h3><p>${pen.t('dossier.recheckAgain')}</p><pre>airbridge verify . --archives FOLDER</pre>
<h3>${pen.t('dossier.commandsTitle')}</h3><p>${pen.t('dossier.commandsIntro')}</p><pre>${commands.map(
    (command) => html`${command}
`,
  )}</pre>
${table}`;
}

/** Every file the answer rests on, and the tables it was read with. */
export function sources({ sources: files, licences }: DossierContent, pen: Pen): Markup {
  const evidence = files.length === 0 ? html`<p>${pen.t('dossier.noSources')}</p>` : fileGrid(files, pen);
  const separator = pen.speaker.text('dossier.separator');
  return html`${evidence}<h3>${pen.t('dossier.licencesTitle')}</h3><ul>${licences.map(({ name, publisher, licence }) => html`<li>${pen.words(name)}${new Markup(separator)}${pen.words(publisher)}: ${pen.words(licence)}</li>`)}</ul>`;
}

function fileGrid(files: readonly DossierSource[], pen: Pen): Markup {
  return grid(
    { id: 'files', caption: pen.t('dossier.sourcesCaption'), isWide: true },
    [
      { head: pen.t('dossier.columnFile'), cell: (file) => nameCell(file, pen) },
      {
        head: pen.t('dossier.columnHash'),
        cell: ({ sha256 }) => html`<span class="hash">${pen.code(sha256)}</span>`,
      },
      { head: pen.t('dossier.columnLegs'), isNumber: true, cell: ({ legs }) => pen.number(legs.length) },
    ],
    files,
  );
}

function nameCell({ sha256, name, mayRedistribute }: DossierSource, pen: Pen): Markup {
  const kept = mayRedistribute ? null : html`<span class="sub">${pen.t('dossier.positionsKept')}</span>`;
  return html`<span class="hash" id="file-${sha256.slice(0, 12)}">${pen.code(name)}</span>${kept}`;
}

/** What people attached: beside the machine's grade, never in its place. */
export function notes({ notes: rows }: DossierContent, pen: Pen): Markup {
  return grid(
    { id: 'people', caption: pen.t('dossier.notesCaption'), isWide: true },
    [
      {
        head: pen.t('dossier.columnSubject'),
        cell: ({ subject }) => html`<span class="hash">${pen.code(subject)}</span>`,
      },
      { head: pen.t('dossier.columnKind'), cell: ({ kind }) => pen.t(`dossier.note-${kind}`) },
      {
        head: pen.t('dossier.columnAuthor'),
        cell: ({ author, on }) =>
          html`${pen.words(author)}<span class="sub">${pen.code(on.slice(0, 10))}</span>`,
      },
      { head: pen.t('dossier.columnText'), cell: ({ text }) => pen.words(text) },
    ],
    rows,
  );
}
