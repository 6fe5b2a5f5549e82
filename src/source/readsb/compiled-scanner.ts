import { readFileSync } from 'node:fs';
import { copyReports, emptyReports, type MutableReports, type NUMBER_COLUMNS } from '../columns.js';
import { ORIGINS, type Reports } from '../reports.js';
import { CallsignList } from './cells.js';

/**
 * What is thrown at anything out of the ordinary. One object for all, made beforehand: it tells a caller to take the slow
 * way and nothing else, and that way finds out what is wrong, if anything is.
 */
export const OUT_OF_THE_ORDINARY = new Error('out of the ordinary');

/** What `scanner/` is compiled to: found from src/, where tests run, and from dist/ alike. */
const COMPILED = new URL('../../../dist/source/scan.wasm', import.meta.url);
/** Room for each name of an origin, quotes included. */
const NAME_BYTES = 16;

/** The little that is used of WebAssembly, which the types of Node leave out. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

interface Global {
  readonly value: number;
}

/** What `scanner/scan.ts` exports; each column's name gives its place, and places are addresses in its memory. */
interface Exports extends Readonly<Record<(typeof NUMBER_COLUMNS)[number], Global>> {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Names of origins; to be written. */
  readonly ORIGINS: Global;
  /** Place and length of each callsign that was heard, quotes included. */
  readonly CALLSIGNS: Global;
  readonly callsignCount: Global;
  /** How many reports the columns have room for. */
  readonly capacity: Global;
  readonly listStart: Global;
  readonly listEnd: Global;
  /** Of the times of all reports, in seconds as they are written. */
  readonly earliest: Global;
  readonly latest: Global;
  /** Makes room for a text. @returns the place to put it */
  makeRoom(bytes: number): number;
  /** @returns the number of reports */
  scan(): number;
  /** Makes the times of so many reports milliseconds after a start. */
  setStart(startMs: number, count: number): void;
}

/** What was found around and in the list of reports. */
export interface Scanned {
  /** The list, brackets included, in the text. */
  readonly start: number;
  readonly end: number;
  readonly count: number;
  /** Of the times of all reports, in seconds as they are written. */
  readonly earliestSeconds: number;
  readonly latestSeconds: number;
}

/** The compiled scanner with its memory, which is used for one trace after the other. */
export class ReadsbScanner {
  readonly #wasm: Exports;
  /** The columns in its memory; other ones whenever that had to grow. */
  #columns: MutableReports = emptyReports(0);

  constructor() {
    const deviate = () => {
      throw OUT_OF_THE_ORDINARY;
    };
    const compiled = new WebAssembly.Module(readFileSync(COMPILED));
    this.#wasm = new WebAssembly.Instance(compiled, { scan: { deviate } }).exports as Exports;
    ORIGINS.forEach((name, code) => {
      this.#bytes(this.#wasm.ORIGINS.value + code * NAME_BYTES, NAME_BYTES).write(`"${name}"`);
    });
  }

  /**
   * Scans the text of a trace; its reports wait to be taken until the next.
   *
   * @throws OUT_OF_THE_ORDINARY when anything is, a report without a place included
   */
  scan(text: Uint8Array): Scanned {
    const place = this.#wasm.makeRoom(text.length);
    this.#bytes(place, text.length).set(text);
    const count = this.#wasm.scan();
    const { listStart, listEnd, earliest, latest } = this.#wasm;
    return {
      start: listStart.value - place,
      end: listEnd.value - place,
      count,
      earliestSeconds: earliest.value,
      latestSeconds: latest.value,
    };
  }

  /** The reports of the trace that was scanned, in memory of their own. To be called once. */
  take({ count }: Scanned, startMs: number): Reports {
    this.#wasm.setStart(startMs, count);
    const callsigns = new CallsignList();
    const codes = this.#callsigns().map((text) => callsigns.codeOf(text));
    const reports = emptyReports(count, callsigns.list);
    copyReports(this.#room(), reports, count);
    // As a rule each text is a callsign of its own, and has its place already.
    if (codes.some((code, i) => code !== i + 1)) recode(reports.callsign, codes);
    return reports;
  }

  #room(): MutableReports {
    const { memory, capacity } = this.#wasm;
    const isCurrent =
      this.#columns.timeMs.buffer === memory.buffer && this.#columns.length === capacity.value;
    if (!isCurrent) this.#columns = roomIn(this.#wasm);
    return this.#columns;
  }

  /** As transmitted, in the order of first hearing. */
  #callsigns(): string[] {
    const { memory, CALLSIGNS, callsignCount } = this.#wasm;
    const places = new Uint32Array(memory.buffer, CALLSIGNS.value, 2 * callsignCount.value);
    return Array.from({ length: callsignCount.value }, (_, i) =>
      this.#bytes(places[2 * i] + 1, places[2 * i + 1] - 2).toString('latin1'),
    );
  }

  #bytes(place: number, length: number): Buffer {
    return Buffer.from(this.#wasm.memory.buffer, place, length);
  }
}

function roomIn(wasm: Exports): MutableReports {
  const { buffer } = wasm.memory;
  const length = wasm.capacity.value;
  return {
    length,
    timeMs: new Float64Array(buffer, wasm.timeMs.value, length),
    latitudeDeg: new Float64Array(buffer, wasm.latitudeDeg.value, length),
    longitudeDeg: new Float64Array(buffer, wasm.longitudeDeg.value, length),
    altitudeFt: new Float32Array(buffer, wasm.altitudeFt.value, length),
    geometricAltitudeFt: new Float32Array(buffer, wasm.geometricAltitudeFt.value, length),
    groundspeedKt: new Float32Array(buffer, wasm.groundspeedKt.value, length),
    trackDeg: new Float32Array(buffer, wasm.trackDeg.value, length),
    verticalRateFpm: new Float32Array(buffer, wasm.verticalRateFpm.value, length),
    flags: new Uint8Array(buffer, wasm.flags.value, length),
    origin: new Uint8Array(buffer, wasm.origin.value, length),
    callsign: new Uint16Array(buffer, wasm.callsign.value, length),
    callsigns: [],
    index: new Uint32Array(buffer, wasm.index.value, length),
  };
}

/** Puts in place of each 1-based number of a text the code of its callsign. */
function recode(column: Uint16Array, codes: readonly number[]): void {
  for (let i = 0; i < column.length; i++) if (column[i] !== 0) column[i] = codes[column[i] - 1];
}
