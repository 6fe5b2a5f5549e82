import { html, type Markup } from './markup.js';
import type { Pen } from './pen.js';

/** A time as it is known: a point, its bounds, or one of them. */
export interface When {
  readonly at: string | null;
  readonly earliest: string | null;
  readonly latest: string | null;
}

/** `2025-02-07 23:17`, UTC. */
const minuteOf = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;

/** A time in a cell: what is not known exactly says so. */
export function whenCell({ at, earliest, latest }: When, pen: Pen): Markup {
  if (at !== null) return pen.code(minuteOf(at));
  if (earliest !== null && latest !== null) return between(minuteOf(earliest), minuteOf(latest), pen);
  if (earliest !== null) return pen.t('dossier.notBefore', { time: minuteOf(earliest) });
  return latest === null ? pen.t('dossier.unknown') : pen.t('dossier.notAfter', { time: minuteOf(latest) });
}

function between(from: string, to: string, pen: Pen): Markup {
  if (from === to) return pen.code(from);
  if (from.slice(0, 10) === to.slice(0, 10)) return pen.code(`${from}–${to.slice(11)}`);
  return html`${pen.code(`${from} –`)}<br>${pen.code(to)}`;
}
