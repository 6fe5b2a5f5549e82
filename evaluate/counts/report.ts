import { OBSERVED_ERROR } from 'airbridge/analysis';
import { renderSection, type Section, type Table } from '../report/table.js';
import {
  COVERS_GOAL,
  coveredShare,
  HOLDS_GOAL,
  heldShare,
  median,
  medianRatio,
  type Outcome,
  RATIO_GOAL,
  upperHeldShare,
} from './measures.js';

/** Everything the report is made from. */
export interface CountFindings {
  readonly goals: readonly Outcome[];
  readonly breaking: readonly Outcome[];
  readonly ideal: readonly Outcome[];
  readonly notIdeal: readonly Outcome[];
  readonly runs: number;
  readonly made: { readonly date: string; readonly commit: string };
}

/** docs/accuracy-counts.md, its tables aligned when it is to be read as it stands. */
export function countsDocument(findings: CountFindings, aligned: boolean): string {
  const sections = [boundSection(findings), breakingSection(findings), estimateSection(findings)];
  return `${[introduction(findings), ...sections.map((section) => renderSection(section, aligned))].join('\n\n')}\n`;
}

function introduction({ runs, made }: CountFindings): string {
  return `# Accuracy of counts

Made by \`npm run evaluate -- counts --write\` on ${made.date} at commit ${made.commit}. Do not edit: run it again.

SYNTHETIC throughout: fleets whose every visit is known, heard as the scenario says, ${runs.toLocaleString('en')} times each with fixed seeds. What is heard are the legs'
ends; they are linked into visits and counted by the code that counts real ones. It shows what the rules do, not how
often the world is like that.

- **Fleet.** Six aircraft fly 92 visits over seven years (unless said otherwise), there and back between a field and a home where 90 % of ends are
  heard; of flights of which neither end was heard, 90 % are heard on the way.
- **False ends.** An end named wrongly is always named at the field in question when it was elsewhere: the worst it can do.
- **Error.** L takes off what may be false, at an error measured on as many known ends as the package's own figure rests on, drawn anew in each run.
  The figure the package ships is ${OBSERVED_ERROR.wrong} wrong of ${OBSERVED_ERROR.of} ([accuracy.md](accuracy.md)).`;
}

function boundSection({ goals }: CountFindings): Section {
  return {
    title: 'At least: where L has to hold',
    text: [
      `L holds when it is no more than the visits flown. Goals: in ${percent(HOLDS_GOAL)} of runs, with a median of L ÷ visits heard at one end or both of ${RATIO_GOAL}. Beside it, how often the confirmed visits as they stand are no more than were flown.`,
    ],
    tables: [boundTable(goals, true)],
  };
}

function breakingSection({ breaking }: CountFindings): Section {
  return {
    title: 'When L does not hold',
    text: [
      'L rests on three things: ends are no oftener wrong than was measured; each airframe keeps its address between landing and take-off; and errors do not favour one field. Where two fields cannot be told apart, or an aircraft changes its address at the field and both addresses are counted, "at least" is too much, and no number of flights mends it.',
    ],
    tables: [boundTable(breaking, false)],
  };
}

function estimateSection({ ideal, notIdeal }: CountFindings): Section {
  return {
    title: 'The estimate',
    text: [
      `How often the 95 % interval holds the visits flown. Goal: ${percent(COVERS_GOAL)} where every visit of a year is as likely to be heard as any other, at both ends alike. Where aircraft differ, or some fly dark, its upper end is too low, which is why it contradicts nothing.`,
    ],
    tables: [estimateTable([...ideal, ...notIdeal], ideal.length)],
  };
}

function boundTable(outcomes: readonly Outcome[], areGoals: boolean): Table {
  const rows = outcomes.map(({ scenario, runs }) => {
    const [held, ratio] = [heldShare(runs, ({ atLeast }) => atLeast), medianRatio(runs)];
    const cells = [
      `${scenario.name}: ${scenario.what}`,
      String(median(runs.map(({ heard }) => heard))),
      String(median(runs.map(({ atLeast }) => atLeast))),
      percent(held),
      ratio.toFixed(3),
      percent(heldShare(runs, ({ confirmed }) => confirmed)),
    ];
    return areGoals ? [...cells, metWords(held >= HOLDS_GOAL && ratio >= RATIO_GOAL)] : cells;
  });
  const header = ['scenario', 'heard', 'L', 'L holds', 'L ÷ heard', 'confirmed hold'];
  return { header: areGoals ? [...header, 'goals'] : header, rows };
}

function estimateTable(outcomes: readonly Outcome[], idealCount: number): Table {
  const rows = outcomes.map(({ scenario, runs }, k) => {
    const covered = coveredShare(runs);
    return [
      `${scenario.name}: ${scenario.what}`,
      percent(covered),
      percent(upperHeldShare(runs)),
      k < idealCount ? metWords(covered >= COVERS_GOAL) : '–',
    ];
  });
  return { header: ['scenario', 'interval holds', 'upper end holds', 'goal'], rows };
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const metWords = (isMet: boolean): string => (isMet ? 'met' : 'MISSED');
