import { expect, test } from 'vitest';
import { parseDay } from '../../src/analysis/day.js';
import { tempoOf } from '../../src/analysis/index.js';
import { tempoFigures } from '../../src/figures/index.js';

const at = (text: string): number => parseDay(text)!;
const period = { startDay: at('2016-01-01'), endDay: at('2019-12-31') };
const days = period.endDay - period.startDay + 1;
const episodes = ['2016-06-01', '2017-02-01', '2017-11-01', '2018-08-01', '2019-05-01', '2021-01-01'].map(
  (start) => ({
    id: start,
    name: `Episode of ${start}`,
    startDay: at(start),
    endDay: at(start) + 5,
    class: 'core',
    source: 'a newspaper',
  }),
);
/** Every third week, and every other day in the first episodes. */
const visits = Array.from({ length: days }, (_, i) => period.startDay + i)
  .filter(
    (day) => day % 21 === 0 || (day % 2 === 0 && episodes.some((e) => day >= e.startDay && day <= e.endDay)),
  )
  .map((day, i) => ({ day, isConfirmed: i % 3 > 0 }));

const DETECTION = [
  { month: '2016-01', probability: 0.8, interval: { low: 0.7, high: 0.9 }, known: 9, heard: 7 },
];

function figuresOf(counted: typeof visits) {
  const perDay = new Float64Array(days).fill(0.8).fill(Number.NaN, days - 100);
  const answer = tempoOf({
    visitDays: counted.map(({ day }) => day),
    episodes,
    period,
    reach: { beforeDays: 30, afterDays: 30 },
    exposure: { firstDay: period.startDay, perDay },
    known: [],
    simulations: 2,
    seed: 1,
  });
  const figures = tempoFigures({
    answer,
    detection: DETECTION,
    visits: counted,
    subject: 'Some at a field',
    source: 'x',
    synthetic: true,
  });
  return { answer, figures };
}

test('an answer with tests has all four figures, of the numbers in it', () => {
  const { answer, figures } = figuresOf(visits);
  expect(answer.tests).not.toBeNull();
  expect(figures.map(({ name }) => name)).toEqual(['visits', 'episodes', 'epochs', 'specifications']);
  const [seen, judged, epochs, specifications] = figures.map(({ svg }) => svg);
  const confirmed = visits.filter(({ isConfirmed }) => isConfirmed).length;
  expect(seen).toContain(
    `${confirmed} confirmed and ${visits.length - confirmed} probable visits in 48 months`,
  );
  expect(seen).toContain(`known for ${days - 100} of ${days} days`);
  expect(seen).not.toContain('Episode of 2021-01-01');
  const [first] = answer.counts!.episodes;
  expect(judged).toContain(
    `Episode of 2016-06-01: ${first.observed} observed, ${first.expected.toFixed(1)} expected.`,
  );
  expect(epochs).toContain('5 starts laid over each other');
  expect(specifications).toContain(`of ${answer.tests!.specifications.length} ways p ≤ .05`);
  for (const { svg } of figures) expect(svg).toContain('SYNTHETIC');
});

test('an answer without visits has the one figure that needs none', () => {
  expect(figuresOf([]).figures.map(({ name }) => name)).toEqual(['visits']);
});
