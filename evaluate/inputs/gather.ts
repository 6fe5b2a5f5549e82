import type { AerodromeTable } from 'airbridge/aviation';
import { type Input, positionsOf, SIDES, truthOf } from '../input.js';
import { chainsOf, GAPS_MINUTES, joined, type Link } from './chain.js';
import { cutsOf } from './cut.js';

/** Flights recorded from or to farther off than this are not chained: the aircraft would have to leap. */
const CHAINED_WITHIN_KM = 50;

/** Recorded flights as they are, in chains with every gap, and with both ends cut off. */
export function recordedInputs(links: readonly Link[], aerodromes: AerodromeTable): Input[] {
  const flights = links.map(({ input }) => input);
  const whole = links.filter(({ input }) => isHeardAtBothEnds(input, aerodromes));
  const chains = chainsOf(whole);
  return [
    ...flights,
    ...GAPS_MINUTES.flatMap((gap) => chains.map((chain) => joined(chain, gap))),
    ...flights.flatMap(cutsOf),
  ];
}

function isHeardAtBothEnds({ trace, legs }: Input, aerodromes: AerodromeTable): boolean {
  if (legs.length !== 1) return false;
  const { timeMs, latitudeDeg, longitudeDeg } = trace.reports;
  const [from, to] = positionsOf(timeMs, legs[0].fromMs, legs[0].toMs);
  return SIDES.every((side) => {
    const field = truthOf(legs[0], side);
    const at = side === 'departure' ? from : to - 1;
    if (field === null || to === from) return false;
    const row = aerodromes.indexOf(field);
    return aerodromes.distanceKm(row, latitudeDeg[at], longitudeDeg[at]) <= CHAINED_WITHIN_KM;
  });
}
