import { createRequire } from 'node:module';
import type * as Saxes from 'saxes';
import { AirbridgeError } from '../../error.js';
import { textOf } from './text.js';

/** KML nests folders, but no real file this deep. */
const MOST_LEVELS = 64;
/** Fed in pieces, so that the parser never holds more than one beside the text. */
const PIECE = 1 << 16;
/** Declaration, comments and blanks, then a document type. */
const BEGINS_WITH_DOCTYPE = /^(?:\s|<\?[^>]*>|<!--[^>]*-->)*<!DOCTYPE/;
const DOCTYPE = 'it declares a document type, which no track needs and which is how files are made harmful';

/** Loaded for the first XML: it takes 7 MB in every thread, and most archives hold none. */
const saxes = (): typeof Saxes => createRequire(import.meta.url)('saxes');

/** What is told of an XML text while it is read. Names are without prefix: `gx:coord` is `coord`. */
export interface XmlListener {
  /** @param path names of the elements around it and its own, outermost first: the same array, changed in place */
  open(path: readonly string[], line: number): void;
  /** @param text of this element alone, character data and CDATA together; empty unless `wants` said so */
  close(path: readonly string[], text: string, line: number): void;
  /** Whether the text of an element is of any use. */
  wants(name: string): boolean;
}

/**
 * Reads an XML text. Entities other than XML's own five are refused, and so is every document type declaration: a track
 * needs none, and they are how small files are made to grow without end or to read other files.
 *
 * @throws AirbridgeError `xml-invalid` with the line
 */
export function walkXml(bytes: Uint8Array, listener: XmlListener): void {
  const { SaxesParser } = saxes();
  const parser = new SaxesParser({ xmlns: false });
  const path: string[] = [];
  const texts: string[] = [];
  const addText = (text: string): void => {
    if (path.length > 0 && listener.wants(path[path.length - 1])) texts[path.length - 1] += text;
  };
  parser.on('error', (error) => {
    throw xmlInvalid(error.message.replace(/^[^:]*:?\d+:\d+: /, ''), parser.line);
  });
  parser.on('doctype', () => {
    throw xmlInvalid(DOCTYPE, parser.line);
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('opentag', ({ name }) => {
    if (path.length === MOST_LEVELS)
      throw xmlInvalid(`it nests more than ${MOST_LEVELS} levels`, parser.line);
    path.push(name.slice(name.indexOf(':') + 1));
    texts.push('');
    listener.open(path, parser.line);
  });
  parser.on('closetag', () => {
    listener.close(path, texts.pop() ?? '', parser.line);
    path.pop();
  });
  const text = textOf(bytes, 'xml-invalid');
  // The parser tells of a document type only when it has read all of it.
  if (BEGINS_WITH_DOCTYPE.test(text.slice(0, PIECE))) throw xmlInvalid(DOCTYPE, 1);
  for (let from = 0; from < text.length; from += PIECE) parser.write(text.slice(from, from + PIECE));
  parser.close();
}

function xmlInvalid(what: string, line: number): AirbridgeError {
  const next = 'Fetch the file again; what was changed by hand or cut short is no evidence.';
  return new AirbridgeError('xml-invalid', `cannot be read as XML: ${what}`, { line }, next);
}
