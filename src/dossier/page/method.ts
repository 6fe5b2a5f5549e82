import type { DossierContent } from '../content.js';
import { FALSE_ALARMS, POWER } from '../measured.js';
import { grid } from './grid.js';
import { html, type Markup } from './markup.js';
import type { Pen } from './pen.js';

/** How airbridge works, on two pages, with what was measured of it. */
export function method(content: DossierContent, pen: Pen): Markup {
  return html`
<h3>${pen.t('dossier.methodLegsTitle')}</h3><p>${pen.t('dossier.methodLegs')}</p>
<h3>${pen.t('dossier.methodEvidenceTitle')}</h3>
<dl>${(['observed', 'inferred', 'continuity', 'unseen'] as const).map((word) => html`<dt>${pen.t(`dossier.evidence-${word}`)}</dt><dd>${pen.t(`dossier.means-${word}`)}</dd>`)}</dl>
<h3>${pen.t('dossier.methodGradesTitle')}</h3><p>${pen.t('dossier.methodGrades')}</p>
<h3>${pen.t('dossier.methodCountTitle')}</h3><p>${pen.t('dossier.methodCount')}</p><p>${pen.t('dossier.methodBound')}</p>
<h3>${pen.t('dossier.methodCalibrationTitle')}</h3><p>${pen.t('dossier.methodCalibration', { model: content.calibration.model })}</p>
${calibration(content, pen)}
<h3>${pen.t('dossier.methodTempoTitle')}</h3><p>${pen.t('dossier.methodTempo')}</p>
${falseAlarms(pen)}
`;
}

/** Ways of hiding that say little beside those printed; all of them are in calibration.csv. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'below 500 ft',
  'below 1000 ft within 20 km',
  'below 2000 ft',
  'below 6000 ft within 20 km',
  'below 10000 ft',
  'within 5 km',
  'all beyond level flight',
  'never near',
]);

function calibration({ calibration: { rows } }: DossierContent, pen: Pen): Markup {
  return grid(
    { id: 'calibration', caption: pen.t('dossier.calibrationCaption') },
    [
      { head: pen.t('dossier.columnHidden'), cell: ({ hidden }) => hiddenWords(hidden, pen) },
      { head: pen.t('dossier.columnEnds'), isNumber: true, cell: ({ n }) => pen.number(n) },
      {
        head: pen.t('dossier.columnForecast'),
        isNumber: true,
        cell: ({ forecast }) => pen.percent(forecast),
      },
      { head: pen.t('dossier.columnRight'), isNumber: true, cell: ({ right }) => pen.percent(right) },
      {
        head: pen.t('dossier.columnInterval'),
        isNumber: true,
        cell: ({ low, high }) => html`${pen.percent(low)}–${pen.percent(high)}`,
      },
      { head: pen.t('dossier.columnNamed'), isNumber: true, cell: ({ named, n }) => pen.percent(named / n) },
      {
        head: pen.t('dossier.columnNamedRight'),
        isNumber: true,
        cell: ({ named, namedRight }) =>
          named === 0 ? '–' : html`${pen.number(namedRight)}/${pen.number(named)}`,
      },
    ],
    rows.filter(({ hidden }) => !LEFT_OUT.has(hidden)),
  );
}

/** The model's labels of what was hidden, in words. */
function hiddenWords(label: string, pen: Pen): Markup {
  const forecast = /^any, forecast (\d+)–(\d+) %$/.exec(label);
  if (forecast !== null)
    return pen.t('dossier.hiddenForecast', { low: Number(forecast[1]), high: Number(forecast[2]) });
  const both = /^below (\d+) ft within (\d+) km$/.exec(label);
  if (both !== null) return pen.t('dossier.hiddenBoth', { feet: Number(both[1]), km: Number(both[2]) });
  const below = /^below (\d+) ft$/.exec(label);
  if (below !== null) return pen.t('dossier.hiddenBelow', { feet: Number(below[1]) });
  const within = /^within (\d+) km$/.exec(label);
  if (within !== null) return pen.t('dossier.hiddenWithin', { km: Number(within[1]) });
  if (label === 'nothing') return pen.t('dossier.hiddenNothing');
  if (label === 'all but cruise') return pen.t('dossier.hiddenCruise');
  return label === 'all beyond level flight' ? pen.t('dossier.hiddenLevel') : pen.t('dossier.hiddenNever');
}

function falseAlarms(pen: Pen): Markup {
  const rows = [
    ...FALSE_ALARMS.map((row) => ({ ...row, ratio: 1 })),
    ...POWER.map((row) => ({ ...row, scenario: 'B' as const })),
  ];
  return grid(
    { id: 'alarms', caption: pen.t('dossier.alarmsCaption') },
    [
      {
        head: pen.t('dossier.columnScenario'),
        cell: ({ scenario }) => pen.t(`dossier.scenario-${scenario}`),
      },
      { head: pen.t('dossier.columnRatio'), isNumber: true, cell: ({ ratio }) => pen.number(ratio) },
      { head: pen.t('dossier.columnRotation'), isNumber: true, cell: ({ rotation }) => share(rotation, pen) },
      {
        head: pen.t('dossier.columnBinomial'),
        isNumber: true,
        cell: ({ negativeBinomial }) => share(negativeBinomial, pen),
      },
      { head: pen.t('dossier.columnRule'), isNumber: true, cell: ({ rule }) => share(rule, pen) },
    ],
    rows,
  );
}

const share = (value: number, pen: Pen): Markup => pen.code(`${(value * 100).toFixed(1)} %`);
