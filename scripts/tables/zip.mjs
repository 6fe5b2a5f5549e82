import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * The entries of a small zip archive, and its comment (PKWARE APPNOTE 4.3.12, 4.3.16; no zip64, no encryption).
 *
 * @param {Buffer} zip
 * @returns {{ entries: Map<string, Buffer>, comment: string }}
 */
export function readZip(zip) {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || zip.readUInt32LE(end) !== END_OF_DIRECTORY)
    throw new Error('not a zip archive: no end of directory');
  const entries = new Map();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error(`zip directory damaged at byte ${at}`);
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    entries.set(name, readEntry(zip, at, name));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return { entries, comment: zip.toString('utf8', end + 22, end + 22 + zip.readUInt16LE(end + 20)) };
}

/**
 * @param {Buffer} zip
 * @param {number} at of the directory entry
 * @param {string} name
 */
function readEntry(zip, at, name) {
  const method = zip.readUInt16LE(at + 10);
  const packedLength = zip.readUInt32LE(at + 20);
  const length = zip.readUInt32LE(at + 24);
  const local = zip.readUInt32LE(at + 42);
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(from, from + packedLength);
  if (method !== STORED && method !== DEFLATED)
    throw new Error(`zip entry ${name}: packing method ${method} unknown`);
  const bytes = method === STORED ? packed : inflateRawSync(packed);
  if (bytes.length !== length)
    throw new Error(`zip entry ${name}: ${bytes.length} bytes where ${length} were promised`);
  return bytes;
}
