import { type IdentityStatement, NO_STATEMENT } from '../../aviation/identity.js';
import type { OperatorWanted, StatementSource } from '../../aviation/statement-source.js';
import { allRows, type Engine } from '../engine/engine.js';
import { listLiteral, textLiteral } from '../engine/literal.js';
import { type RowOf, rowsAs } from '../schema/rows.js';

/** Bits of `dbFlags`, as readsb has them. */
const FLAG = { military: 1, pia: 4, ladd: 8 } as const;

/** What an archive's header says, but for the day it says it on. */
const SAID = ['registration', 'typecode', 'description', 'ownOp', 'year', 'dbFlags', 'synthetic'] as const;

/** What the ledger knows of identities: what archives' own headers said day by day, and what was imported. */
export function ledgerStatements(engine: Engine): StatementSource {
  const ask = async (condition: { headers: string; imported: string }) => {
    const headers = rowsAs<HeaderRow>(await allRows(engine, headersQuery(condition.headers)));
    const sql = `SELECT * FROM identities WHERE ${condition.imported} ORDER BY ALL`;
    const imported = rowsAs<RowOf<'identities'>>(await allRows(engine, sql));
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

/** What a header says on one day. */
type HeaderRow = Pick<RowOf<'entries'>, 'icao24' | (typeof SAID)[number]> & {
  readonly day: string;
  readonly isWanted: boolean;
};

/** Days in a row on which headers said the same are one statement. */
function headerStatements(rows: readonly HeaderRow[]): IdentityStatement[] {
  const runs: { first: HeaderRow; lastDay: string }[] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run !== undefined && saysTheSame(run.first, row)) run.lastDay = row.day;
    else runs.push({ first: row, lastDay: row.day });
  }
  return runs
    .filter(({ first }) => first.isWanted === true)
    .map(({ first, lastDay }) => headerStatement(first, lastDay));
}

const saysTheSame = (one: HeaderRow, other: HeaderRow): boolean =>
  one.icao24 === other.icao24 && SAID.every((name) => one[name] === other[name]);

function headerStatement(row: HeaderRow, lastDay: string): IdentityStatement {
  const flags = row.dbFlags;
  const has = (flag: number) => ((flags & flag) === 0 ? null : true);
  const year = Number(row.year ?? Number.NaN);
  return {
    ...NO_STATEMENT,
    source: row.synthetic === true ? 'archive header (SYNTHETIC)' : 'archive header',
    seenFrom: row.day,
    seenTo: lastDay,
    icao24: row.icao24,
    registration: row.registration,
    typecode: row.typecode,
    description: row.description,
    owner: row.ownOp,
    isMilitary: has(FLAG.military),
    isPia: has(FLAG.pia),
    isLadd: has(FLAG.ladd),
    yearBuilt: Number.isInteger(year) ? year : null,
  };
}

function importedStatement({ sha256: _, ...row }: RowOf<'identities'>): IdentityStatement {
  return { ...NO_STATEMENT, ...row };
}
