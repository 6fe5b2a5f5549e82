import type { Evidence } from '../../legs/grade.js';
import type { DossierContent, DossierLeg } from '../content.js';
import { type Column, grid } from './grid.js';
import { html, type Markup } from './markup.js';
import type { Pen } from './pen.js';
import { whenCell } from './when.js';

type Visit = DossierContent['visits'][number];

/** So much of a hash tells files apart for a reader; the whole one stands with the sources. */
const HASH_DIGITS = 12;

/** Every visit, or every leg, of the answer: with the words of its evidence and the files it rests on. */
export function records(content: DossierContent, pen: Pen): Markup {
  const { question, visits, legs } = content;
  if (question.unit === 'legs') return legsTable(legs, pen);
  if (visits.length === 0) return html`<p>${pen.t('dossier.noVisits')}</p>`;
  return grid(
    { id: 'visits', caption: pen.t('dossier.visitsCaption', { count: visits.length }), isWide: true },
    visitColumns(pen),
    visits,
  );
}

function visitColumns(pen: Pen): readonly Column<Visit>[] {
  return [
    { head: pen.t('dossier.columnAircraft'), cell: (visit) => aircraftCell(visit, pen) },
    {
      head: pen.t('dossier.columnArrival'),
      cell: (visit) => endCell(arrivalOf(visit), visit.from, visit.arrivalEvidence, pen),
    },
    { head: pen.t('dossier.columnPlace'), cell: (visit) => pen.code(visit.aerodrome) },
    {
      head: pen.t('dossier.columnDeparture'),
      cell: (visit) => endCell(departureOf(visit), visit.to, visit.departureEvidence, pen),
    },
    { head: pen.t('dossier.columnGrade'), cell: (visit) => gradeMark(visit.grade, visit.doubted, pen) },
    { head: pen.t('dossier.columnSources'), cell: (visit) => hashes(visit.sources, pen) },
  ];
}

const arrivalOf = (visit: Visit) => ({
  at: visit.arrivalUtc,
  earliest: visit.arrivalEarliestUtc,
  latest: visit.arrivalLatestUtc,
});

const departureOf = (visit: Visit) => ({
  at: visit.departureUtc,
  earliest: visit.departureEarliestUtc,
  latest: visit.departureLatestUtc,
});

/** Time, the field at the other end of the leg, and how the end here is known. */
function endCell(
  when: Parameters<typeof whenCell>[0],
  other: string | null,
  evidence: Evidence,
  pen: Pen,
): Markup {
  const field = other === null ? null : html` <b>${pen.code(other)}</b>`;
  return html`${whenCell(when, pen)}${field}<span class="sub">${pen.t(`dossier.evidence-${evidence}`)}</span>`;
}

function aircraftCell(
  {
    registration,
    icao24,
    typecode,
    synthetic,
    withheld,
  }: Pick<Visit, 'registration' | 'icao24' | 'typecode' | 'synthetic' | 'withheld'>,
  pen: Pen,
): Markup {
  const name = withheld === null ? registration : null;
  const first = name ?? icao24;
  const below = [name === null ? null : icao24, typecode].filter((part) => part !== null).join(' · ');
  return html`${first === null ? pen.t('dossier.noAddress') : pen.code(first)}<span class="sub">${below === '' ? null : pen.code(below)}${withheld === null ? null : html` ${pen.t('dossier.withheldCell')}`}${synthetic ? html` ${pen.t('dossier.syntheticCell')}` : null}</span>`;
}

function gradeMark(
  grade: 'confirmed' | 'probable' | 'partial' | 'continuity' | null,
  isDoubted: boolean,
  pen: Pen,
): Markup {
  const word = grade === null ? pen.t('dossier.gradeNone') : pen.t(`grade.${grade}`);
  return html`<span class="mark ${grade ?? 'none'}">${word}</span>${isDoubted ? html`<span class="sub">${pen.t('dossier.doubted')}</span>` : null}`;
}

const hashes = (sources: readonly string[], pen: Pen): Markup =>
  html`${[...new Set(sources)].map((sha256) => html`<span class="sub"><a href="#file-${sha256.slice(0, HASH_DIGITS)}">${pen.code(sha256.slice(0, HASH_DIGITS))}</a></span>`)}`;

function legsTable(legs: readonly DossierLeg[], pen: Pen): Markup {
  if (legs.length === 0) return html`<p>${pen.t('dossier.noLegs')}</p>`;
  return grid(
    { id: 'legs', caption: pen.t('dossier.legsCaption', { count: legs.length }), isWide: true },
    legColumns(pen),
    legs,
  );
}

function legColumns(pen: Pen): readonly Column<DossierLeg>[] {
  return [
    { head: pen.t('dossier.columnAircraft'), cell: ({ record }) => aircraftCell(record, pen) },
    {
      head: pen.t('dossier.columnCallsign'),
      cell: ({ record }) => (record.callsign === null ? null : pen.code(record.callsign)),
    },
    {
      head: pen.t('dossier.columnTakeOff'),
      cell: ({ record }) =>
        endCell(
          { at: record.takeoffUtc, earliest: record.takeoffEarliestUtc, latest: record.takeoffLatestUtc },
          record.adep,
          record.adepEvidence,
          pen,
        ),
    },
    {
      head: pen.t('dossier.columnLanding'),
      cell: ({ record }) =>
        endCell(
          { at: record.landingUtc, earliest: record.landingEarliestUtc, latest: record.landingLatestUtc },
          record.ades,
          record.adesEvidence,
          pen,
        ),
    },
    {
      head: pen.t('dossier.columnGrade'),
      cell: ({ record }) =>
        gradeMark(
          record.grade,
          record.flags.some(({ doubts }) => doubts.length > 0),
          pen,
        ),
    },
    {
      head: pen.t('dossier.columnSources'),
      cell: ({ record }) =>
        hashes(
          record.sources.map(({ sha256 }) => sha256),
          pen,
        ),
    },
  ];
}
