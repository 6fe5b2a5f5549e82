import type { IntlMessageFormat } from 'intl-messageformat';

/** First strong isolate, and the end of one. */
const [FSI, PDI] = ['\u2068', '\u2069'];

type Pattern = ReturnType<IntlMessageFormat['getAst']>;
type Primitive = string | number | boolean;

/** Of a pattern's parts: a placeholder whose value is put in as it is; not one that a choice is made by, or a number formatted. */
const ARGUMENT = 1;

/** A placeholder's second name: under it stands its value isolated. */
const nameOf = (name: string): string => `${name} isolated`;

/** A parsed pattern whose plain placeholders ask for isolated values, see {@link isolatedValues}. */
export function isolated(pattern: Pattern): Pattern {
  return pattern.map((part) => {
    if (part.type === ARGUMENT) return { ...part, value: nameOf(part.value) };
    if ('children' in part) return { ...part, children: isolated(part.children) };
    if (!('options' in part)) return part;
    const options = Object.entries(part.options).map(([name, option]) => [
      name,
      { ...option, value: isolated(option.value) },
    ]);
    return { ...part, options: Object.fromEntries(options) };
  }) as Pattern;
}

/** Values of placeholders, each also isolated from the direction of the text around it. */
export function isolatedValues(values: Readonly<Record<string, Primitive>>): Record<string, Primitive> {
  const both = Object.entries(values).flatMap(([name, value]) => [
    [name, value],
    [nameOf(name), typeof value === 'string' && value !== '' ? `${FSI}${value}${PDI}` : value],
  ]);
  return Object.fromEntries(both);
}
