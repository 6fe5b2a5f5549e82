const RAD = Math.PI / 180;

/** Points of a sphere of radius 1 as vectors: between them there is no seam, and little trigonometry. */
export interface UnitVectors {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

/** @param latitudeDeg and longitudeDeg of the points, in equal number */
export function unitVectors(latitudeDeg: ArrayLike<number>, longitudeDeg: ArrayLike<number>): UnitVectors {
  const { length } = latitudeDeg;
  const [x, y, z] = [new Float64Array(length), new Float64Array(length), new Float64Array(length)];
  for (let i = 0; i < length; i++) {
    const cosLat = Math.cos(latitudeDeg[i] * RAD);
    x[i] = cosLat * Math.cos(longitudeDeg[i] * RAD);
    y[i] = cosLat * Math.sin(longitudeDeg[i] * RAD);
    z[i] = Math.sin(latitudeDeg[i] * RAD);
  }
  return { x, y, z };
}
