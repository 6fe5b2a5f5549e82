import { DAY_MS, dayOf } from '../analysis/day.js';
import { joinDetection, type Listening } from '../analysis/listening.js';
import { detectionByMonth } from '../analysis/visit-detection.js';
import type { FleetGaps } from '../case/fleet.js';
import { AirbridgeError } from '../error.js';
import type { AirframeDays } from '../ledger/coverage/airframe-days.js';
import { askCoverage } from '../ledger/coverage/ask.js';
import { knownEnds } from '../ledger/coverage/known-ends.js';
import { daysHeld, type Period } from '../ledger/coverage/queries.js';
import type { Filter } from '../ledger/queries/filter.js';
import { fleetGapsOf } from './fleet.js';
import type { OpenCase } from './open-case.js';

/** Who was listening at each field of a question, and the chance that a visit there would have been detected. */
export interface CoverageAnswer {
  readonly filter: Filter;
  readonly period: Period;
  /** One for each field and day or month. */
  readonly listening: readonly Listening[];
  /** Of the airframes asked for, the days each was received, and why there is nothing of the others. */
  readonly airframes: readonly AirframeDays[];
  /** Null when no fleet is asked for. */
  readonly fleetGaps: FleetGaps | null;
}

/**
 * Answers who was listening at the fields of a question.
 *
 * @param filter names places with `at`; where an end of the period is open, it reaches as far as the archives
 * @throws AirbridgeError `usage` where no place is named, or no period and no archive of a day is in the ledger
 */
export async function coverageAnswer(
  open: OpenCase,
  filter: Filter,
  by: 'day' | 'month' = 'month',
): Promise<CoverageAnswer> {
  const { engine, services } = open;
  if (filter.at === null) throw noPlace();
  const period = await periodOf(open, filter);
  const fields = await services.fieldsOf(filter.at);
  const { coverage, airframes } = await askCoverage(engine, {
    fields,
    period,
    by,
    icao24: addressesOf(filter),
  });
  const listening: Listening[] = [];
  for (const { ident } of fields) {
    const at = { idents: [ident], countries: [], label: ident };
    const ends = await knownEnds(engine, { ...filter, ...period, at });
    const own = coverage.filter(({ place }) => place === ident);
    listening.push(...joinDetection(own, detectionByMonth(ends, daysOf(period))));
  }
  return { filter, period, listening, airframes, fleetGaps: await fleetGapsOf(open, filter) };
}

const addressesOf = ({ icao24, fleet }: Filter): string[] => [
  ...icao24,
  ...(fleet?.members ?? []).flatMap((member) => member.icao24 ?? []),
];

const daysOf = ({ sinceMs, untilMs }: Period) => ({ firstDay: dayOf(sinceMs), lastDay: dayOf(untilMs - 1) });

/** The period asked for; where an end of it is open, that of the days of which there is an archive. */
async function periodOf({ engine }: OpenCase, { sinceMs, untilMs }: Filter): Promise<Period> {
  if (sinceMs !== null && untilMs !== null) return { sinceMs, untilMs };
  const held = await daysHeld(engine);
  if (held === null) throw noArchive();
  return { sinceMs: sinceMs ?? Date.parse(held.first), untilMs: untilMs ?? Date.parse(held.last) + DAY_MS };
}

function noPlace(): AirbridgeError {
  return new AirbridgeError(
    'usage',
    'coverage is that of a field',
    { field: '--at' },
    'Name it: `airbridge coverage --at LLOV`.',
  );
}

function noArchive(): AirbridgeError {
  const message = 'the ledger holds no archive of a whole day, so who was listening when is unknown';
  const next =
    'Name the period with --since and --until, or take in `globe_history` archives with `airbridge ingest`.';
  return new AirbridgeError('usage', message, { field: '--since … --until' }, next);
}
