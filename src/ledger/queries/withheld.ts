/**
 * What answers withhold unless it is asked for (method, section 6): what links the address of an aircraft in a programme of
 * privacy (PIA, LADD) to its registration. Questions may name the registration all the same: whoever asks knows it.
 */

/** PIA where any source says so, else LADD; an archive's header has it in bits of `dbFlags`. To be put before a query. */
export const WITH_WITHHELD = `WITH withheld AS (SELECT "icao24", max("programme") AS "programme" FROM (
  SELECT "icao24", CASE WHEN "dbFlags" & 4 <> 0 THEN 'PIA' ELSE 'LADD' END AS "programme" FROM entries WHERE "dbFlags" & 12 <> 0
  UNION ALL SELECT "icao24", CASE WHEN "isPia" THEN 'PIA' ELSE 'LADD' END FROM identities WHERE "isPia" OR "isLadd"
) GROUP BY "icao24")
`;

const IS_WITHHELD = '"icao24" IN (SELECT "icao24" FROM withheld)';

/** The programme for whose sake something is withheld of a row, else null. @param table whose row it is */
export const programmeOf = (table: string): string =>
  `(SELECT "programme" FROM withheld WHERE withheld."icao24" = ${table}."icao24")`;

/** A row's registration as it is answered. */
export const REGISTRATION_SHOWN = `CASE WHEN NOT (${IS_WITHHELD}) THEN "registration" END`;

/** Its callsigns as they are answered: many private aircraft call themselves by their registration. */
export const CALLSIGN_SHOWN = `CASE WHEN NOT (${IS_WITHHELD}) OR ${isNoRegistration('"callsign"')} THEN "callsign" END`;
export const CALLSIGNS_SHOWN = `CASE WHEN NOT (${IS_WITHHELD}) THEN "callsigns" ELSE CAST(to_json(list_filter(json_extract_string("callsigns", '$[*]'), lambda c: ${isNoRegistration('c')})) AS VARCHAR) END`;

/**
 * How many airframes a question is about whose registrations are withheld.
 *
 * @param from the table and the conditions of the question
 */
export const withheldCountQuery = (from: string): string =>
  `${WITH_WITHHELD}SELECT count(DISTINCT "icao24") AS "count" FROM (SELECT "icao24" FROM ${from}) WHERE ${IS_WITHHELD}`;

function isNoRegistration(callsign: string): string {
  return `replace(${callsign}, '-', '') IS DISTINCT FROM replace("registration", '-', '')`;
}
