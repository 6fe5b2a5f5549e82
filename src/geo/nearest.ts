import { EARTH_RADIUS_KM } from './geodesic.js';
import { type UnitVectors, unitVectors } from './unitvectors.js';

const RAD = Math.PI / 180;
const CELLS_PER_DEGREE = 2;
const ROWS = 180 * CELLS_PER_DEGREE;
const COLUMNS = 360 * CELLS_PER_DEGREE;
const CELL_DEG = 1 / CELLS_PER_DEGREE;
/** First radius tried by `nearest`; most places people fly over have a field within it. */
const FIRST_RADIUS_KM = 25;
const HALFWAY_ROUND_KM = Math.PI * EARTH_RADIUS_KM;

/** A {@link GridIndex} as typed arrays: what a worker needs to have the same index without building it. */
export interface GridColumns extends UnitVectors {
  /** `items[cellStart[c]] … items[cellStart[c + 1] - 1]` are the points of cell `c` = row · 720 + column. */
  readonly cellStart: Uint32Array;
  readonly items: Uint32Array;
}

/** A block of cells that holds everything within some radius of a point. */
interface Block {
  south: number;
  north: number;
  west: number;
  /** Number of columns eastward from `west`, across the antimeridian where need be. */
  width: number;
}

/**
 * Points on the globe in a grid of half a degree, for "which are near here?".
 *
 * Right at the poles and across the antimeridian. Points are known by their position in the arrays given.
 */
export class GridIndex {
  private readonly block: Block = { south: 0, north: 0, west: 0, width: 0 };
  /** Points found by {@link scan}, and their squared straight-line distances: used again by each search. */
  private readonly found: number[] = [];
  private readonly chords2: number[] = [];

  constructor(readonly columns: GridColumns) {}

  /** @param latitudeDeg and longitudeDeg of the points, finite degrees */
  static of(latitudeDeg: Float64Array, longitudeDeg: Float64Array): GridIndex {
    return new GridIndex({
      ...unitVectors(latitudeDeg, longitudeDeg),
      ...sortIntoCells(latitudeDeg, longitudeDeg),
    });
  }

  /** Points within the radius, nearest first; at equal distance the smaller index first. */
  within(latitudeDeg: number, longitudeDeg: number, radiusKm: number): number[] {
    const { found, chords2 } = this;
    const count = this.scan(latitudeDeg, longitudeDeg, radiusKm);
    const order = Array.from({ length: count }, (_, k) => k);
    return order.sort((a, b) => chords2[a] - chords2[b] || found[a] - found[b]).map((k) => found[k]);
  }

  /** The nearest point within the radius, or -1; at equal distance the smaller index. */
  nearest(latitudeDeg: number, longitudeDeg: number, radiusKm: number): number {
    const most = Math.min(radiusKm, HALFWAY_ROUND_KM);
    for (let tried = Math.min(FIRST_RADIUS_KM, most); ; tried = Math.min(tried * 4, most)) {
      const found = this.nearestWithin(latitudeDeg, longitudeDeg, tried);
      // Written so that a radius of NaN ends the search as well.
      if (found >= 0 || !(tried < most)) return found;
    }
  }

  private nearestWithin(latitudeDeg: number, longitudeDeg: number, radiusKm: number): number {
    const { found, chords2 } = this;
    const count = this.scan(latitudeDeg, longitudeDeg, radiusKm);
    let best = 0;
    for (let k = 1; k < count; k++) {
      const isNearer = chords2[k] < chords2[best];
      if (isNearer || (chords2[k] === chords2[best] && found[k] < found[best])) best = k;
    }
    return count === 0 ? -1 : found[best];
  }

  /** Finds every point of a circle, in no particular order. @returns how many of `found` and `chords2` count */
  private scan(latitudeDeg: number, longitudeDeg: number, radiusKm: number): number {
    const { found, chords2 } = this;
    const { x, y, z, cellStart, items } = this.columns;
    let count = 0;
    const cosLat = Math.cos(latitudeDeg * RAD);
    const px = cosLat * Math.cos(longitudeDeg * RAD);
    const py = cosLat * Math.sin(longitudeDeg * RAD);
    const pz = Math.sin(latitudeDeg * RAD);
    const most = chordSquared(radiusKm);
    const { south, north, west, width } = fillBlock(this.block, latitudeDeg, longitudeDeg, radiusKm);
    for (let row = south; row <= north; row++) {
      for (let k = 0; k < width; k++) {
        const cell = row * COLUMNS + ((west + k) % COLUMNS);
        for (let at = cellStart[cell]; at < cellStart[cell + 1]; at++) {
          const i = items[at];
          const dx = x[i] - px;
          const dy = y[i] - py;
          const dz = z[i] - pz;
          const chord2 = dx * dx + dy * dy + dz * dz;
          if (chord2 > most) continue;
          found[count] = i;
          chords2[count++] = chord2;
        }
      }
    }
    return count;
  }
}

/** Square of the straight line through a sphere of radius 1 under an arc of so many kilometres on the ground. */
function chordSquared(arcKm: number): number {
  const chord = 2 * Math.sin(Math.min(arcKm / EARTH_RADIUS_KM, Math.PI) / 2);
  return arcKm < 0 ? -1 : chord * chord;
}

/** A counting sort by cell, so that each cell's points lie side by side in order of index. */
function sortIntoCells(latitudeDeg: Float64Array, longitudeDeg: Float64Array) {
  const length = latitudeDeg.length;
  const cells = new Uint32Array(length);
  const cellStart = new Uint32Array(ROWS * COLUMNS + 1);
  for (let i = 0; i < length; i++) {
    cells[i] = rowOf(latitudeDeg[i]) * COLUMNS + columnOf(longitudeDeg[i]);
    cellStart[cells[i] + 1]++;
  }
  for (let cell = 0; cell < ROWS * COLUMNS; cell++) cellStart[cell + 1] += cellStart[cell];
  const next = cellStart.slice();
  const items = new Uint32Array(length);
  for (let i = 0; i < length; i++) items[next[cells[i]]++] = i;
  return { cellStart, items };
}

function rowOf(latitudeDeg: number): number {
  return Math.max(0, Math.min(ROWS - 1, Math.floor((latitudeDeg + 90) * CELLS_PER_DEGREE)));
}

function columnOf(longitudeDeg: number): number {
  const column = Math.floor((longitudeDeg + 180) * CELLS_PER_DEGREE) % COLUMNS;
  return column < 0 ? column + COLUMNS : column;
}

function fillBlock(block: Block, latitudeDeg: number, longitudeDeg: number, radiusKm: number): Block {
  const radius = Math.max(0, radiusKm) / EARTH_RADIUS_KM;
  // A hair more than needed: rounding must not lose a point that lies exactly on the circle.
  const radiusDeg = radius / RAD + 1e-9;
  block.south = rowOf(latitudeDeg - radiusDeg);
  block.north = rowOf(latitudeDeg + radiusDeg);
  const holdsPole = latitudeDeg + radiusDeg >= 90 || latitudeDeg - radiusDeg <= -90;
  // Where the circle reaches furthest east and west it does so by asin(sin r / cos φ), not by r / cos φ.
  const reach = Math.sin(Math.min(radius, Math.PI / 2)) / Math.cos(latitudeDeg * RAD);
  const halfDeg = holdsPole || reach >= 1 ? 180 : Math.asin(reach) / RAD + 1e-9;
  block.west = columnOf(longitudeDeg - halfDeg);
  block.width = Math.min(COLUMNS, Math.floor((2 * halfDeg) / CELL_DEG) + 2);
  return block;
}
