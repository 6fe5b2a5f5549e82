/** Kinds of tar entry that hold a file's bytes or only group others. Everything else is refused. */
const PLAIN: ReadonlySet<string> = new Set(['File', 'OldFile', 'ContiguousFile', 'Directory', 'GNUDumpDir']);

const KIND_REASONS: Readonly<Record<string, string>> = {
  Link: 'it is a link, and links in archives are never followed',
  SymbolicLink: 'it is a link, and links in archives are never followed',
  CharacterDevice: 'it is a device',
  BlockDevice: 'it is a device',
  FIFO: 'it is a pipe',
};

const NAME_RULES: readonly (readonly [RegExp, string])[] = [
  [/^$/, 'it has no name'],
  [/\p{Cc}/u, 'its name contains control characters'],
  [/^[/\\]|^[A-Za-z]:/, 'its name is an absolute path'],
  [/(^|[/\\])\.\.([/\\]|$)/, 'its name leads out of the archive (..)'],
  [/\.(tar|tgz|tar\.[a-z0-9]+)$/i, 'it is an archive inside an archive'],
];

/**
 * Why an entry of an archive is not to be touched, in words; null when it may be read.
 *
 * @param name path as the archive gives it
 * @param type kind of entry in node-tar's words
 */
export function refusal(name: string, type: string): string | null {
  if (!PLAIN.has(type)) return KIND_REASONS[type] ?? `entries of its kind (${type}) are not read`;
  return NAME_RULES.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
