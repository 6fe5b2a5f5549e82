import type { AerodromeTable } from '../../src/aviation/aerodromes.js';
import { destination, initialBearingDeg } from '../../src/geo/geodesic.js';
import type { TestReport } from './traces.js';

/** How a made-up approach is flown. Distances are along the way from the threshold. */
export interface Approach {
  readonly fromKm: number;
  readonly untilKm: number;
  /** End of the runway landed over: 0 the low one, 1 the high one. */
  readonly end?: 0 | 1;
  /** Pressure altitude against height above the sea, as weather makes it. */
  readonly offsetFt?: number;
  readonly speedKt?: number;
  readonly stepSeconds?: number;
}

/** A straight approach of 3 degrees to one of a field's runways, reports up to `untilKm` before it. */
export function inbound(
  aerodromes: AerodromeTable,
  ident: string,
  runway: number,
  { fromKm, untilKm, end = 0, offsetFt = 0, speedKt = 150, stepSeconds = 5 }: Approach,
): TestReport[] {
  const index = aerodromes.indexOf(ident);
  const { ends } = aerodromes.runwaysOf(index)[runway];
  const [near, far] = [ends[end], ends[1 - end]].map((place) => ({
    latitudeDeg: place.latitudeDeg!,
    longitudeDeg: place.longitudeDeg!,
  }));
  const outDeg = initialBearingDeg(far.latitudeDeg, far.longitudeDeg, near.latitudeDeg, near.longitudeDeg);
  const kmPerStep = (speedKt * 1.852 * stepSeconds) / 3600;
  const steps = Math.floor((fromKm - untilKm) / kmPerStep);
  return Array.from({ length: steps + 1 }, (_, k) => {
    const km = fromKm - k * kmPerStep;
    const at = destination(near.latitudeDeg, near.longitudeDeg, outDeg, km);
    const inDeg = initialBearingDeg(at.latitudeDeg, at.longitudeDeg, near.latitudeDeg, near.longitudeDeg);
    return {
      s: k * stepSeconds,
      lat: at.latitudeDeg,
      lon: at.longitudeDeg,
      alt: Math.round((aerodromes.elevationFt[index] + 50 + km * 172 + offsetFt) / 25) * 25,
      gs: speedKt,
      track: inDeg,
      rate: -Math.round((speedKt * 1.852 * 172) / 60),
    };
  });
}
