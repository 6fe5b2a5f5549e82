import type { Engine } from '../ledger/engine/engine.js';
import { loadTails } from '../ledger/queries/known-evidence.js';
import type { Place } from '../source/entry.js';
import type { FileAccount } from './account.js';
import type { Group } from './group.js';

/** A window is full at this many entries or stored bytes: what a kill can lose, and what is in memory at a time. */
const FULL_AT_ENTRIES = 500;
const FULL_AT_BYTES = 48 << 20;

/** `…/trace_full_600866.json`: the address a trace's name gives it. */
const NAMED = /trace_(?:full|recent)_(~?[0-9a-f]{6})\.json(?:\.gz)?$/i;

/** Traces that are read, woven in and written together. */
export class Window {
  /** Files that are begun, and files that are done with, in this window. */
  readonly begun: FileAccount[] = [];
  readonly done: FileAccount[] = [];
  private readonly byAddress = new Map<string, Place[]>();
  private readonly unnamed: Place[] = [];
  private entries = 0;
  private bytes = 0;

  get isFull(): boolean {
    return this.entries >= FULL_AT_ENTRIES || this.bytes >= FULL_AT_BYTES;
  }

  get isEmpty(): boolean {
    return this.entries === 0 && this.done.length === 0;
  }

  add(pending: Place): void {
    const address = NAMED.exec(pending.entry === '' ? pending.file : pending.entry)?.[1].toLowerCase();
    if (address === undefined) this.unnamed.push(pending);
    else if (this.byAddress.has(address)) this.byAddress.get(address)?.push(pending);
    else this.byAddress.set(address, [pending]);
    this.entries++;
    this.bytes += pending.size;
  }

  /** Whether some airframe is, or may be, in both windows: then one has to be written before the other is read. */
  overlaps(other: Window): boolean {
    if (this.unnamed.length > 0 || other.unnamed.length > 0) return true;
    for (const address of this.byAddress.keys()) if (other.byAddress.has(address)) return true;
    return false;
  }

  /** SHA-256 of the archives that have entries here, or were done with here. Files that are one trace were read at once. */
  archives(): Set<string> {
    const entries = [...this.byAddress.values(), this.unnamed].flat().filter(({ entry }) => entry !== '');
    const done = this.done
      .map(({ evidence }) => evidence)
      .filter(({ kind }) => kind === 'tar' || kind === 'tar.gz');
    return new Set([...entries, ...done].map(({ sha256 }) => sha256));
  }

  /** The window's traces by airframe, each with its tail in the ledger. */
  async groups(engine: Engine): Promise<Group[]> {
    const tails = await loadTails(engine, [...this.byAddress.keys()]);
    const named = [...this.byAddress].map(([address, entries]) => ({
      address,
      tail: tails.get(address) ?? null,
      entries,
    }));
    const unnamed = this.unnamed.map((pending) => ({ address: null, tail: null, entries: [pending] }));
    return [...named, ...unnamed];
  }
}
