import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/analysis/day.js';
import type { EventChoice } from '../../../src/analysis/events/choose.js';
import { clusterEpisodes } from '../../../src/analysis/events/episodes.js';
import { importEvents } from '../../../src/analysis/events/import.js';
import { type ClusterRules, DEFAULT_RULES } from '../../../src/analysis/events/periods.js';
import { sensitivityGrid } from '../../../src/analysis/events/sensitivity.js';
import type { EventItem, Incident } from '../../../src/source/index.js';

const at = (text: string): number => parseDay(text)!;
const EVERYTHING: EventChoice = { countries: [], where: [], types: [] };

function incident(start: string, more: Partial<Incident> = {}): Incident {
  const startDay = at(start);
  return {
    kind: 'incident',
    format: 'ucdp-ged',
    id: `ucdp:${start}${JSON.stringify(more)}`,
    startDay,
    endDay: startDay,
    datePrecision: 1,
    deaths: 1,
    country: 'A',
    where: 'A',
    type: null,
    name: 'A war',
    ...more,
  };
}

const made = (incidents: readonly Incident[], rules: Partial<ClusterRules> = {}) =>
  clusterEpisodes(incidents, { ...DEFAULT_RULES, ...rules });

async function* streamed(items: readonly EventItem[]): AsyncGenerator<EventItem> {
  yield* items;
}

const imported = (items: readonly EventItem[], choice = EVERYTHING) =>
  importEvents(streamed(items), { rules: DEFAULT_RULES, choice, withSensitivity: true });

describe('episodes', () => {
  test('join over fourteen quiet days and not over fifteen', () => {
    const first = incident('2020-07-01');
    expect(made([first, incident('2020-07-16')])).toMatchObject([
      { startDay: at('2020-07-01'), endDay: at('2020-07-16') },
    ]);
    expect(made([first, incident('2020-07-17')])).toHaveLength(2);
  });

  test('spread deaths over the days they may have happened on', () => {
    const days = { endDay: at('2020-07-05'), datePrecision: 2 };
    expect(made([incident('2020-07-01', { ...days, deaths: 4 })])).toEqual([]);
    expect(made([incident('2020-07-01', { ...days, deaths: 5 })])).toMatchObject([
      { startDay: at('2020-07-01'), endDay: at('2020-07-05'), deaths: 5 },
    ]);
  });

  test('count thirds of deaths that add up to a whole', () => {
    const third = { endDay: at('2020-07-03'), datePrecision: 2 };
    const three = ['a', 'b', 'c'].map((id) => incident('2020-07-01', { ...third, id }));
    expect(made(three)).toMatchObject([{ startDay: at('2020-07-01'), endDay: at('2020-07-03') }]);
  });

  test('are opened by sharp dates only, and lengthened by vague ones', () => {
    const vague = { datePrecision: 3, deaths: 70, endDay: at('2020-07-07') };
    expect(made([incident('2020-07-01', vague)])).toEqual([]);
    const episodes = made([incident('2020-07-01', vague), incident('2020-07-05', { deaths: 1 })]);
    expect(episodes).toMatchObject([{ startDay: at('2020-07-05'), endDay: at('2020-07-07'), deaths: 31 }]);
  });

  test('are core from ten deaths on', () => {
    expect(made([incident('2020-07-01', { deaths: 9 })])[0].class).toBe('minor');
    expect(made([incident('2020-07-01', { deaths: 10 })])[0].class).toBe('core');
  });

  test('are called after the conflict with most deaths, and keep what they rest on', () => {
    const [episode] = made([
      incident('2020-07-01', { id: 'ucdp:1', deaths: 2, name: 'small' }),
      incident('2020-07-02', { id: 'ucdp:2', deaths: 3, name: 'large' }),
      incident('2020-07-02', { id: 'ucdp:3', deaths: 0, name: 'nobody' }),
    ]);
    expect(episode).toMatchObject({
      id: 'E2020-07-01',
      name: 'large, 2020-07',
      events: ['ucdp:1', 'ucdp:2'],
      source: 'UCDP GED',
    });
  });
});

