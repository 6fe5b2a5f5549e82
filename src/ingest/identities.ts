import { basename } from 'node:path';
import { type IdentityStatement, NO_STATEMENT } from '../aviation/identity.js';
import { refuseAmbiguous } from '../case/fleet-check.js';
import { fleetRows } from '../case/fleet-file.js';
import { memberStatement } from '../case/fleet-statements.js';
import { appendLog } from '../case/logs.js';
import { AirbridgeError, isOfInput } from '../error.js';
import type { Engine } from '../ledger/engine/engine.js';
import { hasStatements, replaceStatements } from '../ledger/queries/identity-lists.js';
import { openStaging } from '../ledger/store/store.js';
import type { Files } from '../source/files.js';
import { type IdentityFile, type IdentityItem, readIdentities } from '../source/identities/index.js';

/** A list of airframes to take in. */
export interface IdentityRequest {
  /** Absolute, of a file or folder. */
  readonly path: string;
  /** The day it speaks of, `2026-07-19`; null for what the list itself says, which may be nothing. */
  readonly asOf: string | null;
  /** Who says so; null for the name of its kind. */
  readonly source: string | null;
}

/** What became of one list. */
export type ImportedIdentities =
  | {
      readonly kind: 'taken' | 'already in';
      readonly path: string;
      readonly sha256: string;
      readonly source: string;
      /** Null where neither the user nor the list says. */
      readonly asOf: string | null;
      readonly statements: number;
      /** Rows that say nothing that can be kept, by reason, with the first of each. */
      readonly leftOut: readonly {
        readonly reason: string;
        readonly count: number;
        readonly first: string;
      }[];
    }
  | { readonly kind: 'failed'; readonly path: string; readonly error: AirbridgeError };

/** What importing needs from outside. */
interface IdentityOptions {
  readonly ledgerDir: string;
  readonly command: string;
  readonly nowMs: () => number;
  readonly files: Files;
}

/**
 * Takes lists of airframes into the ledger: who says what, each list once by its content. A list that is imported again as of
 * another day or under another name replaces itself; one that cannot be read is told of, and the rest goes in.
 *
 * @throws AirbridgeError `case-locked`, `ledger-too-new`, `ledger-damaged`, `disk-full`, `no-memory`
 */
export async function importIdentities(
  requests: readonly IdentityRequest[],
  options: IdentityOptions,
): Promise<ImportedIdentities[]> {
  const { ledgerDir, command, nowMs } = options;
  const staging = await openStaging(ledgerDir, { command, nowMs, sparesLeftover: true });
  try {
    const imported: ImportedIdentities[] = [];
    for (const request of requests) imported.push(await importOne(staging.engine, request, options));
    await staging.commit();
    for (const one of imported)
      await appendLog(ledgerDir, 'custody', nowMs(), { event: 'identity import', ...custodyEntry(one) });
    return imported;
  } catch (error) {
    await staging.close();
    throw error;
  }
}

async function importOne(
  engine: Engine,
  request: IdentityRequest,
  { files }: IdentityOptions,
): Promise<ImportedIdentities> {
  const { path } = request;
  try {
    const list = await readIdentities(path, files);
    const { statements, leftOut } = statementsOf(list, request);
    const asOf = request.asOf ?? list.asOf;
    const source = sourceOf(list, request);
    const isIn = await hasStatements(engine, list.sha256, source, asOf);
    if (!isIn) await replaceStatements(engine, list.sha256, statements);
    const kind = isIn ? 'already in' : 'taken';
    return { kind, path, sha256: list.sha256, source, asOf, statements: statements.length, leftOut };
  } catch (error) {
    if (!isOfInput(error)) throw error;
    return { kind: 'failed', path, error: error.at({ file: path }) };
  }
}

const sourceOf = ({ kind }: IdentityFile, { source, path }: IdentityRequest): string =>
  source ?? (kind === 'list' ? basename(path) : kind);

type LeftOut = Extract<ImportedIdentities, { leftOut: unknown }>['leftOut'];

function statementsOf(
  list: IdentityFile,
  request: IdentityRequest,
): { statements: IdentityStatement[]; leftOut: LeftOut } {
  const said = { source: sourceOf(list, request), asOf: request.asOf ?? list.asOf };
  if (list.bytes !== null) return { statements: fleetStatements(list.bytes, said), leftOut: [] };
  const items = [...list.items];
  const rows = items.filter((item) => item.kind === 'row');
  const statements = rows.map(({ row }) => ({
    ...NO_STATEMENT,
    ...row,
    ...said,
    asOf: request.asOf ?? row.asOf ?? list.asOf,
  }));
  if (statements.length === 0) throw nothingIn(items);
  return { statements, leftOut: leftOutOf(items) };
}

function fleetStatements(
  bytes: Uint8Array,
  said: { source: string; asOf: string | null },
): IdentityStatement[] {
  const listed = fleetRows(bytes);
  refuseAmbiguous(listed);
  return listed.map(({ member }) => memberStatement(said, member));
}

function leftOutOf(items: readonly IdentityItem[]): LeftOut {
  const reasons = new Map<string, { reason: string; count: number; first: string }>();
  for (const item of items) {
    if (item.kind !== 'left-out') continue;
    const known = reasons.get(item.reason) ?? { reason: item.reason, count: 0, first: item.where };
    reasons.set(item.reason, { ...known, count: known.count + 1 });
  }
  return [...reasons.values()];
}

function nothingIn(items: readonly IdentityItem[]): AirbridgeError {
  const [first] = leftOutOf(items);
  const why = first === undefined ? 'it has no rows' : `${first.reason} (${first.first})`;
  return new AirbridgeError(
    'not-evidence',
    `no row of this list of airframes can be kept: ${why}`,
    {},
    'Fetch the file again.',
  );
}

function custodyEntry(imported: ImportedIdentities): Record<string, unknown> {
  if (imported.kind === 'failed') return { path: imported.path, failed: imported.error.message };
  const { kind, path, sha256, source, asOf, statements } = imported;
  return { kind, path, sha256, source, asOf, statements };
}
