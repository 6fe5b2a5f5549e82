import type { CountAnswer } from '../../ledger/count-answer.js';
import { integerWords } from '../words.js';

/** A count for people: the number, how it is made up, and what is not in it. */
export function countWords(answer: CountAnswer): string {
  const lines = [`Counted: ${answer.question}`, ''];
  for (const [grade, count] of Object.entries(answer.counted))
    lines.push(`  ${grade.padEnd(10)} ${figure(count)}`);
  if (answer.synthetic > 0)
    lines.push(
      '',
      `SYNTHETIC: ${integerWords(answer.synthetic)} of these were made by a simulator; nobody flew them`,
    );
  if (answer.byMonth.length > 0) lines.push('', ...monthLines(answer));
  if (answer.notCounted.length > 0) lines.push('', 'Not counted, and why', '');
  for (const { count, what, why } of answer.notCounted) lines.push(`  ${figure(count)}  ${what}: ${why}`);
  return `${lines.join('\n')}\n`;
}

function monthLines({ byMonth }: CountAnswer): string[] {
  const head = `  ${'month'.padEnd('2025-02'.length)}  ${'confirmed'.padStart(9)}  ${'probable'.padStart(9)}`;
  return [
    head,
    ...byMonth.map(
      ({ month, confirmed, probable }) => `  ${month}  ${figure(confirmed)}  ${figure(probable)}`,
    ),
  ];
}

const figure = (count: number): string => integerWords(count).padStart(9);
