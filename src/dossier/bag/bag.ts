import { createHash } from 'node:crypto';

/** Files by path inside a folder, with `/` between the parts. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** Where BagIt keeps what the bag is about. */
export const PAYLOAD = 'data/';
export const MANIFEST = 'manifest-sha256.txt';
export const TAG_MANIFEST = 'tagmanifest-sha256.txt';

/**
 * The files of a BagIt bag (RFC 8493, version 1.0): the payload, what describes it, and the hash of each.
 *
 * @param payload by path inside `data/`
 * @param tags further files outside the payload
 * @param agent name and version of what made the bag
 */
export function bagOf(payload: Files, tags: Files, agent: string): Map<string, Uint8Array> {
  const inside = new Map([...payload].map(([path, bytes]) => [`${PAYLOAD}${path}`, bytes]));
  const bytes = [...payload.values()].reduce((sum, file) => sum + file.length, 0);
  const described = new Map<string, Uint8Array>([
    ['bagit.txt', utf8('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')],
    ['bag-info.txt', utf8(`Bag-Software-Agent: ${agent}\nPayload-Oxum: ${bytes}.${payload.size}\n`)],
    [MANIFEST, utf8(manifestOf(inside))],
    ...tags,
  ]);
  return new Map<string, Uint8Array>([...inside, ...described, [TAG_MANIFEST, utf8(manifestOf(described))]]);
}

function manifestOf(files: Files): string {
  const lines = [...files].map(([path, bytes]) => `${sha256Of(bytes)}  ${escapedPath(path)}\n`);
  return lines.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join('');
}

/** A manifest as hashes by path. Lines that are none are left out: what they name is then missing. */
export function readManifest(text: string): Map<string, string> {
  const lines = text.split(/\r?\n/).flatMap((line) => {
    const parts = /^([0-9a-fA-F]{64})[ \t]+\*?(.+)$/.exec(line);
    return parts === null ? [] : [[plainPath(parts[2]), parts[1].toLowerCase()] as const];
  });
  return new Map(lines);
}

/** SHA-256 in hex. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** RFC 8493, section 2.1.3: only line ends and the percent sign itself are escaped. */
const escapedPath = (path: string): string =>
  path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const plainPath = (path: string): string =>
  path.replace(/%0D/gi, '\r').replace(/%0A/gi, '\n').replaceAll('%25', '%');

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
