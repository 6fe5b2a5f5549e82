import type { AerodromeTable } from 'airbridge/aviation';
import { haversineKm } from 'airbridge/geo';
import { type Input, type Kind, positionsOf, SIDES, type Side, type TrueLeg, truthOf } from '../input.js';
import type { Forecast, FoundEnd, FoundLeg } from '../method.js';
import type { Verified } from './brier.js';
import type { Matching } from './match.js';

/** One end of one true flight, and what a method said of it. */
export interface EndResult {
  readonly source: string;
  readonly kind: Kind;
  readonly flight: string;
  readonly side: Side;
  readonly truth: string;
  /** `ident`; null when none was named, or the flight was not found at all. */
  readonly said: string | null;
  readonly evidence: string;
  readonly reason: string;
  /** From the first or last report of the flight that was in the input to the true field. */
  readonly reportKm: number;
  /** Everything held possible, "elsewhere" included; null where the method gives no probabilities. */
  readonly ownForecast: readonly Verified[] | null;
  readonly historyForecast: readonly Verified[] | null;
}

/** A field was named, and it was the true one. */
export const isRight = ({ said, truth }: EndResult): boolean => said === truth;
export const isNamed = ({ said }: EndResult): boolean => said !== null;

/** The flight was not found, so nothing was said of its ends. */
const MISSED: FoundEnd = {
  aerodrome: null,
  evidence: 'flight not found',
  reason: 'flight not found',
  forecasts: [],
};

/** Judges both ends of every true flight whose field is known and of which something was left to be heard. */
export function judgeEnds(
  input: Input,
  found: readonly FoundLeg[],
  { foundOf, unheard }: Matching,
  aerodromes: AerodromeTable,
): EndResult[] {
  return input.legs.flatMap((leg, k) => {
    if (unheard.includes(k)) return [];
    const at = foundOf[k];
    return SIDES.flatMap((side) => {
      const truth = truthOf(leg, side);
      if (truth === null) return [];
      const end = at === null ? MISSED : found[at][side];
      return [judge(input, leg, side, truth, end, aerodromes)];
    });
  });
}

function judge(
  input: Input,
  leg: TrueLeg,
  side: Side,
  truth: string,
  end: FoundEnd,
  aerodromes: AerodromeTable,
): EndResult {
  const own = (forecast: Forecast) => forecast.probability;
  const history = (forecast: Forecast) => forecast.probabilityWithHistory;
  return {
    source: input.source,
    kind: input.kind,
    flight: leg.name,
    side,
    truth,
    said: end.aerodrome,
    evidence: end.evidence,
    reason: end.reason,
    reportKm: reportKm(input, leg, side, truth, aerodromes),
    ownForecast: verified(end.forecasts, own, truth),
    historyForecast: verified(end.forecasts, history, truth),
  };
}

function reportKm(
  { trace }: Input,
  leg: TrueLeg,
  side: Side,
  truth: string,
  aerodromes: AerodromeTable,
): number {
  const { timeMs, latitudeDeg, longitudeDeg } = trace.reports;
  const [from, to] = positionsOf(timeMs, leg.fromMs, leg.toMs);
  const at = side === 'departure' ? from : to - 1;
  return aerodromes.distanceKm(aerodromes.indexOf(truth), latitudeDeg[at], longitudeDeg[at]);
}

/** What was left over for "elsewhere" is a forecast, too. */
function verified(
  forecasts: readonly Forecast[],
  probabilityOf: (forecast: Forecast) => number | null,
  truth: string,
): Verified[] | null {
  const given = forecasts.flatMap((forecast) => {
    const probability = probabilityOf(forecast);
    return probability === null ? [] : [{ probability, came: forecast.aerodrome === truth }];
  });
  if (given.length === 0) return null;
  const rest = 1 - given.reduce((sum, { probability }) => sum + probability, 0);
  return [...given, { probability: Math.max(0, rest), came: !given.some(({ came }) => came) }];
}

/** Between two fields of the table, km; null when one is not in it. */
export function kmBetween(aerodromes: AerodromeTable, a: string, b: string): number | null {
  const [from, to] = [aerodromes.byIdent(a), aerodromes.byIdent(b)];
  if (from === null || to === null) return null;
  return haversineKm(from.latitudeDeg, from.longitudeDeg, to.latitudeDeg, to.longitudeDeg);
}
