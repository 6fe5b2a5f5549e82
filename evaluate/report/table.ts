/** A table to be read in a terminal or as Markdown. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A part of the report: a heading, what has to be known to read it, and tables. */
export interface Section {
  readonly title: string;
  readonly text: readonly string[];
  readonly tables: readonly Table[];
}

/** Markdown; aligned for a terminal, where it is read as it stands. A bar inside a cell would end it. */
export function renderTable({ header, rows }: Table, aligned: boolean): string {
  const cells = [header, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = header.map((_, column) =>
    aligned ? Math.max(3, ...cells.map((row) => row[column].length)) : 0,
  );
  const line = (row: readonly string[]) => `| ${row.map((cell, k) => cell.padEnd(widths[k])).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(Math.max(3, width + 2))).join('|')}|`;
  return [line(cells[0]), rule, ...cells.slice(1).map(line)].join('\n');
}

/** A section with its heading. */
export function renderSection({ title, text, tables }: Section, aligned: boolean): string {
  const filled = tables.filter(({ rows }) => rows.length > 0);
  return [`## ${title}`, ...text, ...filled.map((table) => renderTable(table, aligned))].join('\n\n');
}
