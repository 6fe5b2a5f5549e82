/**
 * The generated pages of docs/, as text. The modules they are made from are passed in: the script brings the compiled
 * ones, the test that guards against drift the sources.
 */

const HEAD = '<!-- Made by scripts/make-docs.mjs; change the source, not this page. -->\n\n';

/**
 * docs/cli.md: what every command says with --help.
 *
 * @param {readonly { name: string, help: string }[]} commands the program itself first
 */
export function cliPage(commands) {
  const sections = commands.map(({ name, help }) => `## ${name}\n\n\`\`\`text\n${help.trim()}\n\`\`\`\n`);
  return `${HEAD}# The command line\n\n${sections.join('\n')}`;
}

/**
 * @typedef {{ name: string, type: string, nullable: boolean, isJson: boolean, doc: string }} Column
 * @typedef {{ name: string, doc: string, columns: readonly Column[], sortedBy: readonly string[] }} Table
 * @typedef {{ name: string, column: Column | null, doc: string }} Field
 */

/**
 * docs/columns.md: the fields of answers, and the tables of the ledger they come from.
 *
 * @param {Readonly<Record<string, readonly Field[]>>} answers by command
 * @param {readonly Table[]} tables
 * @param {number} version of the schema
 */
export function columnsPage(answers, tables, version) {
  const fields = Object.entries(answers).map(([command, list]) => fieldsSection(command, list));
  return `${HEAD}# Columns

Times are UTC everywhere: ISO 8601 with \`Z\` in JSON and CSV, TIMESTAMP without a zone in SQL and Parquet. Unknown is null.

# What commands answer with

The same names in JSON, CSV, Parquet and SQL. A field marked JSON is a value in JSON and its text elsewhere.

${fields.join('\n')}
# Tables of the ledger

Schema version ${version}. The ledger is a DuckDB file; \`--sql\` prints any query to start from.

${tables.map(tableSection).join('\n')}`;
}

/**
 * @param {string} command
 * @param {readonly Field[]} fields
 */
function fieldsSection(command, fields) {
  const rows = fields.map(({ name, column, doc }) => [
    code(name),
    column === null ? 'VARCHAR' : typeOf(column),
    column === null || column.nullable ? 'yes' : '',
    doc,
  ]);
  return `## ${code(`airbridge ${command}`)}\n\n${markdownTable(['field', 'type', 'may be null', 'meaning'], rows)}`;
}

/** @param {Table} table */
function tableSection({ name, doc, columns, sortedBy }) {
  const rows = columns.map((column) => [
    code(column.name),
    typeOf(column),
    column.nullable ? 'yes' : '',
    column.doc,
  ]);
  const order = sortedBy.length === 0 ? 'In no order.' : `Sorted by ${sortedBy.map(code).join(', ')}.`;
  return `## ${code(name)}\n\n${doc} ${order}\n\n${markdownTable(['column', 'type', 'may be null', 'meaning'], rows)}`;
}

/** @param {Column} column */
const typeOf = ({ type, isJson }) => (isJson ? `${type}, JSON` : type);

/** @param {string} text */
const code = (text) => `\`${text}\``;

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
function markdownTable(head, rows) {
  const lines = [head, head.map(() => '---'), ...rows].map(
    (cells) => `| ${cells.map(escapePipes).join(' | ')} |`,
  );
  return `${lines.join('\n')}\n`;
}

/** @param {string} text */
const escapePipes = (text) => text.replaceAll('|', '\\|');
