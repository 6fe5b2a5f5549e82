import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { AirbridgeError, type Where } from '../error.js';
import { CLAIMS_FILE, type Claim, claimsJsonSchema } from './schema.js';

/** More than any case holds; a longer file is not read. */
const LONGEST = 4_000_000;
/** Aliases that stand for aliases can make ten lines a billion. */
const MOST_ALIASES = 100;

/** What people keep beside case.yaml. */
export const CLAIMS_YAML = 'claims.yaml';

/**
 * Reads the text of a claims.yaml.
 *
 * @param file its path, for errors
 * @throws AirbridgeError `claims-invalid`, naming line, column, field and what would be valid
 */
export function parseClaims(text: string, file: string): Claim[] {
  if (text.length > LONGEST) throw invalid('the file is too long', { file }, 'Split the case.');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [fault] = document.errors;
  if (fault !== undefined) {
    const { line, col } = lines.linePos(fault.pos[0]);
    throw invalid(`claims.yaml is not valid YAML: ${fault.message}`, { file, line, column: col });
  }
  const parsed = CLAIMS_FILE.safeParse(contentOf(document, file));
  if (parsed.success) return parsed.data.claims;
  throw ofIssue(document, lines, file, parsed.error.issues[0]);
}

function contentOf(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (cause) {
    const next = `Write the values out: no more than ${MOST_ALIASES} aliases are followed.`;
    throw invalid('claims.yaml repeats itself by aliases without end', { file }, next, cause);
  }
}

function ofIssue(
  document: Document,
  lines: LineCounter,
  file: string,
  issue: z.core.$ZodIssue,
): AirbridgeError {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path = unknown === undefined ? issue.path : [...issue.path, unknown];
  const where = { file, ...positionOf(document, lines, path), field: path.join('.') };
  if (unknown === undefined) return invalid(`claims.yaml: ${issue.message}`, where, validAt(path));
  const next = `Allowed here are ${keysAt(issue.path).join(', ')}.`;
  return invalid('claims.yaml: there is no such field', where, next);
}

/** Where the value at `path` stands, or the nearest one above it that is there. */
function positionOf(
  document: Document,
  lines: LineCounter,
  path: readonly PropertyKey[],
): Pick<Where, 'line' | 'column'> {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range != null) {
      const { line, col } = lines.linePos(node.range[0]);
      return { line, column: col };
    }
  }
  return {};
}

function validAt(path: readonly PropertyKey[]): string {
  const keys = keysAt(path.slice(0, -1));
  const schema = '`airbridge schema claims` prints the whole schema.';
  return keys.length === 0 ? schema : `Fields here are ${keys.join(', ')}. ${schema}`;
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
}

/** The fields the schema has at `path`. */
function keysAt(path: readonly PropertyKey[]): string[] {
  let at: JsonSchema | undefined = claimsJsonSchema();
  for (const key of path) at = typeof key === 'number' ? at?.items : at?.properties?.[String(key)];
  return Object.keys(at?.properties ?? {});
}

const invalid = (fault: string, where: Where, next?: string, cause?: unknown): AirbridgeError =>
  new AirbridgeError('claims-invalid', fault, where, next, { cause });
