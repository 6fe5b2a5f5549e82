import type { AerodromeTable } from 'airbridge/aviation';
import type { Input } from '../input.js';
import type { Outcome } from '../run.js';
import type { Listed } from '../truth/load.js';
import { endsSection } from './ends.js';
import { errorsSection } from './errors.js';
import { gridSections } from './grid.js';
import { inputsSection } from './inputs.js';
import { introduction, LIMITS } from './introduction.js';
import { leftOutSection } from './left-out.js';
import { probabilitySection } from './probabilities.js';
import { segmentationSection } from './segmentation.js';
import { summarySection } from './summary.js';
import { renderSection } from './table.js';

/** Everything the report is made from. */
export interface Findings {
  readonly outcomes: readonly Outcome[];
  readonly inputs: readonly Input[];
  readonly listed: readonly Listed[];
  /** What a reader has to be told about the inputs of this run. */
  readonly remarks: readonly string[];
  readonly made: { readonly date: string; readonly commit: string };
}

/** The report as Markdown, its tables aligned when it is to be read as it stands. */
export function documentOf(findings: Findings, aerodromes: AerodromeTable, aligned: boolean): string {
  const { outcomes, inputs, listed, remarks, made } = findings;
  const sections = [
    summarySection(outcomes),
    inputsSection(inputs, listed, remarks),
    segmentationSection(outcomes),
    endsSection(outcomes),
    leftOutSection(outcomes),
    probabilitySection(outcomes),
    errorsSection(outcomes, aerodromes),
    LIMITS,
    ...gridSections(outcomes),
  ];
  return `${[introduction(made), ...sections.map((section) => renderSection(section, aligned))].join('\n\n')}\n`;
}
