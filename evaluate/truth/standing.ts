import type { AerodromeTable } from 'airbridge/aviation';
import type { TruthRow } from './truth-file.js';

/** What a row of truth is good for. */
export type Standing =
  | {
      readonly counts: true;
      readonly confirmed: boolean;
      readonly adep: string | null;
      readonly ades: string | null;
      readonly notes: readonly string[];
    }
  | { readonly counts: false; readonly why: string };

/**
 * Fields that opened after flights of a truth file were flown: codes there were translated with a table of today, and the code
 * then belonged to another field. Dates: opening to passengers.
 */
const OPENED_MS: ReadonlyMap<string, number> = new Map([['LTFM', Date.UTC(2018, 9, 29)]]);
/** "NM CPR [('EDDT', 'EDDF')]": the second source, and what it says instead. */
const DISAGREES = /^NM CPR \[/;
const AGREES = /^NM CPR agrees/;

/** Whether a row counts: not when a second source says otherwise; an end not when its field cannot be the one meant. */
export function standingOf(row: TruthRow, firstMs: number, aerodromes: AerodromeTable): Standing {
  if (DISAGREES.test(row.notes)) return { counts: false, why: `its second source disagrees: ${row.notes}` };
  const notes: string[] = [];
  const end = (code: string): string | null => {
    const ident = identOf(code, aerodromes);
    const why = ident === null ? 'not in the aerodrome table' : notYetOpen(ident, firstMs);
    if (why !== null) notes.push(`${code}: ${why}`);
    return why === null ? ident : null;
  };
  const [adep, ades] = [end(row.adep), end(row.ades)];
  return { counts: true, confirmed: AGREES.test(row.notes), adep, ades, notes };
}

function notYetOpen(ident: string, atMs: number): string | null {
  const openedMs = OPENED_MS.get(ident);
  return openedMs === undefined || atMs >= openedMs
    ? null
    : 'the field had not opened when the flight was flown';
}

/** The table's key for a code, which may be an ident, an ICAO or an IATA code. */
function identOf(code: string, aerodromes: AerodromeTable): string | null {
  if (code === '') return null;
  const found =
    aerodromes.byIdent(code) ?? aerodromes.byIcao(code) ?? aerodromes.byGps(code) ?? aerodromes.byIata(code);
  return found?.ident ?? null;
}
