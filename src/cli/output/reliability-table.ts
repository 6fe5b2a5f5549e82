import type { Reliability } from '../../legs/calibrate/index.js';
import { integerWords } from '../words.js';
import type { TableColumn } from './table.js';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** How forecasts fared, one row per way of hiding. */
export const reliabilityColumns: readonly TableColumn<Reliability>[] = [
  { title: 'source', cell: ({ source }) => source },
  { title: 'hidden', cell: ({ hidden }) => hidden },
  { title: 'ends', cell: ({ n }) => integerWords(n), alignRight: true },
  { title: 'forecast', cell: ({ meanForecast }) => percent(meanForecast), alignRight: true },
  { title: 'right', cell: ({ shareRight }) => percent(shareRight), alignRight: true },
  { title: '95 %', cell: ({ low, high }) => `${percent(low)}–${percent(high)}`, dispensable: 1 },
  { title: 'named', cell: ({ named, n }) => percent(named / n), alignRight: true },
  {
    title: 'right when named',
    cell: ({ named, namedRight }) => (named === 0 ? '–' : `${percent(namedRight / named)} of ${named}`),
  },
];
