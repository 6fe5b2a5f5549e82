import { haversineKm } from '../../geo/geodesic.js';
import { secondsBetween } from '../../trace/gap.js';
import type { Trace } from '../../trace/trace.js';
import { fieldsUnder, onlyField } from '../field/surface.js';
import type { LegEvent } from '../leg.js';
import type { References } from '../references.js';
import { Phase } from './phase.js';
import type { Profile } from './profile.js';
import type { Span, Touch } from './split.js';
import { SHORTEST_STOP_SECONDS } from './stop.js';

/** Longer on the ground than this, the aircraft stopped; it did not just touch. */
const LONGEST_TOUCH_SECONDS = 60;

interface Context {
  readonly trace: Trace;
  readonly phase: Uint8Array;
  readonly profile: Profile;
  readonly references: References;
}

/** What happened on a leg without ending it: touch-and-goes and stops of less than five minutes; and the time it stood after it. */
export function eventsOf(context: Context, span: Span): LegEvent[] {
  return [...span.touches.map((touch) => eventOf(context, touch)), ...stoodAfter(context, span)];
}

/** Whoever was received this near the landing has not moved to another field. */
const SAME_FIELD_KM = 4;

/**
 * Up to the last report on the ground there. Of the files that the landing is from, and no others: what follows in the next day's
 * is the same wherever the input was cut. Where it was received leaving, the next leg says when.
 */
function stoodAfter({ trace, phase }: Context, { last, airLast }: Span): LegEvent[] {
  const { reports, sourceOf } = trace;
  if (last === airLast) return [];
  const { timeMs, latitudeDeg, longitudeDeg } = reports;
  const landed = new Set(sourceOf.subarray(airLast, last + 1));
  let until = last;
  let i = last + 1;
  for (; i < reports.length && phase[i] === Phase.ground; i++) {
    const km = haversineKm(latitudeDeg[last], longitudeDeg[last], latitudeDeg[i], longitudeDeg[i]);
    if (km > SAME_FIELD_KM) break;
    if (landed.has(sourceOf[i])) until = i;
  }
  const isLeaving = i < reports.length && secondsBetween(reports, until, i) < SHORTEST_STOP_SECONDS;
  if (until === last || isLeaving) return [];
  const seconds = Math.round(secondsBetween(reports, last, until));
  return [{ kind: 'stood', timeMs: timeMs[last], seconds, aerodrome: null }];
}

function eventOf({ trace, phase, profile, references }: Context, touch: Touch): LegEvent {
  const { reports } = trace;
  const seconds = secondsBetween(reports, touch.first, touch.last);
  const ground: number[] = [];
  for (let i = touch.first; i <= touch.last; i++) if (phase[i] === Phase.ground) ground.push(i);
  const field = onlyField(fieldsUnder(reports, ground, references.aerodromes, profile));
  return {
    kind: seconds <= LONGEST_TOUCH_SECONDS ? 'touch-and-go' : 'short-stop',
    timeMs: reports.timeMs[touch.first],
    seconds: Math.round(seconds),
    aerodrome: field?.ident ?? null,
  };
}
