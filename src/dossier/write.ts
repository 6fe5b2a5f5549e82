import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import { zipSync } from 'fflate';
import { AirbridgeError } from '../error.js';
import type { Speaker } from '../i18n/index.js';
import { isDiskFull, systemError } from '../source/index.js';
import { bagOf, type Files } from './bag/bag.js';
import { type PayloadExtras, payloadOf, type RenderedLanguage } from './bag/payload.js';
import type { DossierContent } from './content.js';
import type { Picture } from './drawing/ink.js';
import { mapPicture, type WorldAtlas } from './drawing/map.js';
import { timelinePicture } from './drawing/timeline.js';
import { documentOf, type EmbeddedFace } from './page/document.js';
import { facesFor } from './page/faces.js';
import { withoutPaths } from './redact.js';
import { voiceOf } from './voice.js';

const FONTS = new URL('../../assets/fonts/', import.meta.url);
const require = createRequire(import.meta.url);

let atlas: WorldAtlas | null = null;

/** Countries for maps, read once. */
function worldAtlas(): WorldAtlas {
  atlas ??= JSON.parse(readFileSync(require.resolve('world-atlas/countries-50m.json'), 'utf8')) as WorldAtlas;
  return atlas;
}

/** Renders a dossier in one language, with the faces its text needs. */
function renderDossier(content: DossierContent, given: Speaker): RenderedLanguage {
  const speaker = voiceOf(given);
  const map = mapPicture(content, worldAtlas(), speaker);
  const timeline = timelinePicture(content, speaker);
  const faces = facesOf(documentOf(content, speaker, { map, timeline, faces: [] }));
  const html = documentOf(content, speaker, { map, timeline, faces });
  const pictures = timeline === null ? [map] : [map, timeline];
  return { speaker, html, pictures: pictures.map((picture) => ({ ...picture, png: pngOf(picture) })) };
}

function facesOf(page: string): EmbeddedFace[] {
  const text = page.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
  return facesFor(text).map(({ file, letters: _, ...face }) => ({
    ...face,
    base64: readFileSync(new URL(file, FONTS)).toString('base64'),
  }));
}

const PNG_FACES = [
  'inter-latin-400-normal.ttf',
  'inter-latin-600-normal.ttf',
  'inter-latin-ext-400-normal.ttf',
  'inter-latin-ext-600-normal.ttf',
  'NotoNaskhArabic-Regular.ttf',
  'NotoNaskhArabic-Bold.ttf',
];
/** Twice the size it has on a page. */
const PNG_WIDTH = 1920;

/** A picture as PNG, drawn with the faces of the package and none of the machine: the same bytes everywhere. */
function pngOf({ svg }: Picture): Uint8Array {
  const drawn = new Resvg(svg, {
    fitTo: { mode: 'width', value: PNG_WIDTH },
    background: '#ffffff',
    font: {
      loadSystemFonts: false,
      fontFiles: PNG_FACES.map((file) => fileURLToPath(new URL(file, FONTS))),
      defaultFontFamily: 'Inter',
    },
  });
  return drawn.render().asPng();
}

/** What a dossier is written from, and where to. */
interface DossierOrder {
  readonly content: DossierContent;
  readonly speakers: readonly Speaker[];
  /** Absolute; a new or empty folder, unless `replaces`. */
  readonly out: string;
  readonly replaces: boolean;
  readonly extras: Omit<PayloadExtras, 'parquet'>;
  /** Writes the table of legs as Parquet; null where nothing can. */
  readonly parquet: ((file: string) => Promise<void>) | null;
  /** Folder of the case's logs. */
  readonly logsDir: string;
  readonly agent: string;
  /** Prints a page as PDF; null where nothing can. */
  readonly print: ((html: string) => Promise<Uint8Array | null>) | null;
}

/** What was written. */
export interface WrittenDossier {
  readonly files: number;
  readonly bytes: number;
  readonly pdfs: readonly string[];
}

/**
 * Writes a dossier as a BagIt bag, all or nothing: it is made beside its place and moved there.
 *
 * @throws AirbridgeError `usage` when the folder is not empty, `disk-full`
 */
