import { type Message, message } from './message.js';

/** A distance: "4.1 km", "22 km". */
export function distanceMessage(km: number): Message {
  return km < 10
    ? message('unit.kmTenths', { km: Math.round(km * 10) / 10 })
    : message('unit.km', { km: Math.round(km) });
}

/** A stretch of time, at most some hours long: "40 s", "12 min". */
export function durationMessage(ms: number): Message {
  const seconds = Math.round(ms / 1000);
  return seconds < 120
    ? message('unit.seconds', { seconds })
    : message('unit.minutes', { minutes: Math.round(seconds / 60) });
}

/** The time between two legs: "40 min", "3 h 05 min", "12 days". */
export function intervalMessage(ms: number): Message {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return message('unit.minutes', { minutes });
  if (minutes < 48 * 60)
    return message('unit.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  return message('unit.days', { days: Math.round(minutes / 1440) });
}

/** A share in per cent: rounding makes nothing certain. */
export function shareMessage(share: number): Message {
  const percent = Math.round(share * 100);
  if (percent === 100 && share < 1) return message('unit.overNinetyNinePercent');
  return percent === 0 && share > 0 ? message('unit.underOnePercent') : message('unit.percent', { percent });
}
