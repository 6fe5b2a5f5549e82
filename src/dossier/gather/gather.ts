import { dayText, type Episode } from '../../analysis/index.js';
import { countReport } from '../../answers/count.js';
import {
  type CountReport,
  coverageAnswer,
  LEGS,
  listQuery,
  type OpenCase,
  VISITS,
} from '../../answers/index.js';
import type { Row } from '../../ledger/engine/engine.js';
import { allRows, type LegRecord, legRecord, type VisitRecord, visitRecord } from '../../ledger/index.js';
import type { Filter, PlaceFilter } from '../../ledger/queries/filter.js';
import { legByIdQuery } from '../../ledger/queries/legs-query.js';
import { type RowOf, rowAs } from '../../ledger/schema/rows.js';
import { endModelOf } from '../../ledger/tables/end-model-meta.js';
import type { Reliability } from '../../legs/calibrate/index.js';
import { decodePath } from '../../legs/path/path.js';
import type {
  ClaimSection,
  DossierContent,
  DossierCounts,
  DossierCoverage,
  DossierLeg,
  DossierPlace,
  DossierQuestion,
} from '../content.js';
import type { Aerodromes, ReferenceLicence } from '../references.js';
import { aircraftOf } from './aircraft.js';
import { notesOn } from './notes.js';
import { sourcesOf } from './sources.js';

/** What a dossier is made of beside the case and its question. */
interface GatherParts {
  readonly aerodromes: Aerodromes;
  readonly licences: readonly ReferenceLicence[];
  readonly claims: readonly ClaimSection[];
  readonly episodes: readonly Episode[];
  /** The reliability table of the model that the ledger's ends were weighed with. */
  readonly reliability: readonly Reliability[];
  readonly versions: Readonly<Record<string, string>>;
  readonly commands: readonly string[];
}

/** Everything a dossier says of a question, from the answers of a case. Private data are withheld, whatever the case shows. */
export async function gather(open: OpenCase, filter: Filter, parts: GatherParts): Promise<DossierContent> {
  const report = await countReport(open, filter);
  const unit = report.answer.unit === 'visits' ? 'visits' : 'legs';
  const visits = unit === 'visits' ? await visitsOf(open, filter) : [];
  const rows = await legRows(open, filter, visits);
  const records = rows.map(({ record }) => record);
  const sources = await sourcesOf(open.engine, records);
  const legs = rows.map(({ record, path }) => ({
    record,
    path: sources.restricted.has(record.id) ? null : path,
  }));
  const model = await endModelOf(open.engine);
  const subjects = new Set([...records, ...visits].map(({ id }) => id));
  const aircraft = await aircraftOf(open, records, visits);
  return {
    question: questionOf(filter, unit),
    counts: countsOf(report),
    claims: parts.claims,
    visits,
    legs,
    places: placesOf(parts.aerodromes, filter, records, visits),
    aircraft,
    coverage: await coverageOf(open, filter),
    days: report.findings?.coverage.days ?? null,
    episodes: parts.episodes.map(({ name, startDay, endDay, source }) => ({
      name,
      first: dayText(startDay),
      last: dayText(endDay),
      source: source === '' ? null : source,
    })),
    calibration: { model: model?.version ?? '–', rows: calibrationOf(parts.reliability) },
    sources: sources.files,
    notes: await notesOn(open.dir, subjects),
    licences: parts.licences,
    evidence: evidenceOf(records),
    versions: { ...parts.versions, ...(model === null ? {} : { 'end model': model.version }) },
    commands: parts.commands,
    withheld: aircraft.filter(({ withheld }) => withheld !== null).length,
  };
}

async function visitsOf(open: OpenCase, filter: Filter): Promise<VisitRecord[]> {
  const rows = await allRows(open.engine, await listQuery(open, VISITS, filter));
  return rows.map(visitRecord);
}

/** The legs a question asks for; of visits, the legs that they link, and no others. */
async function legRows(
  open: OpenCase,
  filter: Filter,
  visits: readonly VisitRecord[],
): Promise<DossierLeg[]> {
  const wanted = filter.at === null ? null : new Set(visits.flatMap(({ legs }) => legs));
  // What limits visits does not limit legs: an arriving leg takes off before the visit begins.
  const asked =
    wanted === null ? filter : { ...filter, sinceMs: null, untilMs: null, grade: [], flagged: false };
  const rows = await allRows(open.engine, await listQuery(open, LEGS, asked, { withPath: true }));
  const isWanted = ({ id }: LegRecord) => wanted?.has(id) ?? true;
  const found = rows.map(drawnLeg).filter(({ record }) => isWanted(record));
  const known = new Set(found.map(({ record }) => record.id));
  for (const id of wanted ?? []) {
    if (!known.has(id)) found.push(...(await allRows(open.engine, legByIdQuery(id))).map(drawnLeg));
  }
  return found.sort(byTime);
}

