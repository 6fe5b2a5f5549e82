import { isIcaoAddress } from './icao24.js';
import type { Rows } from './rows.js';

/** Columns of data/address-blocks.csv.gz. */
export const ADDRESS_BLOCK_HEADER = ['start', 'end', 'military', 'country'];

/** Whose an address is, by the block ICAO (Annex 10, vol. III, part I, chapter 9) or the state set aside. */
export interface AddressBlock {
  readonly start: number;
  /** Last address of the block. */
  readonly end: number;
  /** The state is known to use this block for military aircraft; false says only that nothing is known. */
  readonly isMilitary: boolean;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** User-assigned code of ISO 3166 that the source uses for addresses set aside for nobody. */
const NOBODY = 'ZZ';

/** Blocks of 24-bit addresses. They nest: the smallest that holds an address is the one that counts. */
export class AddressBlockTable {
  private readonly smallestFirst: readonly AddressBlock[];

  constructor(rows: Rows) {
    const blocks = Array.from({ length: rows.length }, (_, i) => {
      const [start, end, military, country] = rows.at(i);
      return {
        start: Number.parseInt(start, 16),
        end: Number.parseInt(end, 16),
        isMilitary: military === '1',
        country,
      };
    });
    this.smallestFirst = blocks.sort((a, b) => a.end - a.start - (b.end - b.start));
  }

  /** The block of an address; null for non-ICAO addresses and those set aside for nobody. */
  of(icao24: number): AddressBlock | null {
    if (!isIcaoAddress(icao24)) return null;
    const block = this.smallestFirst.find(({ start, end }) => start <= icao24 && icao24 <= end);
    return block === undefined || block.country === NOBODY ? null : block;
  }
}
