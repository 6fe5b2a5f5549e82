import { dayText, type Surge, type SurgeReport } from '../../analysis/index.js';
import { printable } from '../printable.js';
import { chanceWords, integerWords } from '../words.js';
import { EXPLORATORY, NOT_SHOWN } from './tempo.js';
import { pWords, twoDigits } from './tempo-numbers.js';

/** Surges for people. */
export function surgeWords(question: string, { surges, unknown, visits, period }: SurgeReport): string {
  const lines = [EXPLORATORY, '', `Asked: ${question}`];
  if (period !== null) lines.push(`Period ${dayText(period.startDay)} to ${dayText(period.endDay)}`);
  if (visits.synthetic > 0)
    lines.push(
      `SYNTHETIC: ${integerWords(visits.synthetic)} of the visits were made by a simulator; nobody flew them`,
    );
  for (const surge of surges) lines.push('', ...surgeLines(surge, surges.length > 1));
  for (const name of unknown)
    lines.push(
      '',
      `${name}: the chance of detecting a visit is unknown throughout, so nothing can be concluded.`,
    );
  if (period === null)
    lines.push(
      '',
      'There are no visits in the ledger for this question, by anybody: nothing can be concluded.',
    );
  lines.push('', `Confirmed and probable visits: ${integerWords(visits.counted)}.`);
  if (visits.tooWide > 0)
    lines.push(
      `Left out, because their arrival is not known to within 48 hours: ${integerWords(visits.tooWide)}.`,
    );
  return `${[...lines, NOT_SHOWN].map(printable).join('\n')}\n`;
}

function surgeLines(
  { name, visits, bins, peak, p, pOfAll, power, dispersion }: Surge,
  isOneOfMany: boolean,
): string[] {
  const lines = [
    `${name}: ${integerWords(visits)} ${visits === 1 ? 'visit' : 'visits'} on days with known exposure`,
  ];
  if (peak === null) return [...lines, '  In no stretch were there more visits than expected.'];
  const [first, last] = [bins[peak.from].firstDay, bins[peak.to - 1].lastDay];
  lines.push(
    `  What stands out most: ${first} to ${last}, ${peak.observed} ${peak.observed === 1 ? 'visit' : 'visits'} where ${twoDigits(peak.expected)} were expected.`,
  );
  if (p === null || power === null)
    return [...lines, '  With fewer than 30 visits chance cannot be told from a surge: no test is made.'];
  return [
    ...lines,
    `  Without a surge, as much stands out somewhere in a share of ${pWords(p)} of draws (p)${isOneOfMany ? `; on any of these places, ${pWords(pOfAll)}` : ''}.`,
    `  Visits scatter ${twoDigits(dispersion)} times as much as independent ones would.`,
    `  Looking everywhere costs power: a surge of three times the usual tempo for 84 days would be found in ${chanceWords(power)} of simulations. Finding none does not show that there was none.`,
  ];
}

/** Surges with every bin and level. */
export function surgeJson(question: string, { surges, unknown, visits, period }: SurgeReport): unknown {
  return {
    status: 'exploratory',
    notice: EXPLORATORY,
    question,
    period: period && { start: dayText(period.startDay), end: dayText(period.endDay) },
    visits,
    surges,
    exposureUnknown: unknown,
    notShown: NOT_SHOWN,
  };
}
