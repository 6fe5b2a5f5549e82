import type { Message } from '../i18n/index.js';
import type { DossierBound, DossierContent } from './content.js';

/** The result of a dossier in plain words: the number first, then what it is made of, then what it does not say. */
interface DossierResult {
  readonly headline: { readonly count: number; readonly what: Message };
  readonly sentences: readonly Message[];
}

/** Plain result first, number second, caveat third (method, section 5). */
export function resultOf(content: DossierContent): DossierResult {
  const { counts, question, days } = content;
  const { unit } = question;
  const received = counts.bounds.find(({ reading }) => reading === 'received');
  const isBound = received !== undefined && received.atLeast > 0;
  const count = isBound ? received.atLeast : counts.confirmed + counts.probable;
  return {
    headline: {
      count,
      what: { key: isBound ? 'dossier.headlineBound' : 'dossier.headlineCount', values: { count, unit } },
    },
    sentences: [
      gradesSentence(content),
      ...(isBound ? [boundSentence(received)] : []),
      ...approachesSentence(counts.bounds),
      ...(counts.estimate === null
        ? []
        : [{ key: 'dossier.estimate', values: { ...counts.estimate } } as const]),
      ...(days !== null && days.missing > 0
        ? [{ key: 'dossier.resultMissing', values: { missing: days.missing, days: days.days } } as const]
        : []),
      { key: 'dossier.timingOnly' },
    ],
  };
}

function gradesSentence({ counts, question }: DossierContent): Message {
  const { confirmed, probable, continuity } = counts;
  return { key: 'dossier.grades', values: { confirmed, probable, continuity, unit: question.unit } };
}

function boundSentence({ atLeast, possiblyTheSame, possiblyFalse }: DossierBound): Message {
  return { key: 'dossier.bound', values: { atLeast, possiblyTheSame, possiblyFalse } };
}

function approachesSentence(bounds: readonly DossierBound[]): Message[] {
  const found = bounds.find(({ reading }) => reading === 'approaches');
  return found === undefined || found.atLeast === 0
    ? []
    : [{ key: 'dossier.boundApproaches', values: { atLeast: found.atLeast } }];
}
