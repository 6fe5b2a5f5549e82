import { escaped, plain } from '../../figures/text.js';
import type { DossierContent, DossierLeg, DossierPlace } from '../content.js';
import { type DrawnPiece, METRES_PER_FOOT, piecesOf } from './drawn.js';

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">
<Document>
<name>airbridge dossier</name>
<Style id="observed"><LineStyle><color>ff965f0b</color><width>3</width></LineStyle></Style>
<Style id="inferred"><LineStyle><color>c0009ee6</color><width>2</width></LineStyle></Style>
<Style id="silent"><LineStyle><color>80a0a0a0</color><width>1</width></LineStyle></Style>
`;
const FOOT = '</Document>\n</kml>\n';

/**
 * The legs as KML 2.2 with Google's tracks (gx:Track), which hold a time for every position: a folder for each leg, in it a placemark for each
 * stretch in one style. Heights are pressure altitude in metres, which is not height above the sea; each placemark says so.
 */
export function kmlOf(content: DossierContent): string {
  const places = new Map(content.places.map((place) => [place.ident, place]));
  return HEAD + content.legs.map((leg) => folder(leg, places)).join('') + FOOT;
}

function folder(leg: DossierLeg, places: ReadonlyMap<string, DossierPlace>): string {
  const { record } = leg;
  const name = `${record.synthetic ? 'SYNTHETIC ' : ''}${record.registration ?? record.icao24 ?? '?'} ${record.adep ?? '?'}–${record.ades ?? '?'} ${record.firstSeenUtc.slice(0, 10)}`;
  const about = `${record.grade ?? 'no grade'}; leg ${record.id}`;
  return `<Folder>\n<name>${text(name)}</name>\n<description>${text(about)}</description>\n${piecesOf(leg, places).map(placemark).join('')}</Folder>\n`;
}

function placemark(piece: DrawnPiece): string {
  const geometry = piece.isWhole ? track(piece) : line(piece);
  const note = piece.isWhole ? '<description>heights: pressure altitude</description>\n' : '';
  return `<Placemark>\n<name>${piece.style}</name>\n${note}<styleUrl>#${piece.style}</styleUrl>\n${geometry}</Placemark>\n`;
}

function track({ points }: DrawnPiece): string {
  const times = points.map(({ timeMs }) => `<when>${new Date(timeMs!).toISOString()}</when>`);
  const places = points.map(
    ({ longitudeDeg, latitudeDeg, altitudeFt }) =>
      `<gx:coord>${decimal(longitudeDeg)} ${decimal(latitudeDeg)} ${Math.round(altitudeFt! * METRES_PER_FOOT)}</gx:coord>`,
  );
  return `<gx:Track>\n<altitudeMode>absolute</altitudeMode>\n${times.join('\n')}\n${places.join('\n')}\n</gx:Track>\n`;
}

function line({ points }: DrawnPiece): string {
  const places = points.map(
    ({ longitudeDeg, latitudeDeg }) => `${decimal(longitudeDeg)},${decimal(latitudeDeg)}`,
  );
  return `<LineString><tessellate>1</tessellate><coordinates>${places.join(' ')}</coordinates></LineString>\n`;
}

const decimal = (degrees: number): string => String(Math.round(degrees * 1e5) / 1e5);
const text = (words: string): string => escaped(plain(words));
