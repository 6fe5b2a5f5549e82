import type { LegRecord, VisitRecord } from '../../ledger/tables/records.js';
import type { PathPoint } from '../../legs/path/path.js';
import { aircraftWords, legTitle, legWords } from '../words.js';
import { type Segment, segmentsOf } from './segments.js';
import type { Sink } from './sink.js';

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2">
<Document>
<name>airbridge</name>
<Style id="heard"><LineStyle><color>ff1f78ff</color><width>3</width></LineStyle></Style>
<Style id="gap"><LineStyle><color>80a0a0a0</color><width>1</width></LineStyle></Style>
`;
const FOOT = '</Document>\n</kml>\n';

/** Placemarks and folders as one KML 2.2 document (OGC 07-147r2), as they come. */
export async function writeKml(sink: Sink, batches: AsyncIterable<readonly string[]>): Promise<void> {
  await sink.write(HEAD);
  for await (const batch of batches) await sink.write(batch.join(''));
  await sink.write(FOOT);
}

/**
 * A leg as a folder: what was heard in one style, what only joins it over a silence in another. Lines lie on the ground:
 * KML wants heights above the sea, and pressure altitude is not that.
 */
export function legFolder(leg: LegRecord, path: readonly PathPoint[]): string {
  const lines = segmentsOf(path)
    .filter((segment) => segment.points.length > 1)
    .map((segment) => placemark(segment))
    .join('');
  return `<Folder>\n<name>${xml(legTitle(leg))}</name>\n<description>${xml(legWords(leg).join('\n'))}</description>\n${timeSpan(leg.firstSeenUtc, leg.lastSeenUtc)}${lines}</Folder>\n`;
}

/** A visit as a placemark at its aerodrome; without a place it keeps its name and time. */
export function visitPlacemark(visit: VisitRecord, place: readonly [number, number] | null): string {
  const name = `${aircraftWords(visit)} at ${visit.aerodrome}`;
  const from = visit.arrivalUtc ?? visit.arrivalEarliestUtc;
  const to = visit.departureUtc ?? visit.departureLatestUtc;
  const point = place === null ? '' : `<Point><coordinates>${place.join(',')}</coordinates></Point>\n`;
  return `<Placemark>\n<name>${xml(name)}</name>\n<description>${xml(`${visit.grade} visit ${visit.id}`)}</description>\n${timeSpan(from, to)}${point}</Placemark>\n`;
}

/** Text for XML 1.0: markup escaped, and characters XML cannot hold at all left as U+FFFD. */
function xml(text: string): string {
  const ENTITIES: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
  };
  return text
    .replace(/[&<>"']/g, (character) => ENTITIES[character])
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd');
}

function placemark({ points, isGap }: Segment): string {
  const [from, to] = [points[0], points[points.length - 1]].map((point) =>
    new Date(point.timeMs).toISOString(),
  );
  const name = isGap ? 'not heard' : 'heard';
  const coordinates = points
    .map((point) => `${decimal(point.longitudeDeg)},${decimal(point.latitudeDeg)}`)
    .join(' ');
  return `<Placemark>\n<name>${name}</name>\n<styleUrl>#${isGap ? 'gap' : 'heard'}</styleUrl>\n${timeSpan(from, to)}<LineString><tessellate>1</tessellate><coordinates>${coordinates}</coordinates></LineString>\n</Placemark>\n`;
}

function timeSpan(from: string | null, to: string | null): string {
  const begin = from === null ? '' : `<begin>${from}</begin>`;
  const end = to === null ? '' : `<end>${to}</end>`;
  return begin + end === '' ? '' : `<TimeSpan>${begin}${end}</TimeSpan>\n`;
}

const decimal = (degrees: number): string => String(Math.round(degrees * 1e5) / 1e5);
