import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

/** What is used of a node of the document, which linkedom types without the browser's own types. */
interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<PageNode>;
}

type PageDocument = ReturnType<typeof parseHTML>['document'];

/** An article as a page shows it. */
export interface Page {
  readonly text: string;
  readonly title: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  /** ISO day. */
  readonly published: string | null;
}

/** Whether a text is HTML, by its beginning. */
export function isHtml(text: string): boolean {
  return /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype html|html|head|body|article|meta|title)\b/i.test(
    text.slice(0, 8192),
  );
}

/** What holds no words of the article. Nothing of a page is ever run. */
const UNREAD = 'script, style, noscript, template, iframe, object, embed, svg, form';

/** The article in a page, by Readability; a page without one is read whole. Paragraphs are lines. */
export function readPage(html: string): Page {
  const { document } = parseHTML(html);
  const published = publishedOf(document);
  for (const element of document.querySelectorAll(UNREAD)) element.remove();
  const whole = document.body ?? document.documentElement;
  const lines = (root: unknown) => (root == null ? '' : blockLines(root as PageNode));
  const fallback = lines(whole);
  const article = new Readability(document as never, { charThreshold: 0 }).parse();
  const body = article?.content
    ? lines(parseHTML(`<html><body>${article.content}</body></html>`).document.body)
    : '';
  return {
    text: body.trim() === '' ? fallback : body,
    title: orNull(article?.title),
    author: orNull(article?.byline),
    publisher: orNull(article?.siteName),
    published: dayOf(article?.publishedTime) ?? published,
  };
}

const BLOCKS =
  /^(P|DIV|H[1-6]|LI|BLOCKQUOTE|TD|TH|TR|ARTICLE|SECTION|BR|FIGCAPTION|HEADER|FOOTER|MAIN|UL|OL|TABLE|BODY|PRE)$/;

/** The words below an element, each block on a line of its own. */
function blockLines(root: PageNode): string {
  const parts: string[] = [];
  const stack: (PageNode | '\n')[] = [root];
  // A stack of its own: a page may nest deeper than calls can.
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === '\n') parts.push('\n');
    else if (node.nodeType === 3) parts.push((node.nodeValue ?? '').replace(/\s+/g, ' '));
    else {
      const isBlock = BLOCKS.test(node.nodeName);
      if (isBlock) stack.push('\n');
      stack.push(...[...node.childNodes].reverse());
      if (isBlock) parts.push('\n');
    }
  }
  return parts
    .join('')
    .replace(/[ \t]*\n[ \t\n]*/g, '\n')
    .trim();
}

const DATES = [
  'meta[property="article:published_time"]',
  'meta[name="date"]',
  'meta[itemprop="datePublished"]',
  'meta[name="DC.date.issued"]',
];

function publishedOf(document: PageDocument): string | null {
  const meta = DATES.map((one) => document.querySelector(one)?.getAttribute('content'));
  const time = document.querySelector('time[datetime]')?.getAttribute('datetime');
  return [...meta, time].map(dayOf).find((day) => day !== null) ?? null;
}

function dayOf(text: string | null | undefined): string | null {
  const day = /^\s*(\d{4}-\d\d-\d\d)/.exec(text ?? '')?.[1];
  return day !== undefined && !Number.isNaN(Date.parse(day)) ? day : null;
}

const orNull = (text: string | null | undefined): string | null =>
  text == null || text.trim() === '' ? null : text.trim();
