import { stepKm } from '../geo/geodesic.js';
import {
  AS_GOOD_FT,
  agreedFt,
  MOST_MARGIN_FT,
  marginAt,
  type PressureOffset,
  type PressurePlace,
  type PressureSample,
} from './pressure.js';

/** Other aircraft this near in place and time are asked what the pressure is. */
export const OTHERS_WITHIN = { km: 150, ms: 2 * 3_600_000 } as const;
/** One aircraft may be wrong and two may disagree; of three the middle one counts. */
const FEWEST_AIRCRAFT = 3;

const MS_PER_HOUR = 3_600_000;

/** An offset told by other aircraft, and how near the farthest of them was. */
export interface OthersOffset extends PressureOffset {
  readonly aircraft: number;
  readonly withinKm: number;
  readonly withinHours: number;
}

/** A sample and how wrong it may be at the place asked about. */
interface Told {
  readonly sample: PressureSample;
  readonly marginFt: number;
}

/**
 * What other aircraft tell of the pressure at one place: each by its most certain sample, so that one heard often counts no
 * more than one heard once. Neither the order in which they are heard nor hearing a sample twice changes anything.
 */
export class Others {
  private readonly told = new Map<string, Told>();

  constructor(private readonly place: PressurePlace) {}

  /** @param airframe see trace/airframe */
  hear(airframe: string, sample: PressureSample): void {
    if (Math.abs(sample.timeMs - this.place.timeMs) > OTHERS_WITHIN.ms) return;
    const marginFt = marginAt(this.place, sample);
    if (marginFt > MOST_MARGIN_FT || kmBetween(this.place, sample) > OTHERS_WITHIN.km) return;
    const one = { sample, marginFt };
    const known = this.told.get(airframe);
    if (known === undefined || compare(one, known) < 0) this.told.set(airframe, one);
  }

  /**
   * The median of the aircraft that are most certain.
   *
   * @returns null where fewer than three tell it, or they contradict each other
   */
  offset(): OthersOffset | null {
    const told = [...this.told.values()].sort(compare);
    if (told.length < FEWEST_AIRCRAFT) return null;
    const limitFt = Math.min(MOST_MARGIN_FT, told[FEWEST_AIRCRAFT - 1].marginFt + AS_GOOD_FT);
    const chosen = told.filter(({ marginFt }) => marginFt <= limitFt);
    const samples = chosen.map(({ sample }) => sample);
    const marginFt = Math.ceil(chosen[chosen.length - 1].marginFt);
    const offsetFt = agreedFt(samples, marginFt);
    if (offsetFt === null) return null;
    const hours = samples.map(({ timeMs }) => Math.abs(timeMs - this.place.timeMs) / MS_PER_HOUR);
    return {
      pressureFt: this.place.pressureFt,
      offsetFt: Math.round(offsetFt),
      marginFt,
      aircraft: chosen.length,
      withinKm: Math.max(1, Math.ceil(Math.max(...samples.map((sample) => kmBetween(this.place, sample))))),
      withinHours: Math.max(0.1, Math.ceil(Math.max(...hours) * 10) / 10),
    };
  }
}

function kmBetween(place: PressurePlace, sample: PressureSample): number {
  return stepKm(place.latitudeDeg, place.longitudeDeg, sample.latitudeDeg, sample.longitudeDeg);
}

/** The more certain first; of two as certain, whichever: but always the same. */
function compare(a: Told, b: Told): number {
  const [one, other] = [a.sample, b.sample];
  return (
    a.marginFt - b.marginFt ||
    one.timeMs - other.timeMs ||
    one.pressureFt - other.pressureFt ||
    one.offsetFt - other.offsetFt
  );
}
