import { renderSection, type Section, type Table } from '../report/table.js';
import type { Alarms } from './run.js';
import type { Scenario } from './scenario.js';

/** What came of one scenario at one true effect. */
export interface Outcome {
  readonly scenario: Scenario;
  readonly rateRatio: number;
  readonly alarms: Alarms;
}

/** How long all shifts take, and of how much. */
export interface Timing {
  readonly visits: number;
  readonly windows: number;
  readonly milliseconds: number;
}

/** Everything the page is made from. */
export interface TempoFindings {
  readonly outcomes: readonly Outcome[];
  readonly timing: Timing;
  readonly seed: number;
  readonly made: { readonly date: string; readonly commit: string };
}

/** Figures of the method as it was designed, from simulations of its authors'. Null where they give none. */
const DESIGNED: Readonly<Record<string, { rotation: number; concordance: number | null }>> = {
  'P 1': { rotation: 0.04, concordance: 0.047 },
  'B 1': { rotation: 0.043, concordance: 0.049 },
  'W 1': { rotation: 0.04, concordance: 0.05 },
  'T 1': { rotation: 0.043, concordance: 0.054 },
  'D 1': { rotation: 0.082, concordance: 0.09 },
  'B 2': { rotation: 0.34, concordance: null },
  'B 3': { rotation: 0.59, concordance: 0.66 },
  'B 5': { rotation: 0.88, concordance: null },
};

/** The most false alarms and the least power that are accepted. D has no limit: nothing repairs it. */
const MOST_ALARMS = 0.06;
const LEAST_POWER = 0.55;

/** Which of the limits an outcome has, and whether it keeps it. */
export function limitOf({ scenario, rateRatio, alarms }: Outcome): { words: string; isKept: boolean } | null {
  if (rateRatio === 1 && scenario.name !== 'D') {
    return { words: `at most ${MOST_ALARMS}`, isKept: alarms.rotation <= MOST_ALARMS };
  }
  if (rateRatio !== 3) return null;
  return { words: `at least ${LEAST_POWER}`, isKept: alarms.rotation >= LEAST_POWER };
}

/** The page as Markdown, its tables aligned when it is to be read as it stands. */
export function tempoDocument({ outcomes, timing, seed, made }: TempoFindings, aligned: boolean): string {
  const { runs } = outcomes[0].alarms;
  const head = [
    '# Accuracy of the tests of tempo',
    `Made by \`npm run evaluate -- tempo --write\` on ${made.date} at commit ${made.commit}, with ${runs} runs of each scenario and seed ${seed}.`,
    'How often do the tests of [tempo.md](tempo.md) find that visits follow events where they do not, and where they do? In each run visits are drawn, some are detected, the chance of that is estimated from other events known to have happened, and the tests are made as `airbridge tempo` makes them. **All of this is simulated**; how real visits come may be worse than any of it.',
  ];
  const sections = [falseAlarms(outcomes), power(outcomes), built(outcomes), speed(timing)];
  return `${[...head, ...sections.map((section) => renderSection(section, aligned))].join('\n\n')}\n`;
}

function falseAlarms(outcomes: readonly Outcome[]): Section {
  return {
    title: 'False alarms at a nominal 5 %',
    text: [
      'Events have no effect. Each figure is the share of runs in which a test says otherwise; beside it the figure that the design of the method gives for a scenario of the same description. "Rule" is all that a verdict asks for together: rotation, concordance, and no single episode that carries it.',
      'Nothing repairs D: when aircraft are heard better in the very days of fighting, and the aircraft that tell exposure do not show it, better hearing looks like more flights. That is why `airbridge tempo` prints the detection inside windows beside the one outside.',
    ],
    tables: [tableOf(outcomes.filter(({ rateRatio }) => rateRatio === 1))],
  };
}

function power(outcomes: readonly Outcome[]): Section {
  return {
    title: 'Power',
    text: ['The same, where events do multiply the rate of visits inside windows by 2, 3 or 5 (scenario B).'],
    tables: [tableOf(outcomes.filter(({ rateRatio }) => rateRatio !== 1))],
  };
}

function tableOf(outcomes: readonly Outcome[]): Table {
  return {
    header: [
      'scenario',
      'rate ratio',
      'rotation',
      'by design',
      'negative binomial, 28 days',
      'by design',
      'rule',
      'limit for rotation',
    ],
    rows: outcomes.map((outcome) => {
      const { scenario, rateRatio, alarms } = outcome;
      const designed = DESIGNED[`${scenario.name} ${rateRatio}`];
      const limit = limitOf(outcome);
      return [
        `**${scenario.name}** ${scenario.what}`,
        String(rateRatio),
        share(alarms.rotation),
        share(designed?.rotation ?? null),
        share(alarms.concordance),
        share(designed?.concordance ?? null),
        share(alarms.rule),
        limit === null ? 'none' : `${limit.words}: ${limit.isKept ? 'kept' : '**missed**'}`,
      ];
    }),
  };
}

function built(outcomes: readonly Outcome[]): Section {
  const visits = outcomes.map(({ alarms }) => alarms.visitsPerRun.toFixed(1));
  return {
    title: 'What is simulated',
    text: [
      `2,622 days from 2016-01-01; ${visits[0]} visits detected per run on average (${Math.min(...visits.map(Number))} to ${Math.max(...visits.map(Number))} over the scenarios); 8 windows, from 30 days before to 30 days after ten dated episodes of fighting between Armenia and Azerbaijan; the chance that a visit is detected rises steadily from .35 to .92. Exposure is estimated in each run from 12 events a month that are known to have happened, heard with that same chance, smoothed by month.`,
      'The scenarios are those that the design of the method describes by name. How bursts spread (geometric in number, 1 to 5 days apart), how waves swing (a sine, its phase drawn anew in each run) and how many known events there are is chosen here; the figures "by design" come from other programs and other choices, so that they need not agree to the last digit.',
    ],
    tables: [],
  };
}

function speed({ visits, windows, milliseconds }: Timing): Section {
  return {
    title: 'Speed',
    text: [
      `All 4,096 shifts of ${visits} visits through ${windows} windows, the fit included: ${milliseconds.toFixed(1)} ms on the machine this page was made on (median of 21; about 50 ms was aimed at).`,
    ],
    tables: [],
  };
}

const share = (value: number | null): string => (value === null ? '–' : value.toFixed(3).replace(/^0/, ''));
