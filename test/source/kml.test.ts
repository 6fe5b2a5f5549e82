import { describe, expect, it } from 'vitest';
import { Flag } from '../../src/source/reports.js';
import { refusalOf, reportOf, traceIn, tracksIn } from './tracks.js';

const kml = (inside: string, name = 'A flight') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document><name>${name}</name>${inside}</Document></kml>`;
const placemark = (inside: string, name = 'D-EAGJ') => `<Placemark><name>${name}</name>${inside}</Placemark>`;
const track = (inside: string) => `<gx:Track><altitudeMode>absolute</altitudeMode>${inside}</gx:Track>`;
const when = (text: string) => `<when>${text}</when>`;
const coord = (text: string) => `<gx:coord>${text}</gx:coord>`;
const POINT = when('2025-01-01T10:58:48.9681710Z') + coord('12.060478 51.548023 112.332');
const TRACK = kml(placemark(track(POINT)));
/** 112.332 m in single precision. */
const FEET = Math.fround(112.332 / 0.3048);

describe('a KML track', () => {
  it('gives heights by satellite, and neither address, callsign, speed nor ground', () => {
    const { format, cannotProve, traces } = tracksIn(TRACK);
    expect(format).toBe('kml-track');
    expect(cannotProve).toEqual(['no-address', 'no-callsign', 'no-ground-reports', 'no-speed', 'gps-height']);
    expect(traces[0].header).toMatchObject({ icao24: null, registration: null });
    expect(reportOf(traces[0], 0)).toEqual({
      time: '2025-01-01T10:58:48.968Z',
      lat: 51.548023,
      lon: 12.060478,
      altitudeFt: null,
      geometricAltitudeFt: FEET,
      groundspeedKt: null,
      trackDeg: null,
      verticalRateFpm: null,
      flags: Flag.aboveSea,
      callsign: null,
      index: 0,
    });
  });

  it.each(['clampToGround', 'relativeToGround', null])(
    'gives no height where its altitude mode is %s',
    (mode) => {
      const text = TRACK.replace(
        '<altitudeMode>absolute</altitudeMode>',
        mode === null ? '' : `<altitudeMode>${mode}</altitudeMode>`,
      );
      expect(reportOf(traceIn(text), 0).geometricAltitudeFt).toBeNull();
    },
  );

  it('matches times and places by their order, in one list or in two', () => {
    const other = ['2025-01-01T11:00:00Z', '13 52 200'] as const;
    const paired = kml(placemark(track(POINT + when(other[0]) + coord(other[1]))));
    const apart = kml(
      placemark(
        track(
          when('2025-01-01T10:58:48.968Z') +
            when(other[0]) +
            coord('12.060478 51.548023 112.332') +
            coord(other[1]),
        ),
      ),
    );
    for (const text of [paired, apart]) {
      const trace = traceIn(text);
      expect(trace.reports.length).toBe(2);
      expect(reportOf(trace, 1)).toMatchObject({ time: '2025-01-01T11:00:00.000Z', lat: 52, lon: 13 });
    }
  });

  it('counts a time whose place is left empty as a rejected report', () => {
    const { reports, rejected } = traceIn(
      kml(placemark(track(when('2025-01-01T10:00:00Z') + coord('') + POINT))),
    );
    expect([...reports.index]).toEqual([1]);
    expect(rejected).toEqual([{ index: 0, field: 'coord', value: '' }]);
  });

  it('understands zones, and prefixes of every name', () => {
    const zoned = TRACK.replace('2025-01-01T10:58:48.9681710Z', '2025-01-01T12:58:48+02:00');
    expect(reportOf(traceIn(zoned.replaceAll('gx:', 'g:')), 0).time).toBe('2025-01-01T10:58:48.000Z');
  });

  it('is not lost over an empty track beside it', () => {
    const beside = kml(
      placemark(track('')) + placemark(track(POINT.replace('51.5', '95.5'))) + placemark(track(POINT)),
    );
    const { traces, strays } = tracksIn(beside);
    expect(traces.map(({ reports }) => reports.length)).toEqual([1]);
    expect(strays).toEqual([{ index: 0, field: 'lat', value: 95.548023 }]);
  });

  it('is one of several, each its own airframe; those of a MultiTrack are one', () => {
    const several = tracksIn(kml(placemark(track(POINT)) + placemark(track(POINT))));
    expect(several.traces.map(({ header }) => header.contentKey)).toEqual([
      expect.stringMatching(/^[0-9a-f]{64}#1$/),
      expect.stringMatching(/^[0-9a-f]{64}#2$/),
    ]);
    const later = POINT.replace('10:58', '11:58');
    const multi = traceIn(kml(placemark(`<gx:MultiTrack>${track(POINT)}${track(later)}</gx:MultiTrack>`)));
    expect([...multi.reports.index]).toEqual([0, 1]);
  });

  const bomb = `<!DOCTYPE kml [<!ENTITY a "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i} "&a${i - 1 < 0 ? '' : i - 1};&a${i - 1 < 0 ? '' : i - 1};">`).join('')}]>`;
  it.each([
    ['xml-invalid', 'document type', TRACK.replace('<kml', `${bomb}<kml`).replace('A flight', '&a8;')],
    ['xml-invalid', 'document type', TRACK.replace('<kml', '<!DOCTYPE kml SYSTEM "file:///etc/passwd"><kml')],
    ['xml-invalid', 'entity', TRACK.replace('A flight', '&lol;')],
    ['xml-invalid', '', TRACK.slice(0, -20)],
    ['xml-invalid', 'nests more than 64 levels', kml('<Folder>'.repeat(5000))],
    ['xml-invalid', 'not UTF-8', Buffer.from(TRACK.replace('A flight', 'Z\u00fcrich'), 'latin1')],
    ['not-a-trace', 'name no zone', TRACK.replace('8.9681710Z', '8')],
    ['not-a-trace', 'a time is expected', TRACK.replace('2025-01-01T10', '2025-02-30T10')],
    ['not-a-trace', 'a time is expected', TRACK.replace('2025-01-01T10:58:48.9681710Z', '2025-01-01')],
    ['not-a-trace', '1 times and 2 places', TRACK.replace('</gx:Track>', `${coord('1 2 3')}</gx:Track>`)],
    [
      'not-a-trace',
      '2 times and 1 places',
      TRACK.replace('</gx:Track>', `${when('2025-01-01T11:00:00Z')}</gx:Track>`),
    ],
    ['not-a-trace', 'a longitude, a latitude and a height are expected', TRACK.replace('51.548023', 'NaN')],
    [
      'not-a-trace',
      'a longitude, a latitude and a height are expected',
      TRACK.replace('51.548023 112.332', ''),
    ],
    [
      'not-a-trace',
      'neither a track nor points with times',
      kml(placemark('<LineString><coordinates>1,2,3 4,5,6</coordinates></LineString>')),
    ],
    [
      'not-a-trace',
      'not told as Flightradar24',
      kml(
        placemark(
          `<TimeStamp>${when('2025-01-01T11:00:00Z')}</TimeStamp><Point><coordinates>1,2</coordinates></Point>`,
        ),
      ),
    ],
    ['no-usable-report', 'none of its 1 reports', TRACK.replace('51.548023', '95')],
    ['no-usable-report', 'none of its 1 reports', TRACK.replace('2025-01-01T10', '1970-01-01T10')],
    ['empty-trace', 'not one position', kml(placemark(track('')))],
  ])('is refused as %s: %s', (code, message, text) => {
    const error = refusalOf(text);
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
    expect(error.next).toBeTruthy();
  });
});

