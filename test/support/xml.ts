/** An element of a small XML document. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  /** Its own text, entities resolved. */
  text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const NAME = '[A-Za-z_:][\\w:.-]*';
const TOKEN = new RegExp(`<\\?xml[^?]*\\?>|<(/?)(${NAME})((?:\\s+${NAME}="[^"<]*")*)\\s*(/?)>|([^<]+)`, 'y');

/**
 * Reads XML strictly enough to serve as a judge of well-formedness for documents without comments, CDATA and DTD: anything
 * else, a stray `<` or `&`, a wrong nesting, or a character XML 1.0 does not allow, throws.
 */
export function parseXml(text: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < text.length; ) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new SyntaxError(`not XML at ${at}: ${text.slice(at, at + 40)}`);
    const [, closing, name, attributes, empty, words] = match;
    const top = open[open.length - 1];
    if (words !== undefined) top.text += resolveText(words);
    else if (closing === '/') closeElement(open, name);
    else if (name !== undefined) {
      const element: Element = { name, attributes: attributesOf(attributes), children: [], text: '' };
      top.children.push(element);
      if (empty !== '/') open.push(element);
    }
  }
  if (open.length !== 1 || root.children.length !== 1) throw new SyntaxError('not one closed root element');
  return root.children[0];
}

/** Every element of that name below (and including) this one. */
export function elements(element: Element, name: string): Element[] {
  const below = element.children.flatMap((child) => elements(child, name));
  return element.name === name ? [element, ...below] : below;
}

function closeElement(open: Element[], name: string): void {
  const closed = open.pop();
  if (closed?.name !== name) throw new SyntaxError(`</${name}> closes <${closed?.name}>`);
}

function attributesOf(text: string): Record<string, string> {
  const found = [...text.matchAll(/([\w:.-]+)="([^"]*)"/g)];
  return Object.fromEntries(found.map(([, name, value]) => [name, resolveText(value)]));
}

function resolveText(text: string): string {
  if (/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.test(text)) {
    throw new SyntaxError('a character XML does not allow');
  }
  return text.replace(/&([^;&]*;?)/g, (whole, entity: string) => {
    const resolved = ENTITIES[entity.replace(/;$/, '')];
    if (resolved === undefined || !entity.endsWith(';')) throw new SyntaxError(`not an entity: ${whole}`);
    return resolved;
  });
}
