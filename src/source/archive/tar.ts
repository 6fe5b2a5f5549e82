// These alone: the whole package takes 4 MB in every thread.
import { Header, type HeaderData } from 'tar/header';
import { Pax } from 'tar/pax';
import { AirbridgeError } from '../../error.js';
import { type ByteSource, chunksOf } from './bytes.js';
import { refusal } from './hostile.js';

/** One entry of a tar: where its bytes lie, and whether they may be read. */
export interface TarMember {
  /** `refused` members are named so that they can be reported; they are never read, written or followed. */
  readonly kind: 'file' | 'folder' | 'refused';
  /** Path as the archive gives it, with control characters replaced. */
  readonly name: string;
  /** Of the entry's data in the (inflated) tar. */
  readonly offset: number;
  readonly size: number;
  /** Why a refused member is refused, else null. */
  readonly reason: string | null;
}

const BLOCK = 512;
/** Names and attributes in front of an entry are a few hundred bytes; more than this is no name. */
const MOST_EXTENSION_BYTES = 1 << 20;
/** Writers pad a tar with zeros to their own block size, 10 KiB as a rule; more zeros than this are missing data. */
const MOST_PADDING_BYTES = 1 << 20;
const JOIN =
  'Fetch the archive again. If it came in parts (.tar.aa, .tar.ab, …), put all of them in one folder.';

/** Headers that carry no data whatever size they give, as GNU tar reads them. */
const WITHOUT_DATA: ReadonlySet<string> = new Set([
  'Link',
  'SymbolicLink',
  'CharacterDevice',
  'BlockDevice',
  'Directory',
  'FIFO',
]);

/** A walk under way. `own` and `shared` are what extension headers said about the next entry and about all of them. */
interface Walk {
  readonly source: ByteSource;
  at: number;
  own: HeaderData | undefined;
  shared: HeaderData | undefined;
  previous: { readonly name: string; readonly end: number } | null;
  lastWhole: string | null;
}

/**
 * Walks the entries of a tar (ustar, GNU and pax; POSIX.1-2017 `pax` section, GNU tar manual appendix D) by reading
 * headers of 512 bytes and nothing else. When the source is a stream, an entry has to be read before the next is asked for.
 *
 * @throws AirbridgeError `tar-truncated` naming the last whole entry, or `tar-damaged`; `byte` counts in the (inflated)
 *   tar. Entries given before that are good.
 */
export async function* walkTar(source: ByteSource): AsyncGenerator<TarMember> {
  const walk: Walk = { source, at: 0, own: undefined, shared: undefined, previous: null, lastWhole: null };
  for (let header = await nextHeader(walk); header !== null; header = await nextHeader(walk)) {
    const offset = walk.at + BLOCK;
    const size = dataSize(header, walk.at);
    checkFits(walk, pathOf(walk, header), offset + size);
    if (isExtension(header)) {
      await readExtension(walk, header, offset, size);
    } else {
      const member = memberOf(pathOf(walk, header), header.type, offset, size);
      yield member;
      walk.previous = { name: member.name, end: offset + size };
      walk.own = undefined;
    }
    walk.at = offset + Math.ceil(size / BLOCK) * BLOCK;
  }
}

/**
 * Whether the header in front of an entry's data still stands there and gives the same size: cheap proof that an archive
 * has not changed under a stored offset.
 */
export async function isEntryAt(source: ByteSource, offset: number, size: number): Promise<boolean> {
  const header = soundHeader(await source.read(offset - BLOCK, BLOCK));
  return header !== null && header.size === size;
}

/** Whether bytes begin with a tar header whose checksum holds. */
export function isTarHead(bytes: Uint8Array): boolean {
  return soundHeader(bytes.subarray(0, BLOCK)) !== null;
}

/** The header in a block; null when there is none whose checksum holds. */
function soundHeader(block: Uint8Array): Header | null {
  if (block.length < BLOCK) return null;
  try {
    const header = decode(block, 0);
    return header.cksumValid ? header : null;
  } catch {
    return null;
  }
}

/** The header at the walk's place; null at the end of the archive. */
async function nextHeader(walk: Walk): Promise<Header | null> {
  const { source, at } = walk;
  // Not even a promise for a header that can be had at once: an archive of a day has tens of thousands.
  const block = source.readNow?.(at, BLOCK) ?? (await source.read(at, BLOCK));
  noteWhole(walk);
  if (block.length < BLOCK) throw truncated(walk, 'the tar ends without its end mark');
  const header = decode(block, walk.at, walk.own, walk.shared);
  if (header.nullBlock) {
    await checkEnd(walk);
    return null;
  }
  if (!header.cksumValid) throw damaged('a header does not match its checksum', walk.at);
  return header;
}

