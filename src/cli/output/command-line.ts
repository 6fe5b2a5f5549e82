/** Options that say where things lie on this machine, or how they are printed: they change nothing in an answer. */
const LOCAL: ReadonlySet<string> = new Set([
  'case',
  'out',
  'quiet',
  'debug',
  'json',
  'zip',
  'replace',
  'pdf',
  'paper',
]);

/** A command as somebody else would type it: the options that make the answer, in one order, without paths of this machine. */
export function commandLine(command: string, options: object): string {
  const given = Object.entries(options)
    .filter(([name, value]) => !LOCAL.has(name) && value !== undefined && value !== false)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `--${name}${value === true ? '' : ` ${quoted(shownValue(name, value))}`}`);
  return ['airbridge', command, ...given].join(' ');
}

/** Of a file only its name; lists with commas. */
function shownValue(name: string, value: unknown): string {
  const text = Array.isArray(value) ? value.join(',') : String(value);
  return name === 'events' || (name === 'fleet' && text.endsWith('.csv'))
    ? text.slice(text.search(/[^/\\]*$/))
    : text;
}

const quoted = (text: string): string =>
  /^[\w.,:~-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
