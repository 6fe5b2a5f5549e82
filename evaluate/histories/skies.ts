/**
 * The skies histories are explained on: SYNTHETIC, every flight of them. Cargo aircraft, airliners and light aircraft over a
 * fortnight, heard and hidden in the ways that break a history.
 */
const PERIOD = { since: '2024-01-10', until: '2024-01-24' };

const WEATHER = {
  qnhHpa: 1_013,
  swingHpa: 12,
  places: [
    { at: 'UBBB', qnhHpa: 1_040 },
    { at: 'LLOV', qnhHpa: 990 },
  ],
};

/** Where somebody listens: near none of Ovda, Nasosnaya, Ganja and Incirlik. */
const FEW = ['EDDF', 'EBLG', 'LIRF', 'LGAV', 'LTAC', 'LLBG', 'UGTB', 'OMDB', 'EPWA'].map((at) => ({ at }));

const flights = (darkShare: number) => ({
  airframes: [
    {
      typecode: 'IL76',
      rotations: [{ stops: ['LLOV', 'UBBB', 'LLOV'], departUtc: '03:30', stayMinutes: [90, 200], darkShare }],
    },
    {
      typecode: 'IL76',
      rotations: [{ stops: ['UB12', 'LLOV', 'UB12'], everyDays: 2, departUtc: '15:00', darkShare }],
    },
    {
      typecode: 'B744',
      rotations: [
        { stops: ['EBLG', 'LTAC', 'OMDB', 'EBLG'], everyDays: 2, stayMinutes: [60, 120], darkShare },
      ],
    },
    { typecode: 'AN12', rotations: [{ stops: ['UGTB', 'LCLK', 'UGTB'], departUtc: '07:15', darkShare }] },
    {
      typecode: 'C130',
      rotations: [{ stops: ['LTAG', 'UBBG', 'LTAC', 'LTAG'], departUtc: '05:00', darkShare }],
    },
  ],
  fleets: [
    {
      count: 6,
      typecodes: ['A320', 'B738'],
      bases: ['EDDF', 'LTAC', 'LROP'],
      destinations: ['EGLL', 'LIRF', 'UBBB', 'LLBG', 'UGTB', 'LGAV', 'EPWA'],
      flightsPerDay: 3,
      stayMinutes: [35, 90],
      darkShare,
    },
    {
      count: 3,
      typecodes: ['AT72'],
      bases: ['LGAV'],
      destinations: ['LGKO', 'LGSR', 'LGTS'],
      flightsPerDay: 4,
      stayMinutes: [25, 45],
      darkShare,
    },
    {
      count: 3,
      typecodes: ['C172', 'DA40'],
      bases: ['EDFE'],
      destinations: ['EDFE', 'EDBM'],
      flightsPerDay: 2,
      stayMinutes: [20, 60],
      darkShare,
    },
  ],
});

/** Two aircraft that take turns under one address, on different days, wherever the other may be. */
const shared = (
  icao24: string,
  one: readonly [string, string, string],
  other: readonly [string, string, string],
) => [
  { typecode: one[0], icao24, rotations: [{ stops: [one[1], one[2], one[1]], everyDays: 2 }] },
  {
    typecode: other[0],
    icao24,
    rotations: [{ stops: [other[1], other[2], other[1]], everyDays: 2, since: '2024-01-11' }],
  },
];

/** A sky and what is hard about it. */
export interface HistorySky {
  readonly name: string;
  readonly what: string;
  readonly scenario: object;
}

export const SKIES: readonly HistorySky[] = [
  {
    name: 'dark flights',
    what: 'heard everywhere, but one flight in ten has its transponder off',
    scenario: { ...PERIOD, weather: WEATHER, receivers: 'everywhere', ...flights(0.1) },
  },
  {
    name: 'few receivers',
    what: 'nine receivers from Frankfurt to Dubai',
    scenario: { ...PERIOD, weather: WEATHER, receivers: FEW, ...flights(0) },
  },
  {
    name: 'few and dark',
    what: 'the same, and one flight in ten has its transponder off',
    scenario: { ...PERIOD, weather: WEATHER, receivers: FEW, ...flights(0.1) },
  },
  {
    name: 'lost days',
    what: 'nine receivers, and of two days and a morning there is no archive',
    scenario: {
      ...PERIOD,
      weather: WEATHER,
      receivers: FEW,
      lost: [
        { since: '2024-01-14', until: '2024-01-16' },
        { since: '2024-01-19T04:00Z', until: '2024-01-19T11:00Z' },
      ],
      ...flights(0.03),
    },
  },
  {
    name: 'one address for two',
    what: 'five pairs of aircraft that share an address, by turns of a day; nine receivers',
    scenario: {
      ...PERIOD,
      weather: WEATHER,
      receivers: FEW,
      airframes: [
        ...shared('fd0a00', ['IL76', 'LLOV', 'UBBB'], ['A124', 'EDDP', 'OERK']),
        ...shared('fd0a01', ['A320', 'LTAC', 'LGAV'], ['A320', 'EDDF', 'EPWA']),
        ...shared('fd0a02', ['B738', 'LLBG', 'LTAC'], ['C172', 'EDFE', 'EDBM']),
        ...shared('fd0a03', ['AT72', 'LGAV', 'LGTS'], ['B744', 'OMDB', 'EBLG']),
        ...shared('fd0a04', ['IL76', 'UGTB', 'LCLK'], ['IL76', 'UGTB', 'OMDB']),
      ],
    },
  },
];

/** The first of the seeds: none from here on was looked at while the rules were written. */
export const FIRST_SEED = 21;