function decode(block: Uint8Array, at: number, own?: HeaderData, shared?: HeaderData): Header {
  try {
    return new Header(Buffer.from(block.buffer, block.byteOffset, block.length), 0, own, shared);
  } catch (error) {
    throw damaged(`a header cannot be read (${(error as Error).message})`, at);
  }
}

/** The entry before is whole when the source did not end inside it; a stream knows its end only when it gets there. */
function noteWhole(walk: Walk): void {
  const { previous, source } = walk;
  if (previous !== null && (source.size === null || previous.end <= source.size))
    walk.lastWhole = previous.name;
}

/**
 * After the end mark there may be padding. Anything else, or padding without measure, means that something is missing: a
 * download into a file made at full size beforehand, or two archives in one.
 */
async function checkEnd(walk: Walk): Promise<void> {
  let at = walk.at + BLOCK;
  for await (const chunk of chunksOf(walk.source, at)) {
    const stray = chunk.findIndex((byte) => byte !== 0);
    if (stray !== -1)
      throw damaged('the archive goes on after its end mark; what follows is not read', at + stray);
    at += chunk.length;
  }
  if (at - walk.at > MOST_PADDING_BYTES)
    throw truncated(walk, 'the tar is nothing but zeros from here on', walk.at);
}

function dataSize(header: Header, at: number): number {
  if (WITHOUT_DATA.has(header.type)) return 0;
  const { size } = header;
  if (size !== undefined && Number.isSafeInteger(size)) return size;
  throw damaged(`the header of ${printable(header.path ?? '')} gives no usable size`, at);
}

function checkFits(walk: Walk, path: string, end: number): void {
  const { size } = walk.source;
  if (size !== null && end > size) {
    throw truncated(walk, `the tar ends inside ${printable(path)}, ${end - size} bytes short`);
  }
}

function isExtension(header: Header): boolean {
  return (
    ['ExtendedHeader', 'OldExtendedHeader', 'GlobalExtendedHeader'].includes(header.type) ||
    isLongName(header)
  );
}

function isLongName({ type }: Header): boolean {
  return type === 'NextFileHasLongPath' || type === 'OldGnuLongPath' || type === 'NextFileHasLongLinkpath';
}

async function readExtension(walk: Walk, header: Header, offset: number, size: number): Promise<void> {
  if (size > MOST_EXTENSION_BYTES) throw damaged(`an entry's name or attributes take ${size} bytes`, walk.at);
  const bytes = await walk.source.read(offset, size);
  if (bytes.length < size) throw truncated(walk, 'the tar ends inside the attributes of an entry');
  const text = new TextDecoder().decode(bytes);
  if (isLongName(header)) {
    // Where a link points does not matter here: links are refused.
    if (header.type !== 'NextFileHasLongLinkpath')
      walk.own = { ...walk.own, path: text.replace(/\0.*/s, '') };
  } else if (header.type === 'GlobalExtendedHeader') {
    walk.shared = Pax.parse(text, walk.shared, true);
  } else {
    walk.own = Pax.parse(text, walk.own, false);
  }
}

/**
 * The path an extension header gives, else the header's own. node-tar puts the ustar prefix in front of either, but it
 * belongs to the header's own alone.
 */
function pathOf({ own }: Walk, header: Header): string {
  return own?.path ?? header.path ?? '';
}

function memberOf(path: string, type: string, offset: number, size: number): TarMember {
  const reason = refusal(path, type);
  const kind = type === 'Directory' || type === 'GNUDumpDir' ? 'folder' : 'file';
  return { kind: reason === null ? kind : 'refused', name: printable(path), offset, size, reason };
}

/** A name that cannot move the cursor of the terminal it is printed on. */
function printable(name: string): string {
  return name.replace(/\p{Cc}/gu, '\ufffd');
}

function truncated(walk: Walk, what: string, byte = walk.source.size ?? walk.at): AirbridgeError {
  const last = walk.lastWhole === null ? 'no entry is whole' : `the last whole entry is ${walk.lastWhole}`;
  return new AirbridgeError('tar-truncated', `${what}; ${last}`, { byte }, JOIN);
}

function damaged(what: string, byte: number): AirbridgeError {
  return new AirbridgeError('tar-damaged', what, { byte }, JOIN);
}
