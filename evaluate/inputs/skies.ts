/**
 * The skies accuracy is measured on: SYNTHETIC, every flight of them. The same fleets under two kinds of hearing, with the
 * pressure of real winters (±35 hPa at some fields), broken-off approaches, circuits, short and long stays.
 */
const FLIGHTS = {
  since: '2024-01-10',
  until: '2024-01-14',
  weather: {
    qnhHpa: 1_013,
    swingHpa: 12,
    warmerC: -8,
    places: [
      { at: 'UBBB', qnhHpa: 1_040 },
      { at: 'LLOV', qnhHpa: 990 },
      { at: 'EGLL', qnhHpa: 978 },
    ],
  },
  airframes: [
    {
      typecode: 'IL76',
      rotations: [{ stops: ['LLOV', 'UBBB', 'LLOV'], departUtc: '03:30', stayMinutes: [90, 200] }],
    },
    { typecode: 'IL76', rotations: [{ stops: ['UBBI', 'LLOV', 'UBBI'], everyDays: 2, departUtc: '15:00' }] },
    {
      typecode: 'B744',
      rotations: [{ stops: ['EBLG', 'LTAC', 'OMDB', 'EBLG'], everyDays: 2, stayMinutes: [60, 120] }],
    },
    {
      typecode: 'AN12',
      rotations: [{ stops: ['UGTB', 'LCLK', 'UGTB'], departUtc: '07:15', darkShare: 0.2 }],
    },
    // Two airframes that had one address one after the other.
    {
      typecode: 'C130',
      icao24: 'fd0a00',
      rotations: [{ stops: ['LTAP', 'UBBG', 'LTAP'], until: '2024-01-12' }],
    },
    {
      typecode: 'A124',
      icao24: 'fd0a00',
      rotations: [{ stops: ['EDDP', 'OERK', 'EDDP'], since: '2024-01-13', everyDays: 2 }],
    },
  ],
  fleets: [
    {
      count: 8,
      typecodes: ['A320', 'B738'],
      bases: ['EDDF', 'LTAC', 'LROP'],
      destinations: ['EGLL', 'LIRF', 'UBBB', 'LLBG', 'UGTB', 'LGAV', 'EPWA'],
      flightsPerDay: 4,
      stayMinutes: [35, 90],
      goAroundShare: 0.05,
    },
    {
      count: 3,
      typecodes: ['AT72'],
      bases: ['LGAV'],
      destinations: ['LGKO', 'LGSR', 'LGTS'],
      flightsPerDay: 6,
      stayMinutes: [25, 45],
    },
    {
      count: 4,
      typecodes: ['C172', 'DA40'],
      bases: ['EDAQ', 'EDFE'],
      destinations: ['EDAQ', 'EDFE', 'EDBM', 'EDAC'],
      flightsPerDay: 3,
      stayMinutes: [20, 60],
    },
  ],
};

/** Heard at every place and height. */
export const WELL_HEARD = { title: 'well heard', receivers: 'everywhere', ...FLIGHTS };

/** Heard by few receivers, none near Ovda; jammed around it, misled around Beirut, and with lost hours. */
export const POORLY_HEARD = {
  title: 'poorly heard',
  receivers: ['EDDF', 'EDDP', 'EBLG', 'LIRF', 'LGAV', 'LTAC', 'LLBG', 'UGTB', 'OMDB', 'EPWA'].map((at) => ({
    at,
  })),
  interference: [
    { kind: 'jamming', at: 'LLOV', radiusKm: 120, since: '2024-01-12', until: '2024-01-15' },
    { kind: 'spoofing', at: 'LLBG', radiusKm: 150, since: '2024-01-12', until: '2024-01-13', to: 'OLBA' },
  ],
  lost: [{ since: '2024-01-11T09:00Z', until: '2024-01-11T14:00Z' }],
  ...FLIGHTS,
};

/** Whoever measures with the same number measures on the same skies. */
export const SEED = 2024;
