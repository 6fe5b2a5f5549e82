import { AirbridgeError } from '../../error.js';

const NEWLINE = 10;
/** No record of a publisher has a longer line. */
const LONGEST_LINE_BYTES = 1 << 22;

/**
 * Text in pieces of whole lines, each ending in a line feed alone. UTF-8, with or without a byte order mark.
 *
 * @throws AirbridgeError `not-events` naming the line that is not UTF-8, and for what is no text at all
 */
export async function* linesOfText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest: Uint8Array = new Uint8Array(0);
  let line = 1;
  let isFirst = true;
  for await (const chunk of bytes) {
    const all = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (isFirst) refuseOtherKinds(all);
    isFirst = false;
    const end = all.lastIndexOf(NEWLINE) + 1;
    rest = all.subarray(end);
    if (end === 0) {
      if (rest.length > LONGEST_LINE_BYTES) throw tooLong(line);
      continue;
    }
    const text = decoded(all.subarray(0, end), line);
    line += countLines(text);
    yield text;
  }
  if (isFirst) throw notEvents('the file is empty', 'Fetch the file again.');
  if (rest.length > 0) yield decoded(rest, line);
}

/** The first bytes of what is often saved or fetched instead of a table. */
const OTHER_KINDS: readonly (readonly [test: (head: Uint8Array) => boolean, what: string, next: string])[] = [
  [
    startsWith(0x50, 0x4b, 0x03, 0x04),
    'it is a zip archive or a spreadsheet (.xlsx) under another name',
    'Open it in a spreadsheet and save it as CSV (UTF-8).',
  ],
  [
    startsWith(0xd0, 0xcf, 0x11, 0xe0),
    'it is a spreadsheet (.xls)',
    'Open it in a spreadsheet and save it as CSV (UTF-8).',
  ],
  [startsWith(0xff, 0xfe), 'its text is UTF-16', 'Save the file as UTF-8.'],
  [startsWith(0xfe, 0xff), 'its text is UTF-16', 'Save the file as UTF-8.'],
  [
    isMarkup,
    'it is a web page, not a table',
    'The download asked for something first: log in, or press the download button, and save the file itself.',
  ],
];

function refuseOtherKinds(head: Uint8Array): void {
  const kind = OTHER_KINDS.find(([test]) => test(head));
  if (kind !== undefined) throw notEvents(kind[1], kind[2], 1);
}

function startsWith(...first: number[]): (head: Uint8Array) => boolean {
  return (head) => first.every((byte, i) => head[i] === byte);
}

function isMarkup(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head.subarray(0, 200)).trimStart();
  return /^<(!doctype|html|head|body|\?xml)/i.test(text);
}

function decoded(bytes: Uint8Array, firstLine: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n');
  } catch {
    throw notEvents(
      'the text is not UTF-8',
      'Save the file as UTF-8, or fetch it again.',
      badLine(bytes, firstLine),
    );
  }
}

/** The first line that cannot be decoded by itself: a character never spans two lines. */
function badLine(bytes: Uint8Array, firstLine: number): number {
  let line = firstLine;
  for (let from = 0; from < bytes.length; line++) {
    const end = bytes.indexOf(NEWLINE, from);
    const to = end === -1 ? bytes.length : end;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(from, to));
    } catch {
      return line;
    }
    from = to + 1;
  }
  return line;
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function tooLong(line: number): AirbridgeError {
  return notEvents(
    `a line has more than ${LONGEST_LINE_BYTES} bytes`,
    'Fetch the file again; no record is that long.',
    line,
  );
}

/** The fault of a file that holds no events airbridge can read. */
export function notEvents(what: string, next: string, line?: number): AirbridgeError {
  const where = line === undefined ? {} : { line };
  return new AirbridgeError('not-events', `cannot be read as events: ${what}`, where, next);
}