const drawnLeg = (row: Row): DossierLeg => ({
  record: legRecord(row),
  path: decodePath(rowAs<Pick<RowOf<'legs'>, 'path'>>(row).path),
});

const timeOf = ({ record }: DossierLeg): string => `${record.takeoffUtc ?? record.firstSeenUtc} ${record.id}`;
const byTime = (a: DossierLeg, b: DossierLeg): number => (timeOf(a) < timeOf(b) ? -1 : 1);

const asked = (place: PlaceFilter | null) =>
  place === null ? null : { label: place.label, idents: place.idents, countries: place.countries };

function questionOf(filter: Filter, unit: 'visits' | 'legs'): DossierQuestion {
  const utc = (timeMs: number | null) => (timeMs === null ? null : new Date(timeMs).toISOString());
  return {
    unit,
    at: asked(filter.at),
    from: asked(filter.from),
    to: asked(filter.to),
    fleet: filter.fleet?.name ?? null,
    operators: filter.operator,
    aircraft: [...filter.registration, ...filter.icao24, ...filter.callsign],
    typecodes: filter.typecode,
    sinceUtc: utc(filter.sinceMs),
    untilUtc: utc(filter.untilMs),
  };
}

function countsOf({ answer, findings }: CountReport): DossierCounts {
  const continuity =
    answer.notCounted.find(({ what }) => what.key.startsWith('notCounted.continuity'))?.count ?? 0;
  const bound = findings?.lowerBound;
  return {
    confirmed: answer.counted.confirmed,
    probable: answer.counted.probable,
    continuity,
    bounds:
      bound === undefined
        ? []
        : [
            {
              reading: 'received',
              atLeast: bound.atLeast,
              counted: bound.confirmed,
              possiblyTheSame: bound.possiblyTheSame,
              possiblyFalse: bound.possiblyFalse,
            },
          ],
    estimate:
      findings === null || 'none' in findings.estimate
        ? null
        : { low: findings.estimate.low, high: findings.estimate.high },
    synthetic: answer.synthetic,
  };
}

/** Every aerodrome that the question, a leg or a visit names. */
function placesOf(
  aerodromes: Aerodromes,
  { at, from, to }: Filter,
  legs: readonly LegRecord[],
  visits: readonly VisitRecord[],
): DossierPlace[] {
  const idents = new Set([at, from, to].flatMap((place) => place?.idents ?? []));
  const countries = new Set([at, from, to].flatMap((place) => place?.countries ?? []));
  const named = [
    ...idents,
    ...legs.flatMap(({ adep, ades }) => [adep, ades]),
    ...visits.map(({ aerodrome }) => aerodrome),
  ];
  return [...new Set(named)]
    .flatMap((ident) => (ident === null ? [] : (aerodromes.byIdent(ident) ?? [])))
    .map(({ ident, name, country, latitudeDeg, longitudeDeg }) => ({
      ident,
      name,
      country,
      latitudeDeg,
      longitudeDeg,
      isAsked: idents.has(ident) || countries.has(country),
    }))
    .sort((a, b) => (a.ident < b.ident ? -1 : 1));
}

/** By month at the places asked about; none where nothing says of which days there is an archive. */
async function coverageOf(open: OpenCase, filter: Filter): Promise<DossierCoverage[]> {
  const places = [filter.at, filter.from, filter.to].filter((place) => place !== null);
  if (places.length === 0) return [];
  const at = { idents: places.flatMap(({ idents }) => idents), countries: [], label: '' };
  try {
    const { listening } = await coverageAnswer(open, { ...filter, at, from: null, to: null }, 'month');
    return listening.map((row) => ({
      place: row.place,
      period: row.period,
      days: row.days,
      wholeDays: row.wholeDays,
      incompleteDays: row.incompleteDays,
      missingDays: row.missingDays.length,
      aircraftLow: row.aircraftLow,
      longestSilenceMinutes: row.longestSilenceMinutes,
      chance:
        row.detection.interval === null
          ? null
          : { low: row.detection.interval.low, high: row.detection.interval.high },
      synthetic: row.synthetic,
    }));
  } catch (error) {
    if ((error as { code?: string }).code === 'usage') return [];
    throw error;
  }
}

const ALL = 'all';

const calibrationOf = (reliability: readonly Reliability[]) =>
  reliability
    .filter(({ source }) => source === ALL)
    .map(({ hidden, n, meanForecast, shareRight, low, high, named, namedRight }) => ({
      hidden,
      n,
      forecast: meanForecast,
      right: shareRight,
      low,
      high,
      named,
      namedRight,
    }));

function evidenceOf(legs: readonly LegRecord[]): DossierContent['evidence'] {
  if (legs.length === 0) return null;
  const first = legs.map(({ firstSeenUtc }) => firstSeenUtc).sort()[0];
  const last = legs
    .map(({ lastSeenUtc }) => lastSeenUtc)
    .sort()
    .at(-1)!;
  return { fromUtc: first, toUtc: last };
}
