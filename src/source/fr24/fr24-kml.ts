import { cleanCallsign } from '../../aviation/callsign.js';
import type { KmlDocument } from '../kml/document.js';
import { placeIn, timeIn } from '../kml/values.js';
import type { Limit } from '../limits.js';
import { ReportList, UNNAMED } from '../report-list.js';
import type { TraceHeader } from '../reports.js';
import type { Tracks } from '../tracks.js';
import { heightOf } from './fr24-csv.js';

/** `Altitude: 37,000 ft`, `Speed: 450 kt`, `Heading: 16&deg;`, once the markup is gone. */
const ALTITUDE = /\bAltitude:\s*(-?[\d,]+(?:\.\d+)?)\s*ft/;
const SPEED = /\bSpeed:\s*(-?[\d,]+(?:\.\d+)?)\s*kt/;
const HEADING = /\bHeading:\s*(-?[\d,]+(?:\.\d+)?)\s*(?:°|&deg;)/;

const LIMITS: readonly Limit[] = ['no-address', 'ground-by-altitude', 'estimated-positions', 'no-origin'];

/** Whether the points with times of a document are told the way Flightradar24 tells them. */
export function isFr24Kml({ placemarks }: KmlDocument): boolean {
  return placemarks.some(({ when, description }) => when !== null && description.includes('Altitude:'));
}

/**
 * Reads Flightradar24's KML of one flight: a placemark with a time for each report. Altitude (pressure altitude, 0 on the ground),
 * speed and heading stand in each description; the height of the point itself is the same altitude, only rounded, and is not
 * used. Type and registration are those the page gave when the file was made.
 *
 * @throws AirbridgeError `not-a-trace`, `no-usable-report`
 */
export function readFr24Kml(document: KmlDocument, nowMs: number): Tracks {
  const list = new ReportList(nowMs);
  const callsign = callsignIn(document.name);
  let index = 0;
  for (const { when, coordinates, description } of document.placemarks) {
    if (when === null || coordinates === null) continue;
    const { latitudeDeg, longitudeDeg } = placeIn(coordinates, 'coordinates');
    const text = withoutMarkup(description);
    list.add(index++, {
      timeMs: timeIn(when),
      latitudeDeg,
      longitudeDeg,
      ...heightOf(quantityIn(text, ALTITUDE)),
      groundspeedKt: quantityIn(text, SPEED),
      trackDeg: quantityIn(text, HEADING),
      callsign,
    });
  }
  const traces = [list.trace(headerIn(document.description))];
  return { format: 'fr24-kml', cannotProve: LIMITS, traces, strays: [], fallback: false };
}

/** `FZ981/FDB981`: the number of the flight, which passengers see, and the callsign. */
function callsignIn(name: string): string | null {
  const slash = name.lastIndexOf('/');
  return slash < 0 ? null : cleanCallsign(name.slice(slash + 1));
}

/** A quantity in its unit; NaN where it is not given, or in another unit. */
function quantityIn(text: string, pattern: RegExp): number {
  const match = pattern.exec(text);
  return match === null ? Number.NaN : Number(match[1].replaceAll(',', ''));
}

function headerIn(description: string): TraceHeader {
  const text = withoutMarkup(description);
  return {
    ...UNNAMED,
    registration: /\bRegistration\s+([A-Z0-9]{1,3}-?[A-Z0-9]{1,6})\b/.exec(text)?.[1] ?? null,
    typecode: /\bAircraft\s*\(([A-Z][A-Z0-9]{1,3})\)/.exec(text)?.[1] ?? null,
  };
}

/** The words of a description. What looks like markup is left out and never interpreted. */
function withoutMarkup(html: string): string {
  return html.replace(/<[^<>]*>/g, ' ');
}
