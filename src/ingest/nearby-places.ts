import { EARTH_RADIUS_KM } from '../geo/geodesic.js';

interface Place {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

const RAD = Math.PI / 180;
const CELL_DEG = 2;
const CELLS_AROUND = 360 / CELL_DEG;

/** Items by place, to be asked which of them may lie within a distance of another place: all that do, and some more. */
export class NearbyPlaces<T> {
  private readonly cells = new Map<number, T[]>();

  constructor(items: readonly T[], placeOf: (item: T) => Place, withinKm: number) {
    const withinDeg = withinKm / EARTH_RADIUS_KM / RAD;
    for (const item of items) this.add(item, placeOf(item), withinDeg);
  }

  /** Items that may lie near a place. */
  of({ latitudeDeg, longitudeDeg }: Place): readonly T[] {
    return this.cells.get(keyOf(cellOf(latitudeDeg), cellOf(longitudeDeg))) ?? [];
  }

  private add(item: T, { latitudeDeg, longitudeDeg }: Place, withinDeg: number): void {
    const [south, north] = [latitudeDeg - withinDeg, latitudeDeg + withinDeg];
    const aroundDeg = withinDeg / Math.max(1e-9, Math.cos(Math.min(90, Math.max(-south, north)) * RAD));
    const west = cellOf(longitudeDeg - aroundDeg);
    const columns = Math.min(CELLS_AROUND, cellOf(longitudeDeg + aroundDeg) - west + 1);
    for (let row = cellOf(south); row <= cellOf(north); row++) {
      for (let column = west; column < west + columns; column++) this.put(keyOf(row, column), item);
    }
  }

  private put(key: number, item: T): void {
    const there = this.cells.get(key);
    if (there === undefined) this.cells.set(key, [item]);
    else there.push(item);
  }
}

const cellOf = (degrees: number): number => Math.floor(degrees / CELL_DEG);

/** Columns go round the earth. */
function keyOf(row: number, column: number): number {
  return row * CELLS_AROUND + (((column % CELLS_AROUND) + CELLS_AROUND) % CELLS_AROUND);
}
