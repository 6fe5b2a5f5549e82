import type { DossierAircraft, DossierContent, DossierStatement } from '../content.js';
import { grid } from './grid.js';
import { html, type Markup } from './markup.js';
import type { Pen } from './pen.js';

/** Each aircraft, when it was received, and what sources say of its identity, each by its name. */
export function aircraft({ aircraft: rows, withheld }: DossierContent, pen: Pen): Markup {
  if (rows.length === 0) return html`<p>${pen.t('dossier.noAircraft')}</p>`;
  const table = grid(
    { id: 'airframes', caption: pen.t('dossier.aircraftCaption'), isWide: true },
    [
      {
        head: pen.t('dossier.columnAddress'),
        cell: ({ icao24 }) => (icao24 === null ? pen.t('dossier.noAddress') : pen.code(icao24)),
      },
      { head: pen.t('dossier.columnRegistration'), cell: (row) => registrationCell(row, pen) },
      { head: pen.t('dossier.columnOperator'), cell: (row) => operatorCell(row, pen) },
      { head: pen.t('dossier.columnLegs'), isNumber: true, cell: ({ legs }) => pen.number(legs) },
      {
        head: pen.t('dossier.columnReceived'),
        cell: (row) => pen.code(`${row.firstSeenUtc.slice(0, 10)} – ${row.lastSeenUtc.slice(0, 10)}`),
      },
      {
        head: pen.t('dossier.columnStatements'),
        cell: ({ statements }) => html`${statements.map((one) => statement(one, pen))}`,
      },
    ],
    rows,
  );
  return html`<p>${pen.t('dossier.identityNote')}</p>${table}${withheld === 0 ? null : html`<p>${pen.t('dossier.withheldNote', { count: withheld })}</p>`}`;
}

function registrationCell({ registration, withheld, typecode }: DossierAircraft, pen: Pen): Markup {
  const name =
    withheld !== null
      ? pen.t('dossier.withheldBy', { programme: withheld })
      : registration === null
        ? pen.t('dossier.unknown')
        : pen.code(registration);
  return html`${name}${typecode === null ? null : html`<span class="sub">${pen.code(typecode)}</span>`}`;
}

function operatorCell({ operator, operatorByFleet }: DossierAircraft, pen: Pen): Markup {
  const byCallsign = operator === null ? pen.t('dossier.unknown') : pen.code(operator);
  return html`${byCallsign}${operatorByFleet === null ? null : html`<span class="sub">${pen.t('dossier.byFleet', { operator: operatorByFleet })}</span>`}`;
}

function statement(
  { source, asOf, registration, typecode, operator, validFrom, validTo }: DossierStatement,
  pen: Pen,
): Markup {
  const said = [registration, typecode, operator].filter((part) => part !== null).join(' · ');
  const valid =
    validFrom === null && validTo === null
      ? null
      : pen.t('dossier.validity', {
          from: validFrom ?? '',
          to: validTo ?? '',
          which: validFrom === null ? 'to' : validTo === null ? 'from' : 'both',
        });
  return html`<span class="sub">${pen.words(source)}${asOf === null ? null : html` (${pen.code(asOf)})`}: ${pen.words(said)}${valid === null ? null : html`, ${valid}`}</span>`;
}