export async function writeDossier(order: DossierOrder): Promise<WrittenDossier> {
  await refuseFull(order.out, order.replaces);
  const staging = `${order.out}.part`;
  try {
    await rm(staging, { recursive: true, force: true });
    await mkdir(staging, { recursive: true });
    const { files, pdfs } = await filesOf(order, staging);
    await writeFiles(staging, files);
    await moveOver(staging, order);
    const bytes = [...files.values()].reduce((sum, file) => sum + file.length, 0);
    return { files: files.size, bytes, pdfs };
  } catch (error) {
    await rm(staging, { recursive: true, force: true }).catch(() => undefined);
    throw isDiskFull(error) ? systemError(error as NodeJS.ErrnoException, order.out) : error;
  }
}

async function filesOf(order: DossierOrder, staging: string) {
  const { content, speakers, extras } = order;
  const parquet = order.parquet === null ? null : await parquetOf(order.parquet, staging);
  const languages = speakers.map((speaker) => renderDossier(content, speaker));
  const payload = payloadOf(content, languages, { ...extras, parquet });
  const tags = new Map<string, Uint8Array>(await logsOf(order.logsDir));
  const pdfs: string[] = [];
  for (const { speaker, html } of languages) {
    const name = `dossier.${speaker.language}.pdf`;
    const pdf = await order.print?.(html);
    if (pdf === null || pdf === undefined) continue;
    tags.set(name, pdf);
    pdfs.push(name);
  }
  return { files: bagOf(payload, tags, order.agent), pdfs };
}

async function parquetOf(write: (file: string) => Promise<void>, staging: string): Promise<Uint8Array> {
  const file = join(staging, 'legs.parquet');
  await write(file);
  const bytes = await readFile(file);
  await rm(file);
  return bytes;
}

/** The case's logs, without paths of this machine. They tell when things were done, so they are no part of what can be recomputed. */
async function logsOf(logsDir: string): Promise<[string, Uint8Array][]> {
  const logs: [string, Uint8Array][] = [];
  for (const name of ['custody.ndjson', 'queries.ndjson']) {
    const text = await readFile(join(logsDir, name), 'utf8').catch(() => null);
    if (text === null) continue;
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    logs.push([
      `logs/${name}`,
      new TextEncoder().encode(lines.map((line) => `${redactedLine(line)}\n`).join('')),
    ]);
  }
  return logs;
}

function redactedLine(line: string): string {
  try {
    return JSON.stringify(withoutPaths(JSON.parse(line)));
  } catch {
    return JSON.stringify({ unreadable: true });
  }
}

async function refuseFull(out: string, replaces: boolean): Promise<void> {
  const found = await readdir(out).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw new AirbridgeError(
      'usage',
      'the dossier cannot be written there',
      { file: out },
      'Name a new or empty folder with --out.',
      { cause: error },
    );
  });
  if (found.length === 0) return;
  const isDossier = found.includes('bagit.txt');
  if (replaces && isDossier) return;
  const next = isDossier
    ? 'Name another folder with --out, or say --replace to write over this dossier.'
    : 'Name a new or empty folder with --out; only a dossier can be replaced.';
  throw new AirbridgeError('usage', 'the folder is not empty', { file: out }, next);
}

async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [path, bytes] of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}

async function moveOver(staging: string, { out, replaces }: DossierOrder): Promise<void> {
  if (replaces) await rm(out, { recursive: true, force: true });
  else await rmdir(out).catch(() => undefined);
  await rename(staging, out);
}

/** The first instant a zip file can name, whatever the time zone: fflate writes the local time of a date. */
const ZIP_TIME = new Date(1980, 0, 1);

/** Packs a dossier's folder into one zip file beside it; the same folder gives the same bytes. */
export async function zipDossier(out: string, name: string): Promise<string> {
  const paths = await readdir(out, { recursive: true, withFileTypes: true });
  const files = paths.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const packed: Record<string, Uint8Array> = {};
  for (const file of files.sort()) {
    const inside = file.slice(out.length + 1).replaceAll('\\', '/');
    packed[`${name}/${inside}`] = await readFile(file);
  }
  const target = `${out}.zip`;
  await writeFile(target, zipSync(packed, { mtime: ZIP_TIME }));
  return target;
}
