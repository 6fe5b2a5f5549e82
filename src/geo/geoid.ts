/** Whole degrees from the north pole to the south pole, and from Greenwich eastward. */
export const GEOID_ROWS = 181;
export const GEOID_COLUMNS = 360;

const FT_PER_DM = 0.1 / 0.3048;

/** A {@link Geoid} as typed arrays: what threads share. */
export interface GeoidColumns {
  /** Decimetres at row · 360 + column: rows from 90° N southward, columns from 0° eastward. */
  readonly undulationDm: Int16Array;
}

/**
 * How far the geoid, which "above the sea" means, lies above the WGS 84 ellipsoid, which satellites measure from: EGM96, from
 * its values at whole degrees. Between them it is off by 1.4 ft RMS, by more than 6 ft at one place in a hundred, and by up to
 * 40 ft beside the steepest islands (Hawaii).
 */
export class Geoid {
  constructor(readonly columns: GeoidColumns) {}

  /**
   * Height of the geoid above the ellipsoid, feet: −348 (south of India) to +279 (New Guinea).
   *
   * @param latitudeDeg −90 to 90
   * @param longitudeDeg any finite number; it need not be normalised
   */
  undulationFt(latitudeDeg: number, longitudeDeg: number): number {
    const south = 90 - latitudeDeg;
    const row = Math.min(Math.floor(south), GEOID_ROWS - 2);
    // A longitude so small that its share of a turn is nothing would else stay negative.
    const east = Math.max(0, longitudeDeg - GEOID_COLUMNS * Math.floor(longitudeDeg / GEOID_COLUMNS));
    const column = Math.floor(east);
    const upper = this.alongRowDm(row, column, east - column);
    const lower = this.alongRowDm(row + 1, column, east - column);
    return (upper + (lower - upper) * (south - row)) * FT_PER_DM;
  }

  private alongRowDm(row: number, column: number, share: number): number {
    const { undulationDm } = this.columns;
    const start = row * GEOID_COLUMNS;
    // A hair west of Greenwich `east` rounds to 360, which is column 0 as well.
    const west = undulationDm[start + (column % GEOID_COLUMNS)];
    const east = undulationDm[start + ((column + 1) % GEOID_COLUMNS)];
    return west + (east - west) * share;
  }
}
