import { type Command, Option } from 'commander';

/** How an answer is printed. */
type Format = 'table' | 'json' | 'csv' | 'geojson' | 'kml' | 'parquet' | 'sql';

/** The format options as commander gives them. */
export type FormatOptions = Partial<Record<Exclude<Format, 'table' | 'parquet'>, boolean>> & {
  readonly parquet?: string;
};

const FLAGS: Readonly<Record<Exclude<Format, 'table'>, readonly [flags: string, description: string]>> = {
  json: ['--json', 'JSON instead of text'],
  csv: [
    '--csv',
    'CSV with a header line; cells that a spreadsheet would take for a formula begin with an apostrophe',
  ],
  geojson: ['--geojson', 'GeoJSON (RFC 7946), cut at the antimeridian'],
  kml: ['--kml', 'KML 2.2 for Google Earth and QGIS; silences drawn thin and grey'],
  parquet: ['--parquet <file>', 'write a Parquet file instead of printing'],
  sql: ['--sql', 'print the query instead of running it'],
};

/** Adds format options, of which one may be given. @param described where one needs other words than usual */
export function addFormatOptions(
  command: Command,
  formats: readonly Exclude<Format, 'table'>[],
  described: Partial<Record<Format, string>> = {},
): Command {
  for (const format of formats) {
    const [flags, description] = FLAGS[format];
    const others = formats.filter((other) => other !== format);
    command.addOption(new Option(flags, described[format] ?? description).conflicts(others));
  }
  return command;
}

/** The format asked for. */
export function formatOf(options: FormatOptions): Format {
  const formats = Object.keys(FLAGS) as (keyof typeof FLAGS)[];
  return formats.find((format) => options[format] !== undefined) ?? 'table';
}
