import { spawn } from 'node:child_process';
import { access, constants, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where Chromium and its relatives lie. */
const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
  'brave-browser',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A program that prints pages, found on this machine: `$AIRBRIDGE_CHROMIUM`, else on the path; null where there is none. */
export async function findChromium(
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | null> {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [
    ...(env.AIRBRIDGE_CHROMIUM ? [env.AIRBRIDGE_CHROMIUM] : []),
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...PLACES,
  ];
  for (const candidate of candidates) {
    const isThere = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return candidate;
  }
  return null;
}

/** How a page is printed. */
export interface Printing {
  readonly chromium: string;
  readonly paper: 'A4' | 'letter';
  /** Date to be written into the PDF for those of its making, so that the same page gives the same bytes. */
  readonly dateUtc: string;
  readonly timeoutMs: number;
}

/**
 * Prints a page as tagged PDF, without network and within a time.
 *
 * @returns the file's bytes, or why there is none, in words
 */
export async function printPdf(
  html: string,
  printing: Printing,
): Promise<Uint8Array | { readonly failed: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'airbridge-print-'));
  try {
    const [page, pdf] = [join(folder, 'page.html'), join(folder, 'page.pdf')];
    await writeFile(page, html.replace('</head>', `<style>@page{size:${printing.paper}}</style></head>`));
    const failed = await run(printing, folder, page, pdf);
    if (failed !== null) return { failed };
    return dated(await readFile(pdf), printing.dateUtc);
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
  }
}

function run(
  { chromium, timeoutMs }: Printing,
  folder: string,
  page: string,
  pdf: string,
): Promise<string | null> {
  const flags = [
    '--headless',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-extensions',
    '--no-first-run',
    '--no-pdf-header-footer',
    '--generate-pdf-document-outline',
    // The page is our own, fetches nothing and runs no script; without a user of its own, as in containers, Chromium starts only so.
    '--no-sandbox',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    `--user-data-dir=${join(folder, 'profile')}`,
    `--print-to-pdf=${pdf}`,
    pathToFileURL(page).href,
  ];
  return new Promise((resolve) => {
    const child = spawn(chromium, flags, { stdio: 'ignore', detached: process.platform !== 'win32' });
    const timer = setTimeout(() => {
      endGroup(child.pid);
      resolve(`it did not finish in ${Math.round(timeoutMs / 1000)} s`);
    }, timeoutMs);
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve(error.message);
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? null : `it ended with status ${code}`);
    });
  });
}

/** Ends the browser we started, and its helpers with it. */
function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}

const PDF_DATE = /\/(CreationDate|ModDate) \(D:\d{14}[^)]*\)/g;

/** The PDF with its two dates replaced by one of the same length. */
function dated(pdf: Uint8Array, dateUtc: string): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1');
  const digits = dateUtc.replace(/\D/g, '').padEnd(14, '0').slice(0, 14);
  const masked = text.replace(PDF_DATE, (found, name: string) => {
    const date = `/${name} (D:${digits}`;
    return `${date.padEnd(found.length - 1, ' ')})`;
  });
  return Buffer.from(masked, 'latin1');
}
