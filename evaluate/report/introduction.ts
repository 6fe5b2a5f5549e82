import type { Section } from './table.js';

/** What the words of the report mean: to be read before its numbers. */
export function introduction(made: { readonly date: string; readonly commit: string }): string {
  return [
    '# Accuracy of legs',
    `Made by \`npm run evaluate -- legs --write\` on ${made.date} at commit ${made.commit}. Do not edit: run it again.`,
    renderDefinitions(DEFINITIONS),
  ].join('\n\n');
}

const DEFINITIONS: readonly (readonly [word: string, meaning: string])[] = [
  [
    'Sources',
    '`fr24`: airline flights recorded by a feed, airports from the same feed; a second source confirms most. `kml`: pilots’ own GPS logs, airports named by the pilot; heights by satellite, no report says "on the ground" or how fast, most ends are one field. `simulator, well heard` and `simulator, poorly heard`: SYNTHETIC skies made by the package itself, the same fleets heard everywhere and by ten receivers, the latter with jamming, spoofing and lost hours: they show what the rules do, not how often the world is like that. Other sources are from truth files given on the command line.',
  ],
  [
    'Input',
    'Every method gets the same trace: what the reader makes of the file, with nothing from the truth added. Recorded tracks carry no address and no type, so airbridge must use the widest limits for them; simulated ones carry both.',
  ],
  [
    'Flight found',
    'Of the reports that belong to some true flight, the found leg and the true one share more than half of those that either has. So each leg matches at most one other, and time on the ground before and after does not matter. Where take-off and landing times are not written down, all of a file’s reports are its flight. Two flights taken for one leg are at best one flight found, with a wrong end. Precision is over found legs, recall over true flights of which two reports or more are in the input.',
  ],
  [
    'Named, right',
    'An end is named when the method says one aerodrome. It is right when that is the very row of the aerodrome table (`ident`) that the truth’s code stands for; a neighbour is wrong, however near. The ends of a flight that was not found count as not named.',
  ],
  [
    'Chains',
    'Flights of one aircraft set one after the other where each begins at the field the one before ended at, with the same time on the ground between all of them. Only their times were shifted. Those of `fr24` are SYNTHETIC as chains: every pair of flights that fits, of different aircraft. Flights recorded from or to more than 50 km off are not chained.',
  ],
  [
    'Cut tracks',
    'The middle half of a flight’s cruise (its heights in the upper fifth; flights that climb less than 1,500 ft have none). Nobody could know from it where the flight came from or went, so any field named is an error.',
  ],
  [
    'Hidden',
    'Reports less than h ft above a true field *and* within d km of its reference point are taken out before any method sees them; on the ground is below any height. Height is the true one for simulated flights, else the satellite’s where a report carries it, else pressure altitude as it is, less the field’s elevation: not corrected for the day’s pressure, so the h of `fr24` may be off by some hundred feet. "any" for h hides everything within d; "any" for d everything below h.',
  ],
  [
    'Not counted',
    'Flights whose second source disagrees with the first, and ends whose code means a field that had not opened: listed below by name. Flights without a second source count.',
  ],
  [
    'Intervals',
    'Wilson’s, 95 %, in brackets. They take ends to be independent of each other, which ends at one field are not: hence the table that leaves each field out.',
  ],
  [
    'Rivals',
    '`nearest`: cut at silences of ten minutes, each end the field nearest to the first or last report, whatever the height. `2 km`: the same, but no field beyond 2 km. `readsb + nearest`: the leg rule most tools inherit from readsb, with the nearest field. All look among airports in use of every size. All are written anew here from their descriptions.',
  ],
];

const renderDefinitions = (words: typeof DEFINITIONS): string =>
  words.map(([word, meaning]) => `- **${word}.** ${meaning}`).join('\n');

/** What a reader must not take from the numbers. */
export const LIMITS: Section = {
  title: 'What this does not show',
  text: [
    'Well-recorded flights of well-known fields say little about poorly heard ones: that is what hiding is for, and hiding is not the same as a field where nobody listens. No flight here is military, and hardly one is a cargo aircraft. The simulator shares its authors’ idea of how aircraft fly.',
  ],
  tables: [],
};
