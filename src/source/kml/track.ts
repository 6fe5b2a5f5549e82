import type { Limit } from '../limits.js';
import { MOST_TRACES, ReportList, type Told, UNNAMED } from '../report-list.js';
import { FT_PER_M } from '../syntax/feet.js';
import type { Tracks } from '../tracks.js';
import type { KmlDocument, KmlPlacemark, KmlTrack } from './document.js';
import { EDITED, notATrack, placeIn, timeIn } from './values.js';

const FLIGHTAWARE_LIMITS: readonly Limit[] = [
  'no-address',
  'no-ground-reports',
  'no-speed',
  'height-kind-unsaid',
  'estimated-positions',
  'no-origin',
];
const TRACK_LIMITS: readonly Limit[] = [
  'no-address',
  'no-callsign',
  'no-ground-reports',
  'no-speed',
  'gps-height',
];

type Heights = (heightM: number) => Pick<Told, 'altitudeFt' | 'geometricAltitudeFt' | 'isAboveSea'>;

/**
 * Reads FlightAware's KML. A track's name is the callsign. Heights are taken as pressure altitude: they come in steps of 25 ft,
 * stay on a flight level in cruise, and near the ground lie below it on days of high pressure, as no other altitude does.
 *
 * @throws AirbridgeError `not-a-trace`, `no-usable-report`
 */
export function readFlightAwareKml(document: KmlDocument, nowMs: number): Tracks {
  const heights: Heights = (heightM) => ({ altitudeFt: heightM * FT_PER_M });
  const told = tracesOf(document, nowMs, heights, ({ name }) => name);
  return { format: 'flightaware-kml', cannotProve: FLIGHTAWARE_LIMITS, ...told, fallback: false };
}

/**
 * Reads KML tracks of flight planners, loggers and receivers of satellites. Names of tracks are anything their makers liked
 * and identify nobody. Heights are above the sea (OGC KML 2.2, 9.9: EGM96), where the track says that they are.
 *
 * @throws AirbridgeError `not-a-trace`, `no-usable-report`
 */
export function readTrackKml(document: KmlDocument, nowMs: number): Tracks {
  const heights: Heights = (heightM) => ({ geometricAltitudeFt: heightM * FT_PER_M, isAboveSea: true });
  const told = tracesOf(document, nowMs, heights, () => null);
  return { format: 'kml-track', cannotProve: TRACK_LIMITS, ...told, fallback: false };
}

function tracesOf(
  { placemarks }: KmlDocument,
  nowMs: number,
  heights: Heights,
  callsignOf: (placemark: KmlPlacemark) => string | null,
): Pick<Tracks, 'traces' | 'strays'> {
  const told = placemarks.filter(({ tracks }) => tracks.length > 0);
  if (told.length > MOST_TRACES) throw notATrack(`it holds ${told.length} tracks`, {}, EDITED);
  const lists = told.map((placemark) =>
    reportsOf(placemark, new ReportList(nowMs), heights, callsignOf(placemark)),
  );
  const usable = lists.filter(({ length }) => length > 0);
  // Of several tracks an empty one takes nothing from the others.
  if (usable.length === 0) lists[0].trace(UNNAMED);
  return {
    traces: usable.map((list) => list.trace(UNNAMED)),
    strays: lists.filter(({ length }) => length === 0).flatMap(({ rejections }) => rejections),
  };
}

function reportsOf(
  { tracks }: KmlPlacemark,
  list: ReportList,
  heights: Heights,
  callsign: string | null,
): ReportList {
  let index = 0;
  for (const track of tracks) {
    for (const told of pointsOf(track, heights)) {
      if (told === null) list.reject(index++, 'coord', '');
      else list.add(index++, { ...told, callsign });
    }
  }
  return list;
}

/** The points of a track; null for one whose place is left empty, as the format allows. */
function* pointsOf(
  { whens, coords, altitudeMode, line }: KmlTrack,
  heights: Heights,
): Generator<Told | null> {
  if (whens.length !== coords.length) {
    const what = `a track has ${whens.length} times and ${coords.length} places, and which belong together is anybody’s guess`;
    throw notATrack(what, { line }, EDITED);
  }
  for (const [i, coord] of coords.entries()) {
    const timeMs = timeIn(whens[i]);
    if (coord.text === '') {
      yield null;
      continue;
    }
    const { latitudeDeg, longitudeDeg, heightM } = placeIn(coord, 'coord');
    yield { timeMs, latitudeDeg, longitudeDeg, ...(altitudeMode === 'absolute' ? heights(heightM) : {}) };
  }
}
