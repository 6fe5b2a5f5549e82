import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/analysis/day.js';
import type { Episode } from '../../src/analysis/index.js';
import {
  type EpisodesFigure,
  type EpochsFigure,
  episodesFigure,
  epochsFigure,
  type Figure,
  type FigureNotes,
  type SpecificationsFigure,
  specificationsFigure,
  type VisitsFigure,
  visitsFigure,
} from '../../src/figures/index.js';

const at = (text: string): number => parseDay(text)!;
const period = { startDay: at('2020-01-01'), endDay: at('2020-06-30') };
const notes: FigureNotes = {
  subject: 'Aircraft at a field',
  period,
  source: 'an archive, CC0',
  method: 'counted by hand',
  synthetic: false,
};
const episode = (name: string, start: string, end = start): Episode => ({
  id: start,
  name,
  startDay: at(start),
  endDay: at(end),
  class: 'core',
  source: 'a newspaper',
});

const MONTHS = [
  '2020-01-01',
  '2020-02-01',
  '2020-03-01',
  '2020-04-01',
  '2020-05-01',
  '2020-06-01',
  '2020-07-01',
].map(at);
const months = MONTHS.slice(0, 6).map((startDay, i) => ({
  startDay,
  endDay: MONTHS[i + 1] - 1,
  confirmed: [0, 2, 0, 3, 1, 0][i],
  probable: [0, 1, 2, 0, 0, 0][i],
}));
const coverage = months.map(({ startDay, endDay }, i) => {
  const share = i === 2 ? null : 0.5 + i / 20;
  return { startDay, endDay, share, low: share && share - 0.1, high: share && share + 0.1 };
});

const VISITS: VisitsFigure = {
  notes,
  months,
  episodes: [episode('Spring', '2020-02-10', '2020-02-20'), episode('Early summer', '2020-06-01')],
  windows: [{ startDay: at('2020-01-11'), endDay: at('2020-03-21') }],
  coverage,
};
const EPISODES: EpisodesFigure = {
  notes,
  tallies: [
    { episodes: [VISITS.episodes[0]], observed: 7, expected: 2.25, evaluable: true },
    { episodes: VISITS.episodes, observed: 1, expected: 1.5, evaluable: true },
    { episodes: [VISITS.episodes[1]], observed: 1, expected: 0.5, evaluable: false },
  ],
};
const EPOCHS: EpochsFigure = {
  notes,
  starts: 2,
  bins: [-20, -10, 0, 10].map((fromDay, i) => ({
    fromDay,
    toDay: fromDay + 9,
    observed: i,
    expected: 1.3,
    low: 0,
    high: 3,
  })),
};
const SPECIFICATIONS: SpecificationsFigure = {
  notes,
  points: [
    { choices: { window: '14 d', list: 'all' }, ratio: 2, low: 1, high: 4, p: 0.04, isPrimary: false },
    {
      choices: { window: '30 d', list: 'all' },
      ratio: 1.5,
      low: 0.7,
      high: Infinity,
      p: 0.2,
      isPrimary: true,
    },
    { choices: { window: '30 d', list: 'core' }, ratio: null, low: null, high: null, p: 1, isPrimary: false },
  ],
};
const ALL: readonly [name: string, draw: (notes: FigureNotes) => Figure][] = [
  ['visits', (own) => visitsFigure({ ...VISITS, notes: own })],
  ['episodes', (own) => episodesFigure({ ...EPISODES, notes: own })],
  ['epochs', (own) => epochsFigure({ ...EPOCHS, notes: own })],
  ['specifications', (own) => specificationsFigure({ ...SPECIFICATIONS, notes: own })],
];

interface Element {
  readonly name: string;
  readonly attributes: Record<string, string>;
  text: string;
}

/** The elements of a document in their order, with the text directly in them. Fails when it is not well-formed. */
function elementsOf({ svg }: Figure): Element[] {
  const elements: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '' };
    elements.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(svg).close();
  return elements;
}

const textOf = (figure: Figure): string =>
  elementsOf(figure)
    .filter(({ name }) => name === 'text' || name === 'tspan')
    .map(({ text }) => text)
    .join('\n');

