import { html, type Markup } from './markup.js';

/** One column of a table. */
export interface Column<T> {
  readonly head: Markup;
  readonly isNumber?: boolean;
  readonly cell: (row: T) => Markup | string | null;
}

/** What stands around the rows of a table. */
interface GridHead {
  /** Unique on the page. */
  readonly id: string;
  readonly caption: Markup;
  /** Too wide for a telephone: it keeps its width there, and scrolls. */
  readonly isWide?: boolean;
}

/** A table under its caption, with heads that print on every page; it scrolls by itself where it is wider than the screen. */
export function grid<T>(
  { id, caption, isWide }: GridHead,
  columns: readonly Column<T>[],
  rows: readonly T[],
): Markup {
  const heads = columns.map(({ head, isNumber }) =>
    isNumber === true ? html`<th scope="col" class="n">${head}</th>` : html`<th scope="col">${head}</th>`,
  );
  const body = rows.map(
    (row) => html`<tr>${columns.map((column) => cellOf(column, row))}</tr>
`,
  );
  return html`<p class="small caption" id="${id}-caption">${caption}</p>
<div class="${isWide === true ? 'scroll wide' : 'scroll'}" role="region" tabindex="0" aria-labelledby="${id}-caption"><table aria-labelledby="${id}-caption"><thead><tr>${heads}</tr></thead><tbody>
${body}</tbody></table></div>`;
}

function cellOf<T>({ cell, isNumber }: Column<T>, row: T): Markup {
  const content = cell(row);
  return isNumber === true ? html`<td class="n">${content}</td>` : html`<td>${content}</td>`;
}
