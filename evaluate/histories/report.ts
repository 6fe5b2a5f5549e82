import { renderSection, type Section } from '../report/table.js';
import { shareWords } from '../report/words.js';
import type { Evidence, HistoryResult } from './measures.js';
import type { MisledResult } from './misled.js';
import type { SkyOutcome } from './run.js';

/** Everything the report is made from. */
export interface HistoryFindings {
  readonly outcomes: readonly SkyOutcome[];
  readonly misled: readonly MisledResult[];
  /** Skies of each kind. */
  readonly runs: number;
  readonly made: { readonly date: string; readonly commit: string };
}

/** docs/accuracy-histories.md, its tables aligned when it is to be read as it stands. */
export function historiesDocument(findings: HistoryFindings, aligned: boolean): string {
  const { outcomes, misled } = findings;
  const sections = [
    goals(outcomes),
    ends(outcomes),
    unheard(outcomes),
    changes(outcomes),
    visits(outcomes),
    integrity(misled),
  ];
  return `${[introduction(findings), ...sections.map((section) => renderSection(section, aligned))].join('\n\n')}\n`;
}

function introduction({ outcomes, runs, made }: HistoryFindings): string {
  return `# Accuracy of histories

Made by \`npm run evaluate -- histories --write\` on ${made.date} at commit ${made.commit}. Do not edit: run it again.

SYNTHETIC throughout: simulated skies over a fortnight, ${runs} of each kind with fixed seeds, whose every flight is known; read, cut into legs and explained by
the code that does so with real archives ([method.md](method.md), History). What nobody thought of is not in them, so these figures are
upper bounds. The chance that an unheard flight hides in a silence was set beforehand from plain words, not fitted to these skies; which
way an aircraft flies towards a field was looked at on skies of the same kinds with other seeds.

${outcomes.map(({ sky }) => `- **${sky.name}**: ${sky.what}.`).join('\n')}`;
}

const sum = (outcomes: readonly SkyOutcome[], of: (result: HistoryResult) => { hits: number; n: number }) =>
  outcomes.reduce(({ hits, n }, { result }) => ({ hits: hits + of(result).hits, n: n + of(result).n }), {
    hits: 0,
    n: 0,
  });

function goals(outcomes: readonly SkyOutcome[]): Section {
  const total = (of: (result: HistoryResult) => number) =>
    String(outcomes.reduce((all, { result }) => all + of(result), 0));
  return {
    title: 'Goals',
    text: [],
    tables: [
      {
        header: ['goal', 'all skies together'],
        rows: [
          [
            'ends named by their neighbours are right, at least 97 %',
            shareWords(sum(outcomes, ({ ends }) => ends.continuity)),
          ],
          ['flights said to be unheard were flown', shareWords(sum(outcomes, ({ unseen }) => unseen))],
          [
            'changes of aircraft under one address are reported, all',
            shareWords(sum(outcomes, (result) => result.changes)),
          ],
          ['ends named across such a change, none', total(({ smoothed }) => smoothed)],
          [
            'breaks called impossible, or a change of aircraft, where one aircraft flew, none',
            total(({ falseAlarms }) => falseAlarms),
          ],
          [
            'visits that neighbours alone speak for, counted as confirmed or probable, none',
            total(({ byNeighboursAlone }) => byNeighboursAlone.confirmed + byNeighboursAlone.probable),
          ],
        ],
      },
    ],
  };
}

function ends(outcomes: readonly SkyOutcome[]): Section {
  const cell = ({ ends: all }: HistoryResult, evidence: Evidence) => shareWords(all[evidence]);
  return {
    title: 'Ends',
    text: [
      'Of ends by how they are known, those named rightly. Last: of ends that their own reports leave open, with no unheard flight beside them, those that the neighbour names; where neither of two neighbouring ends was heard, there is nobody to ask.',
    ],
    tables: [
      {
        header: ['sky', 'observed', 'inferred', 'continuity', 'left unseen', 'open ends named by neighbours'],
        rows: outcomes.map(({ sky, result }) => [
          sky.name,
          cell(result, 'observed'),
          cell(result, 'inferred'),
          cell(result, 'continuity'),
          String(result.ends.unseen.n),
          shareWords(result.hidden),
        ]),
      },
    ],
  };
}

function unheard(outcomes: readonly SkyOutcome[]): Section {
  return {
    title: 'Flights nobody heard',
    text: [
      'Stretches between two legs in which one flight or more went unheard from beginning to end. One that ends where it began leaves no trace: landing and next take-off agree. Of the others, those told with at least 95 %; and of all that is said to be an unheard flight, what was one.',
    ],
    tables: [
      {
        header: ['sky', 'stretches', 'of them back where they began', 'others told', 'said and true'],
        rows: outcomes.map(({ sky, result: { unheard: all, unseen } }) => [
          sky.name,
          String(all.all),
          String(all.all - all.away),
          shareWords({ hits: all.told, n: all.away }),
          shareWords(unseen),
        ]),
      },
    ],
  };
}

function changes(outcomes: readonly SkyOutcome[]): Section {
  const rows = outcomes
    .filter(({ result }) => result.changes.n > 0)
    .map(({ sky, result }) => [sky.name, shareWords(result.changes), String(result.smoothed)]);
  return {
    title: 'Two aircraft on one address',
    text: [
      'Two aircraft that take turns under one address, told apart by the registration that archives write into each trace. Where archives name none and the type is the same, only an impossible way tells them apart.',
    ],
    tables: [{ header: ['sky', 'changes reported', 'ends named across one'], rows }],
  };
}

function visits(outcomes: readonly SkyOutcome[]): Section {
  return {
    title: 'Visits',
    text: ['By grade, and in brackets those that no end of their own speaks for, but only a neighbour’s.'],
    tables: [
      {
        header: ['sky', 'confirmed', 'probable', 'continuity'],
        rows: outcomes.map(({ sky, result: { visits: all, byNeighboursAlone: alone } }) => [
          sky.name,
          ...(['confirmed', 'probable', 'continuity'] as const).map(
            (grade) => `${all[grade]} (${alone[grade]})`,
          ),
        ]),
      },
    ],
  };
}

function integrity(misled: readonly MisledResult[]): Section {
  return {
    title: 'False positions',
    text: [
      'Airliners around the eastern Mediterranean for three days, heard everywhere: undisturbed; misled to another place; jammed, so that they send no position (nothing false: silence); and two of the undisturbed ones put under one address, of which those legs count in which both are in the air for half an hour. A leg that rests on something false has to be flagged and must not be confirmed; any other must not be flagged.',
    ],
    tables: [
      {
        header: [
          'sky',
          'legs with something false',
          'flagged',
          'confirmed',
          'other legs',
          'flagged all the same',
        ],
        rows: misled.map(({ name, wrong, flagged, confirmed, right, falseAlarms }) => [
          name,
          String(wrong),
          shareWords({ hits: flagged, n: wrong }),
          String(confirmed),
          String(right),
          shareWords({ hits: falseAlarms, n: right }),
        ]),
      },
    ],
  };
}
