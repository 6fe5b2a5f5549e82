import type { ClaimEvidence, EpisodeEvidence, TempoEvidence } from '../../src/claims/record.js';

const ARCHIVES = {
  first: '2016-01-01',
  last: '2023-03-02',
  days: 2618,
  whole: 2618,
  incomplete: 0,
  missing: 0,
  gaps: [],
};
const NONE = { confirmed: 0, probable: 0, continuity: 0 };

/** A ledger in which nobody was received although somebody was listening; each test says what is otherwise. */
export const NOTHING: ClaimEvidence = {
  archives: ARCHIVES,
  earlierArchives: null,
  count: {
    ...NONE,
    receivedAtField: { atLeast: 0, errorLimit: 0.02 },
    withApproaches: { atLeast: 0, errorLimit: 0.09 },
  },
  legs: NONE,
  earlier: NONE,
  exposure: null,
  fleet: null,
  record: null,
  tempo: null,
  surge: null,
  sightings: 0,
  synthetic: 0,
};

/** Visits by grade, with bounds that allow for one false one in fifty, as a hand would put them down. */
export function counted(
  confirmed: number,
  probable: number,
  [receivedAtField, withApproaches]: [number, number],
): ClaimEvidence {
  return {
    ...NOTHING,
    count: {
      confirmed,
      probable,
      continuity: 0,
      receivedAtField: { atLeast: receivedAtField, errorLimit: 0.02 },
      withApproaches: { atLeast: withApproaches, errorLimit: 0.09 },
    },
  };
}

export const episode = (name: string, change: Partial<EpisodeEvidence> = {}): EpisodeEvidence => ({
  name,
  observed: 4,
  expected: 2,
  evaluable: true,
  ratio: 2.3,
  lowerTail: 1,
  detection: { ratio: 1, low: 0.9, high: 1.1 },
  ...change,
});

/** A tempo that rises by every test. */
export const RISING: TempoEvidence = {
  visits: 92,
  windowDays: 560,
  windowDaysKnown: 560,
  otherDays: 2000,
  otherDaysKnown: 2000,
  p: 0.01,
  concordance: 0.02,
  leaveOneOut: { p: 0.04, episode: 'September 2020' },
  ratio: { ratio: 3, low: 1.8, high: 4.9 },
  powerAtTwo: 0.6,
  detection: { own: { ratio: 1, low: 0.9, high: 1.1 }, others: { ratio: 1, low: 0.95, high: 1.05 } },
  tallyP: 0.02,
  episodes: ['April 2016', 'July 2020', 'September 2020', 'September 2022'].map((name) => episode(name)),
};

export const withTempo = (change: Partial<TempoEvidence> = {}): ClaimEvidence => ({
  ...NOTHING,
  count: { ...NOTHING.count, confirmed: 92 },
  tempo: { ...RISING, ...change },
});
