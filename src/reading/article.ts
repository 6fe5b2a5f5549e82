import { AirbridgeError } from '../error.js';
import { decodeArticle } from './encoding.js';
import { isHtml, type Page, readPage } from './html.js';

/** An article's text and what its file says of it. */
export interface Article extends Page {
  readonly encoding: string;
  readonly isPage: boolean;
}

/** Longest article that is read: 20 MB. */
const MOST_BYTES = 20_000_000;

/**
 * Takes the text out of a file: plain text in any common encoding, or an HTML page.
 *
 * @throws AirbridgeError `not-text` for what is neither, for an empty file and for one that is too long
 */
export function articleOf(bytes: Uint8Array, file: string): Article {
  if (bytes.length > MOST_BYTES) {
    const next = 'Give the article alone.';
    throw new AirbridgeError(
      'not-text',
      `longer than ${MOST_BYTES} bytes`,
      { file, value: bytes.length },
      next,
    );
  }
  const { text, encoding } = decodeArticle(bytes, file);
  const isPage = isHtml(text);
  const page = isPage
    ? readPage(text)
    : { text, title: null, author: null, publisher: null, published: null };
  if (page.text.trim() === '')
    throw new AirbridgeError(
      'not-text',
      'there is no text in it',
      { file },
      'Give a file that holds the article.',
    );
  return { ...page, encoding, isPage };
}
