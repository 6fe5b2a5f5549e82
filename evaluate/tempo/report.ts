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

/** The most false alarms, the least power and the least coverage that are accepted. */
const MOST_ALARMS = 0.06;
const LEAST_POWER = 0.6;
const LEAST_COVERED = 0.93;

/** Which of the limits an outcome has, and whether it keeps it: verdicts of "supported" where events have no effect, and power. */
export function limitOf({ scenario, rateRatio, alarms }: Outcome): { words: string; isKept: boolean } | null {
  if (rateRatio === 1) return { words: `at most ${MOST_ALARMS}`, isKept: alarms.supported <= MOST_ALARMS };
  if (rateRatio !== 3 || scenario.name !== 'B') return null;
  return { words: `at least ${LEAST_POWER}`, isKept: alarms.supported >= LEAST_POWER };
}

/** The page as Markdown, its tables aligned when it is to be read as it stands. */
export function tempoDocument({ outcomes, timing, seed, made }: TempoFindings, aligned: boolean): string {
  const { runs } = outcomes[0].alarms;
  const head = [
    '# Accuracy of the tests of tempo',
    failures(outcomes),
    `Made by \`npm run evaluate -- tempo --write\` on ${made.date} at commit ${made.commit}, with ${runs} runs of each scenario and seed ${seed}: a share of 5 % may come out ${margin(runs)} points higher or lower.`,
    'How often do the tests of [tempo.md](tempo.md) find that visits follow events where they do not, and where they do? In each run visits are drawn, each is received at its landing, its take-off, both or neither, and what a ledger would hold of that goes through `tempoReport`, the same entry as `airbridge tempo`. **All of this is simulated**; how real visits come may be worse than any of it.',
  ];
  const sections = [falseAlarms(outcomes), power(outcomes), built(outcomes), speed(timing)];
  return `${[...head, ...sections.map((section) => renderSection(section, aligned))].join('\n\n')}\n`;
}

/** Two standard errors of a share of 5 %, in points. */
const margin = (runs: number): string => (200 * Math.sqrt((0.05 * 0.95) / runs)).toFixed(1);

/** What fails comes first. */
function failures(outcomes: readonly Outcome[]): string {
  const missed = outcomes.filter((outcome) => limitOf(outcome)?.isKept === false).map(nameOf);
  const alarming = outcomes
    .filter(({ rateRatio, alarms }) => rateRatio === 1 && alarms.rotation > MOST_ALARMS)
    .map(nameOf);
  const uncovered = outcomes.filter(({ alarms }) => alarms.covered < LEAST_COVERED).map(nameOf);
  return [
    `**What fails.** Limits missed: ${listed(missed)}.`,
    `p ≤ .05 in more than ${MOST_ALARMS} of runs without any effect, so that the p-value alone must not be believed there: ${listed(alarming)}.`,
    `Intervals of the rate ratio that hold the true one in less than ${LEAST_COVERED} of runs: ${listed(uncovered)}.`,
  ].join(' ');
}

const nameOf = ({ scenario, rateRatio }: Outcome): string =>
  rateRatio === 1 ? scenario.name : `${scenario.name} at rate ratio ${rateRatio}`;

const listed = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.join(', '));

function falseAlarms(outcomes: readonly Outcome[]): Section {
  return {
    title: 'False alarms at a nominal 5 %',
    text: [
      'Events have no effect. Each figure is a share of runs. "Rotation" is the primary test, the larger p of steady growth and of a change of level; "steady" is the former alone. "Rule" is all that a verdict asks of the tests together; "supported" is the verdict, which is withheld ("reception") where reception inside windows may differ from that outside.',
      'In the scenarios D better reception looks like more flights. The tests cannot tell; the verdict is withheld where the evidence of reception shows it.',
    ],
    tables: [tableOf(outcomes.filter(({ rateRatio }) => rateRatio === 1))],
  };
}

function power(outcomes: readonly Outcome[]): Section {
  return {
    title: 'Power',
    text: [
      'The same, where events do multiply the rate of visits inside windows. "Ratio" is the rate ratio printed (geometric mean), "covered" how often its 95 % interval holds the true one, "stated" the power that is printed for that ratio, to be compared with "rule".',
    ],
    tables: [tableOf(outcomes.filter(({ rateRatio }) => rateRatio !== 1))],
  };
}

function tableOf(outcomes: readonly Outcome[]): Table {
  return {
    header: [
      'scenario',
      'rate ratio',
      'rotation',
      'steady',
      'negative binomial, 28 days',
      'rule',
      'supported',
      'reception',
      'ratio',
      'covered',
      'stated',
      'limit for supported',
    ],
    rows: outcomes.map((outcome) => {
      const { scenario, rateRatio, alarms } = outcome;
      const limit = limitOf(outcome);
      return [
        `**${scenario.name}** ${scenario.what}`,
        String(rateRatio),
        share(alarms.rotation),
        share(alarms.steady),
        share(alarms.concordance),
        share(alarms.rule),
        share(alarms.supported),
        share(alarms.selective),
        alarms.ratio.toFixed(2),
        share(alarms.covered),
        share(alarms.statedPower),
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
      `2,622 days from 2016-01-01; ${visits[0]} visits detected per run on average in P (${Math.min(...visits.map(Number))} to ${Math.max(...visits.map(Number))} over the scenarios, days of unknown exposure left out); 8 windows, from 30 days before to 30 days after ten dated episodes of fighting between Armenia and Azerbaijan; the chance that a visit is detected at one end or both rises steadily from .35 to .92, unless the scenario says otherwise. Other aircraft make 13 visits a month. Exposure is estimated in each run from arrivals and departures that the other end of the same visit proves, the fleet’s own included.`,
      'How bursts spread (geometric in number, 1 to 5 days apart), how waves swing (a sine, its phase drawn anew in each run), and when a level changes (any day but the first and last tenth) is chosen here.',
    ],
    tables: [],
  };
}

function speed({ visits, windows, milliseconds }: Timing): Section {
  return {
    title: 'Speed',
    text: [
      `All 4,096 shifts of ${visits} visits through ${windows} windows, with steady growth and with the best of all changes of level: ${milliseconds.toFixed(1)} ms on the machine this page was made on (median of 21; about 50 ms was aimed at).`,
    ],
    tables: [],
  };
}

const share = (value: number | null): string => (value === null ? '–' : value.toFixed(3).replace(/^0/, ''));
