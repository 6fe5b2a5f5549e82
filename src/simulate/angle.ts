export const RAD = Math.PI / 180;

/** The turn from one direction to another, degrees -180 < x ≤ 180; positive to the right. */
export function turnDeg(fromDeg: number, toDeg: number): number {
  const turn = (((toDeg - fromDeg) % 360) + 360) % 360;
  return turn > 180 ? turn - 360 : turn;
}

/** The same direction in 0 ≤ x < 360. */
export function normalDeg(deg: number): number {
  const normal = ((deg % 360) + 360) % 360;
  return normal === 360 ? 0 : normal;
}

/** The value, but not beyond the bounds. */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
