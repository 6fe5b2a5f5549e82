/** An address on the web, which stays, or a path on somebody's machine: absolute, of a home folder, or of a Windows drive. */
const URL_OR_PATH = /\b[a-z][a-z0-9+.-]*:\/\/\S+|(?<=^|[\s=:"'(,])(?:~?\/|[A-Za-z]:[\\/]|\\\\)[^\s"'(),]+/gi;

/** The part of a path that says what a file is, and nothing of whose machine it lay on: from the folder of its day on, else its name. */
export function publicPath(path: string): string {
  const slashed = path.replaceAll('\\', '/').replace(/\/+$/, '');
  return (
    /(?:^|\/)(\d{4}\/\d{2}\/\d{2}\/.+)$/.exec(slashed)?.[1] ?? slashed.slice(slashed.lastIndexOf('/') + 1)
  );
}

/** A value of a log with every local path in it cut to what may be seen (method, section 6). */
export function withoutPaths(value: unknown): unknown {
  if (typeof value === 'string') return withoutPathsIn(value);
  if (Array.isArray(value)) return value.map(withoutPaths);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withoutPaths(one)]));
}

const withoutPathsIn = (text: string): string => {
  // A whole string that is a path may hold spaces.
  if (/^(?:\/|[A-Za-z]:[\\/])/.test(text)) return publicPath(text);
  return text.replace(URL_OR_PATH, (found) => (found.includes('://') ? found : publicPath(found)));
};