describe('an import', () => {
  const listed: EventItem = {
    kind: 'listed',
    format: 'list',
    id: 'summit',
    startDay: at('2021-01-01'),
    endDay: at('2021-01-02'),
    name: null,
    class: null,
    deaths: null,
    source: null,
    licence: 'terms not stated in the file',
  };

  test('takes listed episodes as they are, whatever is asked of events', async () => {
    const { episodes, passedOver } = await imported([listed, incident('2020-07-01')], {
      ...EVERYTHING,
      countries: ['B'],
    });
    expect(episodes).toMatchObject([{ id: 'summit', name: 'summit', class: '', source: '', deaths: null }]);
    expect([...passedOver]).toEqual([['A', 1]]);
  });

  test.each([
    [{ countries: ['myanmar'] }, 1],
    [{ countries: ['Burma'] }, 0],
    [{ where: ['bhandaria'] }, 1],
    [{ types: ['STATE'] }, 1],
    [{ where: ['elsewhere', 'town'] }, 1],
    [{ where: ['town'], types: ['riot'] }, 0],
  ])('of %j takes %i', async (asked, count) => {
    const one = incident('2020-07-01', {
      country: 'Myanmar (Burma)',
      where: 'Bhāndāria town',
      type: 'state-based conflict',
    });
    const { counts } = await imported([one], { ...EVERYTHING, ...asked });
    expect(counts.incidents).toBe(count);
  });

  test('keeps the sharper of two tellings of one event, whichever file came first', async () => {
    const vague = incident('2020-07-01', { id: 'ucdp:1', datePrecision: 4, endDay: at('2020-07-31') });
    const sharp = incident('2020-07-09', { id: 'ucdp:1' });
    for (const both of [
      [vague, sharp],
      [sharp, vague],
    ]) {
      expect(await imported(both)).toMatchObject({
        episodes: [{ startDay: at('2020-07-09') }],
        differing: ['ucdp:1'],
        counts: { copies: 1, incidents: 1 },
      });
    }
  });
});

const someIncident = fc
  .record({
    number: fc.nat(30),
    startDay: fc.integer({ min: 18_000, max: 18_120 }),
    length: fc.constantFrom(0, 0, 0, 1, 2, 6, 30),
    datePrecision: fc.integer({ min: 1, max: 5 }),
    deaths: fc.constantFrom(0, 1, 1, 2, 3, 7, 10, 100),
  })
  .map(({ number, startDay, length, ...rest }) =>
    incident('2020-01-01', { ...rest, id: `ucdp:${number}`, startDay, endDay: startDay + length }),
  );
const someIncidents = fc.array(someIncident, { maxLength: 40 });

describe('what an import makes', () => {
  test('depends on neither order nor copies', async () => {
    await fc.assert(
      fc.asyncProperty(
        someIncidents.chain((list) =>
          fc.tuple(
            fc.constant(list),
            fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 }),
          ),
        ),
        async ([list, shuffled]) => {
          const { episodes, sensitivity } = await imported(list);
          expect(await imported(shuffled)).toMatchObject({ episodes, sensitivity });
        },
      ),
    );
  });

  test('is what a day-by-day walk makes', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(someIncident, { selector: ({ id }) => id, maxLength: 30 }),
        fc.constantFrom(1, 5, 10),
        fc.constantFrom(0, 7, 14),
        (incidents, activeDeaths, mergeDays) => {
          const rules = { activeDeaths, mergeDays, coreDeaths: 10 };
          const spans = clusterEpisodes(incidents, rules).map(({ startDay, endDay }) => [startDay, endDay]);
          expect(spans).toEqual(walked(incidents, rules));
        },
      ),
    );
  });

  test('counts no fewer days the longer the gaps it joins', () => {
    fc.assert(
      fc.property(fc.uniqueArray(someIncident, { selector: ({ id }) => id }), (incidents) => {
        const grid = sensitivityGrid(incidents, DEFAULT_RULES);
        for (const deaths of [1, 5, 10]) {
          const [short, middle, long] = grid.filter(({ activeDeaths }) => activeDeaths === deaths);
          expect(short.episodes).toBeGreaterThanOrEqual(middle.episodes);
          expect(middle.episodes).toBeGreaterThanOrEqual(long.episodes);
          expect(short.days).toBeLessThanOrEqual(middle.days);
          expect(middle.days).toBeLessThanOrEqual(long.days);
        }
      }),
    );
  });
});

/** The rule once more, walking from day to day and remembering how long it has been quiet. */
function walked(incidents: readonly Incident[], { activeDeaths, mergeDays }: ClusterRules): number[][] {
  const on = (day: number, coarsest: number) =>
    incidents
      .filter((i) => i.datePrecision <= coarsest && i.startDay <= day && day <= i.endDay)
      .reduce((sum, i) => sum + i.deaths / (i.endDay - i.startDay + 1), 0) >=
    activeDeaths - 1e-6;
  const spans: number[][] = [];
  let open: number[] | null = null;
  let quiet = Infinity;
  for (let day = 17_990; day < 18_300; day++) {
    quiet++;
    if (!on(day, 5)) continue;
    if (quiet - 1 > mergeDays) open = null;
    quiet = 0;
    if (open !== null) open[1] = day;
    else if (on(day, 2)) {
      open = [day, day];
      spans.push(open);
    }
  }
  return spans;
}
