import { haversineKm } from '../geo/geodesic.js';
import { clamp, RAD, turnDeg } from './angle.js';
import type { Place } from './field.js';
import type { Random } from './random.js';

/** Wind over one flight: it blows from one direction everywhere and grows with height. */
export interface Wind {
  readonly fromDeg: number;
  readonly surfaceKt: number;
  /** At 35,000 ft and above. */
  readonly aloftKt: number;
}

const ALOFT_FT = 35_000;

export function drawWind(random: Random): Wind {
  const surfaceKt = random.between(0, 14);
  return { fromDeg: random.between(0, 360), surfaceKt, aloftKt: surfaceKt + random.between(5, 70) };
}

/** Speed over ground along a track that is held by crabbing. */
export function groundspeedKt(wind: Wind, airspeedKt: number, trackDeg: number, altitudeFt: number): number {
  const share = clamp(altitudeFt / ALOFT_FT, 0, 1);
  const speedKt = wind.surfaceKt + (wind.aloftKt - wind.surfaceKt) * share;
  const angle = turnDeg(trackDeg, wind.fromDeg) * RAD;
  const acrossKt = Math.min(speedKt * Math.sin(angle), airspeedKt * 0.7);
  return Math.sqrt(airspeedKt * airspeedKt - acrossKt * acrossKt) - speedKt * Math.cos(angle);
}

/** Sea-level pressure somewhere. */
interface PressureAt extends Place {
  readonly qnhHpa: number;
}

/** Which weather a sky has. */
export interface Weather {
  /** Sea-level pressure where nothing else is said, 1013.25 when left out. */
  readonly qnhHpa?: number;
  /** Highs and lows that wander: up to this much above and below, within weeks and some thousand km. */
  readonly swingHpa?: number;
  /** Pressure at named places; it holds for 100 km around and is gone 400 km away. */
  readonly places?: readonly PressureAt[];
  /** Warmer than the standard atmosphere: heights stretch by 0.35 % a degree. */
  readonly warmerC?: number;
}

const STANDARD_HPA = 1013.25;
const DAY_MS = 86_400_000;
const HOLDS_KM = 100;
const GONE_KM = 400;
const STRETCH_PER_C = 0.0035;

/** What an altimeter set to 1013.25 hPa shows, and what height that is. */
export class Atmosphere {
  private readonly phases: readonly number[];
  private readonly stretch: number;

  constructor(
    private readonly weather: Weather,
    random: Random,
  ) {
    this.phases = Array.from({ length: 3 }, () => random.between(0, 2 * Math.PI));
    this.stretch = 1 + (weather.warmerC ?? 0) * STRETCH_PER_C;
  }

  qnhHpa(place: Place, timeMs: number): number {
    const { qnhHpa = STANDARD_HPA, places = [] } = this.weather;
    let pressure = qnhHpa + this.swingHpa(place, timeMs);
    for (const at of places) {
      const km = haversineKm(at.latitudeDeg, at.longitudeDeg, place.latitudeDeg, place.longitudeDeg);
      pressure += (at.qnhHpa - pressure) * clamp((GONE_KM - km) / (GONE_KM - HOLDS_KM), 0, 1);
    }
    return pressure;
  }

  /** Pressure altitude of a height above the sea. */
  pressureAltitudeFt(place: Place, timeMs: number, altitudeFt: number): number {
    return altitudeFt / this.stretch + seaLevelFt(this.qnhHpa(place, timeMs));
  }

  /** Height above the sea of a pressure altitude. */
  trueAltitudeFt(place: Place, timeMs: number, pressureFt: number): number {
    return (pressureFt - seaLevelFt(this.qnhHpa(place, timeMs))) * this.stretch;
  }

  private swingHpa({ latitudeDeg, longitudeDeg }: Place, timeMs: number): number {
    const { swingHpa = 0 } = this.weather;
    if (swingHpa === 0) return 0;
    const days = timeMs / DAY_MS;
    const [a, b, c] = this.phases;
    const waves =
      Math.sin(longitudeDeg / 9 - days * 0.9 + a) +
      Math.sin(latitudeDeg / 8 + days * 0.37 + b) +
      Math.sin(days * 0.19 + c);
    return (swingHpa * waves) / 3;
  }
}

/** Pressure altitude of the sea's surface: the standard atmosphere (ISO 2533) to second order, good to 5 ft within ±50 hPa. */
function seaLevelFt(qnhHpa: number): number {
  const belowHpa = STANDARD_HPA - qnhHpa;
  return 27.31 * belowHpa + 0.0109 * belowHpa * belowHpa;
}
