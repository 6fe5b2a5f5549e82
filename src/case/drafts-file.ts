import { readFile, writeFile } from 'node:fs/promises';
import { isMap, isSeq, parseDocument } from 'yaml';
import { AirbridgeError } from '../error.js';

const NEW_FILE = `# Claims of this case, drafted by \`airbridge read\` and completed by hand. Its schema: \`airbridge schema claims\`.
version: 1
claims: []
`;

/** A claim to be added; what else it holds is the schema's affair. */
interface Draft {
  readonly id: string;
}

/**
 * Adds drafts to a claims.yaml, keeping what people wrote there. An id that is taken gets a number behind it.
 *
 * @returns the ids as they were written
 * @throws AirbridgeError `claims-invalid` where the file is no list of claims; then nothing is written
 */
export async function addDrafts(file: string, drafts: readonly Draft[]): Promise<string[]> {
  const document = parseDocument(await textOf(file));
  const claims = document.get('claims');
  if (document.errors.length > 0 || !isSeq(claims)) {
    const message = document.errors[0]?.message.split('\n')[0] ?? 'there is no list of claims in it';
    throw new AirbridgeError(
      'claims-invalid',
      message,
      { file },
      'Mend the file, or move it away and read again.',
    );
  }
  const taken = new Set(claims.items.map((item) => (isMap(item) ? String(item.get('id')) : '')));
  const written = drafts.map((draft) => ({ ...draft, id: freeId(draft.id, taken) }));
  if (claims.items.length === 0) claims.flow = false;
  for (const one of written) claims.add(document.createNode(one));
  await writeFile(file, document.toString({ lineWidth: 120 }));
  return written.map(({ id }) => id);
}

async function textOf(file: string): Promise<string> {
  return await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return NEW_FILE;
    throw error;
  });
}

function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let k = 2; taken.has(id); k++) id = `${wanted}-${k}`;
  taken.add(id);
  return id;
}
