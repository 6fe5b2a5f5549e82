import type { VisitRecord } from '../../ledger/tables/records.js';
import { aircraftWords, durationWords, endWords, whenWords } from '../words.js';
import type { TableColumn } from './table.js';

/** The best evidence behind each grade of visit: what its aerodrome is marked by. */
const KNOWN_BY = {
  confirmed: 'observed',
  probable: 'inferred',
  continuity: 'continuity',
} as const;

/** `visits` as a table. */
export const VISIT_COLUMNS: readonly TableColumn<VisitRecord>[] = [
  { title: 'ARRIVAL', cell: arrivalCell },
  { title: 'AT', cell: (visit) => endWords(visit.aerodrome, KNOWN_BY[visit.grade]) },
  { title: 'DEPARTURE', cell: departureCell },
  { title: 'STAY', cell: stayCell, alignRight: true, dispensable: 4 },
  { title: 'FROM', cell: (visit) => visit.from ?? '?' },
  { title: 'TO', cell: (visit) => visit.to ?? '?' },
  { title: 'AIRCRAFT', cell: (visit) => aircraftWords(visit) },
  { title: 'TYPE', cell: (visit) => visit.typecode ?? '', dispensable: 3 },
  { title: 'OPERATOR', cell: operatorCell, dispensable: 2 },
  { title: 'GRADE', cell: (visit) => `${visit.grade}${visit.doubted ? ' !' : ''}` },
  { title: 'VISIT', cell: (visit) => visit.id.slice(0, 10), dispensable: 5 },
];

function arrivalCell(visit: VisitRecord): string {
  return whenWords({
    at: visit.arrivalUtc,
    earliest: visit.arrivalEarliestUtc,
    latest: visit.arrivalLatestUtc,
  });
}

/** By callsign, and beside it by fleet: the two may disagree. */
function operatorCell({ operator, operatorByFleet }: VisitRecord): string {
  const byCallsign = operator ?? '–';
  return operatorByFleet === null ? byCallsign : `${byCallsign} · ${operatorByFleet}`;
}

function departureCell(visit: VisitRecord): string {
  return whenWords({
    at: visit.departureUtc,
    earliest: visit.departureEarliestUtc,
    latest: visit.departureLatestUtc,
  });
}

function stayCell({ turnaroundMinutes }: VisitRecord): string {
  return turnaroundMinutes === null ? '?' : durationWords(turnaroundMinutes * 60);
}
