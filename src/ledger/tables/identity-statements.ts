import { type IdentityStatement, NO_STATEMENT } from '../../aviation/identity.js';
import type { OperatorWanted, StatementSource } from '../../aviation/statement-source.js';
import { allRows, type Engine, type Row } from '../engine/engine.js';
import { listLiteral, textLiteral } from '../engine/literal.js';

/** Bits of `dbFlags`, as readsb has them. */
const FLAG = { military: 1, pia: 4, ladd: 8 } as const;

/** What an archive's header says, but for the day it says it on. */
const SAID = ['registration', 'typecode', 'description', 'ownOp', 'year', 'dbFlags', 'synthetic'] as const;

/** What the ledger knows of identities: what archives' own headers said day by day, and what was imported. */
export function ledgerStatements(engine: Engine): StatementSource {
  const ask = async (condition: { headers: string; imported: string }) => {
    const headers = await allRows(engine, headersQuery(condition.headers));
    const imported = await allRows(
      engine,
      `SELECT * FROM identities WHERE ${condition.imported} ORDER BY ALL`,
    );
    return [...headerStatements(headers), ...imported.map(importedStatement)];
  };
  return {
    ofAddresses: (icao24s) => {
      const isOne = `"icao24" IN ${listLiteral(icao24s)}`;
      return ask({ headers: isOne, imported: isOne });
    },
    ofRegistration: (bare) => {
      const isIt = `regexp_replace(upper("registration"), '[-\\s]', '', 'g') = ${textLiteral(bare)}`;
      return ask({ headers: isIt, imported: isIt });
    },
    ofOperator: (wanted) =>
      ask({
        headers: named('ownOp', wanted),
        imported: `("operatorCode" IN ${listLiteral(wanted.codes)} OR ${named('operator', wanted)})`,
      }),
  };
}

function named(column: string, { names, inPart }: OperatorWanted): string {
  const written = `lower("${column}")`;
  const whole = `${written} IN ${listLiteral(names)}`;
  if (!inPart) return whole;
  return `(${[whole, ...names.map((name) => `contains(${written}, ${textLiteral(name)})`)].join(' OR ')})`;
}

const SAID_LIST = SAID.map((name) => `"${name}"`).join(', ');

/** Everything said of the addresses of which something wanted is said: a day that says otherwise ends a run of days. */
const headersQuery = (condition: string): string =>
  `SELECT DISTINCT "icao24", strftime("firstSeen", '%Y-%m-%d') AS "day", ${SAID_LIST}, coalesce(${condition}, false) AS "isWanted"
FROM entries
WHERE "icao24" IN (SELECT "icao24" FROM entries WHERE "icao24" NOT LIKE '?%' AND ${condition})
  AND ("registration" IS NOT NULL OR "typecode" IS NOT NULL OR "ownOp" IS NOT NULL OR "dbFlags" > 0)
ORDER BY "icao24", "day", ${SAID_LIST}`;

/** Days in a row on which headers said the same are one statement. */
function headerStatements(rows: readonly Row[]): IdentityStatement[] {
  const runs: { first: Row; lastDay: string }[] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run !== undefined && saysTheSame(run.first, row)) run.lastDay = row.day as string;
    else runs.push({ first: row, lastDay: row.day as string });
  }
  return runs
    .filter(({ first }) => first.isWanted === true)
    .map(({ first, lastDay }) => headerStatement(first, lastDay));
}

const saysTheSame = (one: Row, other: Row): boolean =>
  one.icao24 === other.icao24 && SAID.every((name) => one[name] === other[name]);

function headerStatement(row: Row, lastDay: string): IdentityStatement {
  const flags = row.dbFlags as number;
  const has = (flag: number) => ((flags & flag) === 0 ? null : true);
  const year = Number(row.year ?? Number.NaN);
  return {
    ...NO_STATEMENT,
    source: row.synthetic === true ? 'archive header (SYNTHETIC)' : 'archive header',
    seenFrom: row.day as string,
    seenTo: lastDay,
    icao24: row.icao24 as string,
    registration: row.registration as string | null,
    typecode: row.typecode as string | null,
    description: row.description as string | null,
    owner: row.ownOp as string | null,
    isMilitary: has(FLAG.military),
    isPia: has(FLAG.pia),
    isLadd: has(FLAG.ladd),
    yearBuilt: Number.isInteger(year) ? year : null,
  };
}

function importedStatement({ sha256: _, ...row }: Row): IdentityStatement {
  return { ...NO_STATEMENT, ...row } as IdentityStatement;
}