describe('FlightAware’s KML', () => {
  const text = kml(placemark(track(POINT), 'DLH1534'), 'FlightAware ✈ DLH1534 17.08.2021');

  it('names the callsign, and its heights are taken as pressure altitude', () => {
    const { format, cannotProve, traces } = tracksIn(text);
    expect(format).toBe('flightaware-kml');
    expect(cannotProve).toEqual(
      expect.arrayContaining([
        'no-address',
        'no-ground-reports',
        'height-kind-unsaid',
        'estimated-positions',
      ]),
    );
    expect(reportOf(traces[0], 0)).toMatchObject({
      altitudeFt: FEET,
      geometricAltitudeFt: null,
      callsign: 'DLH1534',
    });
  });

  it('gives no callsign that is markup', () => {
    const hostile = text.replace(
      '<name>DLH1534</name>',
      '<name><![CDATA[<img src=x onerror=alert(1)>]]></name>',
    );
    expect(reportOf(traceIn(hostile), 0).callsign).toBeNull();
  });
});

describe('Flightradar24’s KML', () => {
  const description = (altitude: string, speed = '450 kt', heading = '209&deg;') =>
    `<description><![CDATA[<div><span><b>Altitude:</b></span> <span>${altitude}</span></div><div><b>Speed:</b> <span>${speed}</span></div><b>Heading:</b> ${heading}]]></description>`;
  const point = (at: string, inside: string) =>
    placemark(
      `${inside}<TimeStamp>${when(at)}</TimeStamp><Point><coordinates>55.362,25.2619,11278</coordinates></Point>`,
    );
  const about =
    '<description><![CDATA[Aircraft<span>(B738)</span><br>Registration<br><a href="/reg/a6-fdn">A6-FDN</a>]]></description>';
  const fr24 = (...points: string[]) => kml(about + points.join(''), 'FZ981/FDB981');

  it('takes altitude, speed and heading from the words, not the height of the point', () => {
    const tracks = tracksIn(fr24(point('2016-03-18T18:20:47+00:00', description('37,000 ft'))));
    expect(tracks.format).toBe('fr24-kml');
    expect(tracks.traces[0].header).toMatchObject({ icao24: null, registration: 'A6-FDN', typecode: 'B738' });
    expect(reportOf(tracks.traces[0], 0)).toMatchObject({
      time: '2016-03-18T18:20:47.000Z',
      lat: 25.2619,
      lon: 55.362,
      altitudeFt: 37000,
      geometricAltitudeFt: null,
      groundspeedKt: 450,
      trackDeg: 209,
      callsign: 'FDB981',
    });
  });

  it('means the ground by 0 ft, and knows no other unit', () => {
    const at = '2016-03-18T18:20:47+00:00';
    const trace = traceIn(
      fr24(point(at, description('0 ft')), point(at, description('11,278 m', '830 km/h'))),
    );
    expect(reportOf(trace, 0)).toMatchObject({ altitudeFt: null, flags: 1 });
    expect(reportOf(trace, 1)).toMatchObject({ altitudeFt: null, groundspeedKt: null, flags: 0 });
  });

  it('takes no flight number for a callsign', () => {
    const text = fr24(point('2016-03-18T18:20:47Z', description('0 ft'))).replace('FZ981/FDB981', 'FZ981');
    expect(reportOf(traceIn(text), 0).callsign).toBeNull();
  });
});
