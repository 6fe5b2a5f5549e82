import { englishSpeaker } from '../../i18n/index.js';
import type { LegRecord } from '../../ledger/tables/records.js';
import {
  aircraftWords,
  candidatesWords,
  endWords,
  integerWords,
  landingOf,
  takeoffOf,
  whenWords,
} from '../words.js';
import type { TableColumn } from './table.js';

/** Enough of an id to tell legs apart at a glance; `show` takes any unambiguous beginning. */
const ID_SHOWN = 10;
const CANDIDATES_SHOWN = 3;

/** `legs` as a table. */
export const LEG_COLUMNS: readonly TableColumn<LegRecord>[] = [
  { title: 'TAKE-OFF', cell: (leg) => whenWords(takeoffOf(leg)) },
  { title: 'FROM', cell: (leg) => endWords(leg.adep, leg.adepEvidence) },
  { title: 'LANDING', cell: (leg) => whenWords(landingOf(leg)) },
  { title: 'TO', cell: (leg) => endWords(leg.ades, leg.adesEvidence) },
  { title: 'AIRCRAFT', cell: (leg) => aircraftWords(leg) },
  { title: 'TYPE', cell: (leg) => leg.typecode ?? '', dispensable: 3 },
  { title: 'CALLSIGN', cell: callsignCell, dispensable: 2 },
  { title: 'NM', cell: (leg) => integerWords(leg.distanceNm), alignRight: true, dispensable: 4 },
  { title: 'GRADE', cell: (leg) => `${leg.grade ?? '–'}${leg.flags.length === 0 ? '' : ' !'}` },
  { title: 'LEG', cell: (leg) => leg.id.slice(0, ID_SHOWN) },
];

/** Under a leg: what is wrong with its reports, and where its unknown ends may be. */
export function legNotes(leg: LegRecord): string[] {
  return [
    ...leg.flags.map(({ kind, reason }) => `! ${kind}: ${englishSpeaker().say(reason)}`),
    ...candidateNote('from', leg.adep, leg.adepCandidates),
    ...candidateNote('to', leg.ades, leg.adesCandidates),
  ];
}

function candidateNote(
  side: string,
  known: string | null,
  candidates: LegRecord['adepCandidates'],
): string[] {
  if (known !== null || candidates.length === 0) return [];
  return [`${side} ? candidates: ${candidatesWords(candidates, CANDIDATES_SHOWN)}`];
}

/** The main callsign, and how many others were heard. */
function callsignCell({ callsign, callsigns }: LegRecord): string {
  const others = callsigns.filter((heard) => heard !== callsign).length;
  return `${callsign ?? '–'}${others === 0 ? '' : ` +${others}`}`;
}