describe.each(ALL)('the figure of %s', (name, draw) => {
  const elements = elementsOf(draw(notes));

  test('has a name, a description and a role for those who cannot see it', () => {
    const [svg] = elements;
    expect(svg.attributes).toMatchObject({ role: 'img', xmlns: 'http://www.w3.org/2000/svg' });
    const ids = svg.attributes['aria-labelledby'].split(' ');
    const labels = ids.map((id) => elements.find(({ attributes }) => attributes.id === id)!);
    expect(labels.map((label) => label.name)).toEqual(['title', 'desc']);
    expect(labels[0].text).toContain('Aircraft at a field');
    expect(labels[1].text).toMatch(/\d/);
  });

  test('tells source, period and method', () => {
    const text = textOf(draw(notes));
    expect(text).toContain('Source: an archive, CC0');
    expect(text).toContain('Period: 2020-01-01 to 2020-06-30');
    expect(text).toContain('Method: counted by hand');
  });

  test('is the same every time, has no numbers that are none, and refers to nothing outside', () => {
    const { svg } = draw(notes);
    expect(draw(structuredClone(notes)).svg).toBe(svg);
    expect(svg).not.toMatch(/NaN|Infinity|undefined|\bnull\b/);
    expect(svg).not.toMatch(/\d\.\d{4}/);
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/href|http|<style|<script/);
  });

  test('every pattern it uses is defined in it', () => {
    const defined = elements
      .filter((element) => element.name === 'pattern')
      .map(({ attributes }) => attributes.id);
    const used = [...draw(notes).svg.matchAll(/url\(#([^)]+)\)/g)].map((match) => match[1]);
    expect(defined).toEqual(expect.arrayContaining(used));
  });

  test('says SYNTHETIC on the picture and in its name, when its data are, and else not', () => {
    expect(draw(notes).svg).not.toContain('SYNTHETIC');
    const made = draw({ ...notes, synthetic: true });
    expect(textOf(made)).toContain('SYNTHETIC: made by a simulator; nobody flew this');
    expect(elementsOf(made).find((element) => element.name === 'title')!.text).toMatch(/^SYNTHETIC/);
    expect(made.name).toBe(name);
  });
});

const filled = (figure: Figure, fill: string) => {
  const elements = elementsOf(figure);
  const groups = figure.svg
    .split(/(?=<g )/)
    .filter((group) => group.startsWith('<g ') && group.includes(`fill="${fill}"`));
  expect(elements.length).toBeGreaterThan(0);
  return groups.reduce((sum, group) => sum + (group.split('</g>')[0].match(/<rect /g)?.length ?? 0), 0);
};

describe('visits', () => {
  const figure = visitsFigure(VISITS);

  test('have a bar for each month with confirmed ones, a hatched one for probable ones, none for none', () => {
    expect(filled(figure, '#0072b2') - 1).toBe(3);
    expect(filled(figure, 'url(#airbridge-inferred)') - 1).toBe(2);
  });

  test('of unknown coverage are hatched, not drawn at zero: also days no stretch speaks of', () => {
    expect(filled(figure, 'url(#airbridge-unknown)') - 1).toBe(1);
    const without = visitsFigure({ ...VISITS, coverage: coverage.slice(0, 4) });
    expect(filled(without, 'url(#airbridge-unknown)') - 1).toBe(2);
    const none = visitsFigure({ ...VISITS, coverage: [] });
    expect(filled(none, 'url(#airbridge-unknown)') - 1).toBe(1);
  });

  test('explain only the marks that are drawn', () => {
    const plain = visitsFigure({
      ...VISITS,
      months: VISITS.months.map((month) => ({ ...month, probable: 0 })),
      coverage: [{ ...VISITS.notes.period, share: 0.9, low: null, high: null }],
      windows: [],
      episodes: [],
    });
    const words = elementsOf(plain).map(({ text }) => text);
    expect(words).toContain('confirmed: seen at the field');
    for (const mark of [
      'probable: inferred',
      'episode',
      'window around it',
      '95 % interval',
      'coverage unknown',
    ])
      expect(words.filter((word) => word.startsWith(mark))).toEqual([]);
  });

  test('say how many there were and which episodes, in words', () => {
    const description = elementsOf(figure).find(({ name }) => name === 'desc')!.text;
    expect(description).toContain('6 confirmed and 3 probable visits in 6 months');
    expect(description).toContain('Spring (2020-02-10–2020-02-20); Early summer (2020-06-01)');
    expect(description).toContain('known for 151 of 182 days');
  });

  test('number their episodes over the panel and name them below', () => {
    const texts = textOf(figure).split('\n');
    expect(texts.filter((text) => text === '1')).toHaveLength(3);
    expect(texts).toContain('Spring');
    expect(texts).toContain('2020-02-10–2020-02-20');
  });

  test('name no more episodes than can be read', () => {
    const many = Array.from({ length: 150 }, (_, i) => ({
      ...episode('E', '2020-02-01'),
      startDay: period.startDay + i,
    }));
    expect(textOf(visitsFigure({ ...VISITS, episodes: many }))).toContain('150 episodes, not named here.');
  });

  test('are drawn where there are none, and no episodes', () => {
    const empty = visitsFigure({ ...VISITS, months: [], episodes: [], windows: [], coverage: [] });
    expect(textOf(empty)).toContain('visits');
    expect(empty.svg).not.toContain('NaN');
  });
});

test('episodes that cannot be judged are drawn apart and not counted', () => {
  const figure = episodesFigure(EPISODES);
  expect(textOf(figure)).toContain('In 1 of the 2 episodes that can be judged');
  expect(
    elementsOf(figure).filter(({ attributes }) => attributes['stroke-dasharray'] === '3 2'),
  ).toHaveLength(2);
  expect(textOf(figure)).toContain('2020-02-10–2020-06-01 and 1 more');
});

test('ways without a ratio, and intervals without an end, are told', () => {
  const text = textOf(specificationsFigure(SPECIFICATIONS));
  expect(text).toContain('In 1 of 3 ways p ≤ .05');
  expect(text).toContain('1 ways without a finite ratio are not drawn');
  expect(text).toContain('Intervals that reach an edge go on beyond it');
});

describe('names from outside', () => {
  const named = (name: string): Figure[] => {
    const one = episode(name, '2020-03-01', '2020-03-09');
    const own = { ...notes, subject: name, source: name, method: name };
    return [
      visitsFigure({ ...VISITS, notes: own, episodes: [one] }),
      episodesFigure({ notes: own, tallies: [{ ...EPISODES.tallies[0], episodes: [one] }] }),
      specificationsFigure({
        notes: own,
        points: [{ ...SPECIFICATIONS.points[0], choices: { [name]: name } }],
      }),
    ];
  };

  test('never become markup, never break the document, and carry no invisible characters', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({
        unit: fc.constantFrom(
          '<',
          '>',
          '&',
          '"',
          "'",
          ']]>',
          '\u202e',
          '\u0000',
          '\ud800',
          '\uffff',
          'א',
          'ش',
          'W',
          ' ',
        ),
        maxLength: 60,
      }),
      fc.constant('</text><script>alert(1)</script>'),
    );
    fc.assert(
      fc.property(hostile, (name) => {
        for (const figure of named(name)) {
          expect(elementsOf(figure).some((element) => element.name === 'script')).toBe(false);
          expect(figure.svg.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e]/u);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('from the right are isolated, so that days and numbers beside them stay in order', () => {
    const [figure] = named('حرب (2022)');
    const texts = elementsOf(figure).filter(({ name }) => name === 'text');
    expect(texts.map(({ text }) => text)).toContain('\u2067حرب (2022)\u2069');
    expect(texts.map(({ text }) => text)).toContain('2020-03-01–2020-03-09');
  });

  test('that are long are cut and stay inside the picture', () => {
    for (const figure of named('W'.repeat(3000))) {
      const longest = Math.max(
        ...textOf(figure)
          .split('\n')
          .map((line) => line.length),
      );
      expect(longest).toBeLessThan(170);
    }
  });
});
