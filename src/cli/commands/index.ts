import type { Configure } from './configure.js';

/** One command: what the overview of all commands says, and where the rest of it is. */
interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  /** Loaded only when it is called, so that no command waits for another's libraries. */
  readonly load: () => Promise<{ configure: Configure }>;
}

/** Every command, in the order of an investigation. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'ingest',
    summary: 'take archives into the ledger',
    load: () => import('./ingest.js'),
  },
  {
    name: 'problems',
    summary: 'list what could not be read',
    load: () => import('./problems.js'),
  },
  { name: 'legs', summary: 'list flights, take-off to landing', load: () => import('./legs.js') },
  { name: 'visits', summary: 'list stays at aerodromes', load: () => import('./visits.js') },
  { name: 'count', summary: 'count visits or flights, by grade and month', load: () => import('./count.js') },
  {
    name: 'sightings',
    summary: 'set flights known from print beside what was heard',
    load: () => import('./sightings.js'),
  },
  {
    name: 'coverage',
    summary: 'say who was listening, and of which days there is nothing',
    load: () => import('./coverage.js'),
  },
  {
    name: 'events',
    summary: 'make lists of episodes from published events',
    load: () => import('./events.js'),
  },
  {
    name: 'identity',
    summary: 'say who says what about an address, registration, callsign or operator',
    load: () => import('./identity.js'),
  },
  {
    name: 'read',
    summary: 'draft claims from an article, in Arabic or English',
    load: () => import('./read.js'),
  },
  { name: 'tempo', summary: 'test whether visits follow events', load: () => import('./tempo.js') },
  {
    name: 'surge',
    summary: 'look for times with more visits than usual',
    load: () => import('./surge.js'),
  },
  {
    name: 'claims',
    summary: 'list published claims and how far each has come',
    load: () => import('./claims.js'),
  },
  {
    name: 'register',
    summary: 'fix what claims ask before anybody looks',
    load: () => import('./register.js'),
  },
  { name: 'check', summary: 'judge claims by rule', load: () => import('./check.js') },
  {
    name: 'reply',
    summary: 'keep the record of who was asked about a claim and what they answered',
    load: () => import('./reply.js'),
  },
  { name: 'schema', summary: 'print the JSON Schema of claims.yaml', load: () => import('./schema.js') },
  {
    name: 'dossier',
    summary: 'write everything a question rests on, for a stranger to check',
    load: () => import('./dossier.js'),
  },
  {
    name: 'verify',
    summary: 'check a dossier, by its hashes and from the archives anew',
    load: () => import('./verify.js'),
  },
  { name: 'show', summary: 'show one flight and all it rests on', load: () => import('./show.js') },
  {
    name: 'corroborate',
    summary: 'write down what else shows a flight: image, photo, NOTAM, permit',
    load: () => import('./corroborate.js'),
  },
  {
    name: 'review',
    summary: 'list ends worth a look, and write down what reviewers decide',
    load: () => import('./review.js'),
  },
  {
    name: 'calibrate',
    summary: 'measure and retrain how unheard ends are inferred',
    load: () => import('./calibrate.js'),
  },
  { name: 'simulate', summary: 'make up a sky whose truth is known', load: () => import('./simulate.js') },
];
