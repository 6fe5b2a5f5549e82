import { AirbridgeError } from '../error.js';

/** Text and how its bytes spelt it. */
interface Decoded {
  readonly text: string;
  /** As the WHATWG Encoding Standard names it. */
  readonly encoding: string;
}

const SAMPLE = 200_000;

/**
 * Decodes the bytes of an article: by its byte order mark, as UTF-8 where it is that, by what HTML declares, else as
 * Windows-1256 or Windows-1252, whichever its letters speak for.
 *
 * @throws AirbridgeError `not-text` for a PDF, an office file, an image
 */
export function decodeArticle(bytes: Uint8Array, file: string): Decoded {
  refuseBinary(bytes, file);
  const mark = byteOrderMark(bytes);
  if (mark !== null) return decoded(bytes, mark);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return decoded(bytes, declared(bytes) ?? singleByte(bytes));
  }
}

const decoded = (bytes: Uint8Array, encoding: string): Decoded => ({
  text: new TextDecoder(encoding).decode(bytes),
  encoding,
});

function byteOrderMark([a, b, c]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

/** The charset an HTML page gives in its head, where there is such an encoding. */
function declared(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const name = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1];
  if (name === undefined || /^utf-?8$/i.test(name)) return null;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return null;
  }
}

/** Arabic words are whole runs of bytes above 127; in the languages of Windows-1252 such bytes stand alone among letters. */
function singleByte(bytes: Uint8Array): 'windows-1256' | 'windows-1252' {
  let [inRuns, alone] = [0, 0];
  let run = 0;
  for (const byte of bytes.subarray(0, SAMPLE)) {
    if (byte >= 0xc0) run++;
    else {
      if (run >= 3) inRuns += run;
      else alone += run;
      run = 0;
    }
  }
  return inRuns + (run >= 3 ? run : 0) > alone ? 'windows-1256' : 'windows-1252';
}

const KINDS: readonly (readonly [name: string, magic: readonly number[], next: string])[] = [
  [
    'a PDF',
    [0x25, 0x50, 0x44, 0x46],
    'Copy its text into a file, or run: pdftotext -layout article.pdf article.txt',
  ],
  [
    'a zipped document (docx, odt, epub)',
    [0x50, 0x4b, 0x03, 0x04],
    'Save it as plain text (UTF-8) and read that.',
  ],
  ['an old office document', [0xd0, 0xcf, 0x11, 0xe0], 'Save it as plain text (UTF-8) and read that.'],
  ['gzip-compressed', [0x1f, 0x8b], 'Unpack it first: gunzip.'],
  ['an image', [0x89, 0x50, 0x4e, 0x47], 'Type its text into a file; airbridge reads no images.'],
  ['an image', [0xff, 0xd8, 0xff], 'Type its text into a file; airbridge reads no images.'],
];

function refuseBinary(bytes: Uint8Array, file: string): void {
  const known = KINDS.find(([, magic]) => magic.every((byte, i) => bytes[i] === byte));
  if (known !== undefined)
    throw new AirbridgeError('not-text', `this is ${known[0]}, no text`, { file }, known[2]);
  const hasNul = byteOrderMark(bytes) === null && bytes.subarray(0, 4096).includes(0);
  if (hasNul)
    throw new AirbridgeError(
      'not-text',
      'this is binary data, no text',
      { file },
      'Give a text or HTML file.',
    );
}
