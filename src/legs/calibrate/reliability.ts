import { INFERRED_FROM } from '../ends/named.js';
import type { Judged } from './cross-validate.js';
import type { Hiding } from './hiding.js';

/** How forecasts of one kind fared. */
export interface Reliability {
  /** Source, or `all`. */
  readonly source: string;
  /** What was hidden, in words; or `any` together with a range of forecasts. */
  readonly hidden: string;
  readonly n: number;
  /** Mean probability of the likeliest field. */
  readonly meanForecast: number;
  /** How often it was the true one, with Wilson's interval of 95 %. */
  readonly shareRight: number;
  readonly low: number;
  readonly high: number;
  /** How many were named, and how many of these rightly. */
  readonly named: number;
  readonly namedRight: number;
}

const Z_95 = 1.959963984540054;
/** Ranges of forecasts, in percent; the last begins where ends are named. */
const RANGES = [0, 20, 40, 60, 80, INFERRED_FROM * 100, 100] as const;

/** What was hidden, in words. */
function hidingWords(hiding: Hiding): string {
  if (hiding.kind === 'cruise') return 'all but cruise';
  if (hiding.kind === 'level') return 'all beyond level flight';
  if (hiding.kind === 'far') return 'never near';
  if (hiding.belowFt === 0) return 'nothing';
  const low = hiding.belowFt === null ? [] : [`below ${hiding.belowFt} ft`];
  const near = hiding.withinKm === null ? [] : [`within ${hiding.withinKm} km`];
  return [...low, ...near].join(' ');
}

/** By range of forecast over all sources; then by what was hidden over all sources; then that by source. */
export function reliabilityOf(all: readonly Judged[]): Reliability[] {
  return [
    ...tabulated(all, ({ forecast }) => ({ source: 'all', hidden: rangeWords(forecast) })).sort((a, b) =>
      a.hidden < b.hidden ? -1 : 1,
    ),
    ...tabulated(all, ({ hiding }) => ({ source: 'all', hidden: hidingWords(hiding) })),
    ...tabulated(all, ({ source, hiding }) => ({ source, hidden: hidingWords(hiding) })),
  ];
}

function rangeWords(forecast: number): string {
  const above = RANGES.findIndex((percent, k) => k > 0 && forecast * 100 < percent);
  const k = above < 0 ? RANGES.length - 1 : above;
  return `any, forecast ${String(RANGES[k - 1]).padStart(2, '0')}–${RANGES[k]} %`;
}

type Key = Pick<Reliability, 'source' | 'hidden'>;

function tabulated(all: readonly Judged[], keyOf: (one: Judged) => Key): Reliability[] {
  const groups = new Map<string, { readonly key: Key; readonly members: Judged[] }>();
  for (const one of [...all].sort(inOrder)) {
    const key = keyOf(one);
    const name = `${key.source}\n${key.hidden}`;
    const group = groups.get(name) ?? { key, members: [] };
    group.members.push(one);
    groups.set(name, group);
  }
  return [...groups.values()].map(({ key, members }) => ({ ...key, ...faringOf(members) }));
}

/** By source, then from the least hidden to the most; within that by forecast, so that sums never depend on the order given. */
function inOrder(a: Judged, b: Judged): number {
  if (a.source !== b.source) return a.source < b.source ? -1 : 1;
  return rankOf(a.hiding) - rankOf(b.hiding) || a.forecast - b.forecast;
}

const KINDS = ['near', 'level', 'cruise', 'far'] as const;

function rankOf(hiding: Hiding): number {
  const kind = KINDS.indexOf(hiding.kind) * 1e9;
  return hiding.kind === 'near' ? (hiding.belowFt ?? 1e6) + (hiding.withinKm ?? 0) : kind;
}

function faringOf(members: readonly Judged[]): Omit<Reliability, 'source' | 'hidden'> {
  const n = members.length;
  const hits = members.filter(({ isRight }) => isRight).length;
  const named = members.filter(({ isNamed }) => isNamed);
  const sum = members.reduce((total, { forecast }) => total + forecast, 0);
  return {
    n,
    meanForecast: rounded(sum / n),
    shareRight: rounded(hits / n),
    ...wilson(hits, n),
    named: named.length,
    namedRight: named.filter(({ isRight }) => isRight).length,
  };
}

/** Score interval of a binomial share, 95 % (E. B. Wilson, JASA 22, 1927). */
function wilson(hits: number, n: number): { readonly low: number; readonly high: number } {
  const share = hits / n;
  const shrink = 1 + Z_95 ** 2 / n;
  const middle = (share + Z_95 ** 2 / (2 * n)) / shrink;
  const half = (Z_95 / shrink) * Math.sqrt((share * (1 - share)) / n + Z_95 ** 2 / (4 * n * n));
  return { low: rounded(Math.max(0, middle - half)), high: rounded(Math.min(1, middle + half)) };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
