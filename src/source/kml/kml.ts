import type { AirbridgeError } from '../../error.js';
import { isFr24Kml, readFr24Kml } from '../fr24/fr24-kml.js';
import type { Tracks } from '../tracks.js';
import { type KmlDocument, readKmlDocument } from './document.js';
import { readFlightAwareKml, readTrackKml } from './track.js';
import { notATrack } from './values.js';

/**
 * Reads a KML file of tracks, by what is in it: Flightradar24's points with times, FlightAware's tracks, or the tracks
 * (`gx:Track`) of flight planners and receivers of satellites.
 *
 * @param nowMs nothing that claims to be from after tomorrow is believed
 * @throws AirbridgeError `xml-invalid`, `not-a-trace`, `empty-trace`, `no-usable-report`
 */
export function readKml(bytes: Uint8Array, nowMs: number): Tracks {
  const document = readKmlDocument(bytes);
  if (document.placemarks.some(({ tracks }) => tracks.length > 0)) {
    return isFlightAware(document) ? readFlightAwareKml(document, nowMs) : readTrackKml(document, nowMs);
  }
  if (isFr24Kml(document)) return readFr24Kml(document, nowMs);
  throw noTrack(document);
}

function isFlightAware({ name }: KmlDocument): boolean {
  return name.startsWith('FlightAware');
}

function noTrack({ root, placemarks }: KmlDocument): AirbridgeError {
  if (root !== 'kml') return notATrack('this XML is no KML', {}, 'Look at where the file came from.');
  if (placemarks.some(({ when }) => when !== null)) {
    const next = 'Export the flight as a track with its times (gx:Track).';
    return notATrack('its points have times, but are not told as Flightradar24 tells them', {}, next);
  }
  const next = 'A line without times cannot say when anything flew; export the track with its times.';
  return notATrack('this KML holds neither a track nor points with times', {}, next);
}
