import { secondsBetween } from '../../trace/gap.js';
import type { Trace } from '../../trace/trace.js';
import { fieldsUnder, onlyField } from '../field/surface.js';
import type { LegEvent } from '../leg.js';
import type { References } from '../references.js';
import { Phase } from './phase.js';
import type { Profile } from './profile.js';
import type { Span, Touch } from './split.js';

/** Longer on the ground than this, the aircraft stopped; it did not just touch. */
const LONGEST_TOUCH_SECONDS = 60;

interface Context {
  readonly trace: Trace;
  readonly phase: Uint8Array;
  readonly profile: Profile;
  readonly references: References;
}

/** What happened on a leg without ending it: touch-and-goes and stops of less than five minutes. */
export function eventsOf(context: Context, span: Span): LegEvent[] {
  return span.touches.map((touch) => eventOf(context, touch));
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
