import type { CountedVisit } from '../../src/ledger/queries/counted-visits.js';

const HOUR_MS = 3_600_000;
let made = 0;

/** A visit for tests: at an hour counted from 2020-01-01, two hours long, heard at both ends unless said otherwise. */
export function visit(hour: number, more: Partial<CountedVisit> = {}): CountedVisit {
  const arrivalMs = Date.UTC(2020, 0, 1) + hour * HOUR_MS;
  return {
    id: `visit ${made++}`,
    airframe: '600864',
    hasAddress: true,
    aerodrome: 'LLOV',
    atMs: arrivalMs,
    arrivalEvidence: 'observed',
    departureEvidence: 'observed',
    grade: 'confirmed',
    arrivalMs,
    departureMs: arrivalMs + 2 * HOUR_MS,
    doubted: false,
    synthetic: false,
    isAsked: true,
    ...more,
  };
}

/** Heard to come, not to leave. */
export const came = (hour: number, more: Partial<CountedVisit> = {}): CountedVisit =>
  visit(hour, { departureEvidence: 'unseen', departureMs: null, ...more });

/** Heard to leave, not to come. */
export function left(hour: number, more: Partial<CountedVisit> = {}): CountedVisit {
  const one = visit(hour, more);
  return { ...one, arrivalEvidence: 'unseen', arrivalMs: null, departureMs: one.atMs };
}

/** Known by a circuit only. */
export const circuits = (hour: number, more: Partial<CountedVisit> = {}): CountedVisit =>
  came(hour, { arrivalEvidence: 'unseen', arrivalMs: null, ...more });

/** A track that names no address. */
export const NAMELESS = (track: number) => ({ airframe: `?${track}`, hasAddress: false });
