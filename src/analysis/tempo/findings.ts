import { type Message, message } from '../../i18n/index.js';
import { dayText } from '../day.js';
import type { Tallied } from './gate.js';
import type { TempoTests } from './tempo.js';

/** That exposure on quiet days is that of other months; nothing where there are none. */
export function quietDays({ daysBorrowed, daysKnown }: Tallied): Message[] {
  return daysBorrowed === 0 ? [] : [message('tempo.quietDays', { days: daysBorrowed, known: daysKnown })];
}

/** The change of level that was tried, and what came of it; nothing where there were too few days for one. */
export function levelChangeFound({ stepped, steadyP }: Pick<TempoTests, 'stepped' | 'steadyP'>): Message[] {
  if (stepped === null) return [];
  const values = { day: dayText(stepped.change.day), stepped: digits(stepped.p), steady: digits(steadyP) };
  return Number.isFinite(stepped.levelRatio)
    ? [message('tempo.levelChange', { ...values, ratio: digits(stepped.levelRatio) })]
    : [message('tempo.levelOpened', values)];
}

/** Two digits that mean something, as text: no language groups them or rounds them again. */
const digits = (value: number): string => String(Number(value.toPrecision(2)));
