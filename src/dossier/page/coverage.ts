import type { DossierContent, DossierCoverage } from '../content.js';
import { grid } from './grid.js';
import { html, type Markup } from './markup.js';
import type { Pen } from './pen.js';

/** Of which days there is an archive, and the chance that a visit was detected: "no flight seen" is never "no flight". */
export function coverage({ coverage: rows, days }: DossierContent, pen: Pen): Markup {
  const intro = html`<p>${pen.t('dossier.coverageIntro')}</p>`;
  const held = days === null ? html`<p>${pen.t('dossier.daysUnknown')}</p>` : null;
  if (rows.length === 0) return html`${intro}${held}`;
  const table = grid(
    { id: 'archives', caption: pen.t('dossier.coverageCaption'), isWide: true },
    [
      { head: pen.t('dossier.columnPlace'), cell: ({ place }) => pen.code(place) },
      { head: pen.t('dossier.columnPeriod'), cell: ({ period }) => pen.code(period) },
      { head: pen.t('dossier.columnDays'), isNumber: true, cell: (row) => pen.number(row.days) },
      { head: pen.t('dossier.dayWhole'), isNumber: true, cell: (row) => pen.number(row.wholeDays) },
      { head: pen.t('dossier.dayPart'), isNumber: true, cell: (row) => pen.number(row.incompleteDays) },
      { head: pen.t('dossier.dayMissing'), isNumber: true, cell: (row) => pen.number(row.missingDays) },
      {
        head: pen.t('dossier.columnAircraftLow'),
        isNumber: true,
        cell: (row) => known(row.aircraftLow, pen),
      },
      { head: pen.t('dossier.columnSilence'), isNumber: true, cell: (row) => silence(row, pen) },
      { head: pen.t('dossier.columnChance'), isNumber: true, cell: (row) => chance(row, pen) },
    ],
    rows,
  );
  return html`${intro}${held}${table}`;
}

const known = (value: number | null, pen: Pen): Markup =>
  value === null ? pen.t('dossier.unknown') : pen.number(value);

function silence({ longestSilenceMinutes }: DossierCoverage, pen: Pen): Markup {
  if (longestSilenceMinutes === null) return pen.t('dossier.unknown');
  return pen.t('dossier.hours', { hours: Math.round(longestSilenceMinutes / 6) / 10 });
}

function chance({ chance: interval }: DossierCoverage, pen: Pen): Markup {
  if (interval === null) return pen.t('dossier.unknown');
  return html`${pen.percent(interval.low)}–${pen.percent(interval.high)}`;
}
