import { escaped, plain } from '../../figures/text.js';

/** HTML that is safe as it stands. */
export class Markup {
  constructor(readonly markup: string) {}
}

type Part = Markup | string | number | null | readonly (Markup | string | null)[];

/** A template of HTML: what is put in is escaped, unless it is {@link Markup} itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.map((string, i) => string + (i < parts.length ? ofPart(parts[i]) : '')).join(''));
}

function ofPart(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.markup;
  if (typeof part === 'object') return part.map(ofPart).join('');
  return escaped(plain(String(part)));
}

const LATIN_RUN =
  /[~+−-]?[\p{Script=Latin}\p{Nd}](?:(?:[\p{Script=Latin}\p{Nd}\p{M} .:/_+&'’–@#~*%°-]|(?<=\d),(?=\d))*[\p{Script=Latin}\p{Nd}%°])?/gu;
const RIGHT_RUN =
  /[\p{Script=Hebrew}\p{Script=Arabic}](?:[\p{Script=Hebrew}\p{Script=Arabic}\p{M} \p{Po}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{M}])?/gu;

/**
 * A sentence as HTML in which every run of the other direction (a code or number in Arabic, an Arabic word in English) stands in an
 * isolate of its own, so that brackets and signs around it stay where they belong.
 */
export function isolated(text: string, direction: 'ltr' | 'rtl'): Markup {
  const [runs, of] = direction === 'rtl' ? [LATIN_RUN, 'ltr'] : [RIGHT_RUN, 'rtl'];
  let [markup, at] = ['', 0];
  const clean = plain(text);
  for (const match of clean.matchAll(runs)) {
    markup += `${escaped(clean.slice(at, match.index))}<bdi dir="${of}">${escaped(match[0])}</bdi>`;
    at = match.index + match[0].length;
  }
  return new Markup(markup + escaped(clean.slice(at)));
}
