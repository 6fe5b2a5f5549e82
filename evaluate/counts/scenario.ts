/** A made-up fleet and how it is heard: nothing in it was flown, everything about it is known. */
export interface CountScenario {
  readonly name: string;
  /** What is made hard, in words. */
  readonly what: string;
  readonly visits: number;
  readonly aircraft: number;
  /** Chance that a landing or take-off at the field is heard, in the first year and in the last, a straight line between. */
  readonly heardFirst: number;
  readonly heardLast: number;
  /** Each aircraft's own chance is this times as far from the middle as its place in the fleet: 0 makes them alike, 1 as unlike as can be. */
  readonly unequal: number;
  /** Share of visits flown there and back without being heard at all. */
  readonly dark: number;
  /** Share of visits with a stray leg between landing and take-off, known at neither end, which parts the two. */
  readonly parted: number;
  /** Share of visits left under another address that is counted, too. */
  readonly otherAddress: number;
  /** Share of ends that are named, and observed, at the wrong field. Those flown elsewhere are all named at the field in question. */
  readonly falseEnds: number;
  /** What is taken for the share of false ends when L is worked out: measured in the scenario, or the package's own figure. */
  readonly error: 'measured' | 'shipped';
}

const PLAIN: Omit<CountScenario, 'name' | 'what'> = {
  visits: 92,
  aircraft: 6,
  heardFirst: 0.9,
  heardLast: 0.9,
  unequal: 0,
  dark: 0,
  parted: 0,
  otherAddress: 0,
  falseEnds: 0.01,
  error: 'measured',
};

/** The scenarios in which L has to hold. */
export const GOALS: readonly CountScenario[] = [
  { ...PLAIN, name: 'plain', what: '90 % of ends are heard' },
  {
    ...PLAIN,
    name: 'growth',
    what: 'the chance to hear an end grows from 35 to 92 %',
    heardFirst: 0.35,
    heardLast: 0.92,
  },
  {
    ...PLAIN,
    name: 'unequal',
    what: 'growth, and some aircraft are hardly heard',
    heardFirst: 0.35,
    heardLast: 0.92,
    unequal: 1,
  },
  ...[0.05, 0.1, 0.2].map((dark) => ({
    ...PLAIN,
    name: `dark ${percent(dark)}`,
    what: `${percent(dark)} of visits are flown unheard`,
    dark,
  })),
  ...[0.02, 0.05, 0.1].map((parted) => ({
    ...PLAIN,
    name: `parted ${percent(parted)}`,
    what: `${percent(parted)} of visits have a stray leg between landing and take-off`,
    parted,
  })),
  ...[0.005, 0.01, 0.02, 0.03].map((falseEnds) => ({
    ...PLAIN,
    name: `false ${percent(falseEnds)}`,
    what: `everything is heard, and ${percent(falseEnds)} of ends are named wrongly`,
    heardFirst: 1,
    heardLast: 1,
    falseEnds,
  })),
  {
    ...PLAIN,
    name: 'all at once',
    what: 'growth, unequal aircraft, 10 % dark, 5 % parted, 1 % false ends',
    heardFirst: 0.35,
    heardLast: 0.92,
    unequal: 0.5,
    dark: 0.1,
    parted: 0.05,
  },
];

/** Scenarios that break what L rests on, so that it is known when it does not hold. */
export const BREAKING: readonly CountScenario[] = [
  {
    ...PLAIN,
    name: 'more false ends than measured',
    what: 'everything is heard; 3 % of ends are wrong where the package takes its own, smaller figure for it',
    heardFirst: 1,
    heardLast: 1,
    falseEnds: 0.03,
    error: 'shipped',
  },
  {
    ...PLAIN,
    name: 'a neighbour taken for the field',
    what: 'everything is heard; 15 % of ends flown elsewhere are observed at the field, as where two fields cannot be told apart',
    heardFirst: 1,
    heardLast: 1,
    falseEnds: 0.15,
    error: 'shipped',
  },
  {
    ...PLAIN,
    name: 'another address',
    what: '10 % of visits are left under another address, which is counted too',
    otherAddress: 0.1,
  },
];

/** What Chapman's estimate takes for granted: every visit like the others of its year, both ends heard alike and by themselves. */
export const IDEAL: readonly CountScenario[] = [
  {
    ...PLAIN,
    name: 'ideal, growing',
    what: '35 to 92 % heard',
    heardFirst: 0.35,
    heardLast: 0.92,
    falseEnds: 0,
  },
  { ...PLAIN, name: 'ideal, half heard', what: '50 % heard', heardFirst: 0.5, heardLast: 0.5, falseEnds: 0 },
  {
    ...PLAIN,
    name: 'ideal, many visits',
    what: '300 visits, 35 to 92 % heard',
    visits: 300,
    heardFirst: 0.35,
    heardLast: 0.92,
    falseEnds: 0,
  },
];

/** What it cannot know of. */
export const NOT_IDEAL: readonly CountScenario[] = [
  {
    ...IDEAL[0],
    name: 'unequal aircraft',
    what: 'as the first, and some aircraft are hardly heard',
    unequal: 1,
  },
  {
    ...IDEAL[0],
    name: 'dark flights',
    what: 'as the first, and 20 % of visits are flown unheard',
    dark: 0.2,
  },
];

function percent(share: number): string {
  return `${share * 100} %`;
}
