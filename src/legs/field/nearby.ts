/**
 * What is near a place, worked out once for a small cell of the globe: reports on one field come in long runs. It depends on
 * the cell alone, not on which reports were asked about before.
 */
export class Nearby<T> {
  private row = Number.NaN;
  private column = Number.NaN;
  private found: T | undefined;

  constructor(
    private readonly cellDeg: number,
    private readonly find: (latitudeDeg: number, longitudeDeg: number) => T,
  ) {}

  at(latitudeDeg: number, longitudeDeg: number): T {
    const row = Math.floor(latitudeDeg / this.cellDeg);
    const column = Math.floor(longitudeDeg / this.cellDeg);
    if (row !== this.row || column !== this.column) {
      this.found = this.find((row + 0.5) * this.cellDeg, (column + 0.5) * this.cellDeg);
      this.row = row;
      this.column = column;
    }
    return this.found as T;
  }
}
