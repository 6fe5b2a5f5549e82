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

/** "NM CPR [('EDDT', 'EDDF')]": the second source, and what it says instead. */
const DISAGREES = /^NM CPR \[/;
const AGREES = /^NM CPR agrees/;

/** Whether a row counts: not when a second source says otherwise; an end not when its field cannot be the one meant. */
export function standingOf(row: TruthRow, firstMs: number, aerodromes: AerodromeTable): Standing {
  if (DISAGREES.test(row.notes)) return { counts: false, why: `its second source disagrees: ${row.notes}` };
  const notes: string[] = [];
  const end = (code: string): string | null => {
    const ident = identOf(code, aerodromes);
    const why = ident === null ? 'not in the aerodrome table' : notYetOpen(ident, firstMs, aerodromes);
    if (why !== null) notes.push(`${code}: ${why}`);
    return why === null ? ident : null;
  };
  const [adep, ades] = [end(row.adep), end(row.ades)];
  return { counts: true, confirmed: AGREES.test(row.notes), adep, ades, notes };
}

/** Codes were translated with a table of today, and may then have belonged to another field. */
function notYetOpen(ident: string, atMs: number, aerodromes: AerodromeTable): string | null {
  const isShut = aerodromes.isShut(aerodromes.indexOf(ident), atMs);
  return isShut ? 'the field had not opened when the flight was flown' : null;
}

/** The table's key for a code, which may be an ident, an ICAO or an IATA code. */
function identOf(code: string, aerodromes: AerodromeTable): string | null {
  if (code === '') return null;
  const found =
    aerodromes.byIdent(code) ?? aerodromes.byIcao(code) ?? aerodromes.byGps(code) ?? aerodromes.byIata(code);
  return found?.ident ?? null;
}
