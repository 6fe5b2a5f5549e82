import { walkXml, type XmlListener } from '../syntax/xml.js';

/** A piece of text and the line it ends on. */
export interface KmlText {
  readonly text: string;
  readonly line: number;
}

/** One `gx:Track`: times and places in two lists, matched by their order (Google's KML extensions, "gx:Track"). */
export interface KmlTrack {
  readonly line: number;
  readonly whens: readonly KmlText[];
  readonly coords: readonly KmlText[];
  /** KML's own default where nothing is said. */
  readonly altitudeMode: string;
}

export interface KmlPlacemark {
  readonly name: string;
  readonly description: string;
  /** Of `TimeStamp`. */
  readonly when: KmlText | null;
  /** Of `Point`. */
  readonly coordinates: KmlText | null;
  /** The tracks of one `gx:MultiTrack` are one object's, as are those of a lone `gx:Track`. */
  readonly tracks: readonly KmlTrack[];
}

/** As much of a KML document as tracks are told by. */
export interface KmlDocument {
  /** Name of the root element. */
  readonly root: string;
  readonly name: string;
  readonly description: string;
  readonly placemarks: readonly KmlPlacemark[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type OpenTrack = Mutable<KmlTrack> & { whens: KmlText[]; coords: KmlText[] };
type OpenPlacemark = Mutable<KmlPlacemark> & { tracks: OpenTrack[] };

const DEFAULT_ALTITUDE_MODE = 'clampToGround';
const WANTED: ReadonlySet<string> = new Set([
  'name',
  'description',
  'when',
  'coord',
  'coordinates',
  'altitudeMode',
]);

/** @throws AirbridgeError `xml-invalid` */
export function readKmlDocument(bytes: Uint8Array): KmlDocument {
  const reader = new DocumentReader();
  walkXml(bytes, reader);
  return reader.document;
}

class DocumentReader implements XmlListener {
  readonly document: Mutable<KmlDocument> & { placemarks: OpenPlacemark[] } = {
    root: '',
    name: '',
    description: '',
    placemarks: [],
  };
  private placemark: OpenPlacemark | null = null;
  private track: OpenTrack | null = null;

  wants(name: string): boolean {
    return WANTED.has(name);
  }

  open(path: readonly string[], line: number): void {
    if (path.length === 1) this.document.root = path[0];
    const name = path[path.length - 1];
    if (name === 'Placemark') {
      this.placemark = { name: '', description: '', when: null, coordinates: null, tracks: [] };
      this.document.placemarks.push(this.placemark);
    } else if (name === 'Track' && this.placemark !== null) {
      this.track = { line, whens: [], coords: [], altitudeMode: DEFAULT_ALTITUDE_MODE };
      this.placemark.tracks.push(this.track);
    }
  }

  close(path: readonly string[], text: string, line: number): void {
    const name = path[path.length - 1];
    const parent = path[path.length - 2];
    if (name === 'Track') this.track = null;
    else if (name === 'Placemark') this.placemark = null;
    else if (parent === 'Track' && this.track !== null) closeInTrack(this.track, name, text.trim(), line);
    else if (this.placemark !== null)
      closeInPlacemark(this.placemark, `${parent}/${name}`, text.trim(), line);
    else if (parent === 'Document') this.closeInDocument(name, text.trim());
  }

  private closeInDocument(name: string, text: string): void {
    if (name === 'name') this.document.name = text;
    else if (name === 'description') this.document.description = text;
  }
}

function closeInTrack(track: OpenTrack, name: string, text: string, line: number): void {
  if (name === 'when') track.whens.push({ text, line });
  else if (name === 'coord') track.coords.push({ text, line });
  else if (name === 'altitudeMode') track.altitudeMode = text;
}

function closeInPlacemark(placemark: OpenPlacemark, path: string, text: string, line: number): void {
  if (path === 'Placemark/name') placemark.name = text;
  else if (path === 'Placemark/description') placemark.description = text;
  else if (path === 'TimeStamp/when') placemark.when = { text, line };
  else if (path === 'Point/coordinates') placemark.coordinates = { text, line };
}
