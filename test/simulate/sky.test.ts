import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { loadAddressBlocks, loadOperators, loadRegistrations } from '../../src/aviation/tables.js';
import { haversineKm } from '../../src/geo/geodesic.js';
import { type SimulatedAirframe, simulateSky, type Track } from '../../src/simulate/index.js';
import { readReadsbTrace } from '../../src/source/readsb/readsb.js';
import { reportsOf, troubledWeek, world, written } from './sky.js';

const sky = simulateSky(troubledWeek(), 'test', world);
const DAY = 86_400_000;

/** The true moment of a report, by the second it was sent in. */
function truthAt(airframe: SimulatedAirframe, timeMs: number): { track: Track; i: number } {
  const track = airframe.tracks.find(
    (one) => one.timeMs[0] <= timeMs && timeMs < one.timeMs[one.length - 1] + 1000,
  )!;
  return { track, i: Math.floor((timeMs - track.timeMs[0]) / 1000) };
}

const bytesOf = (airframe: SimulatedAirframe) =>
  airframe.days.map((day) => [day.entryName, Buffer.from(day.bytes).toString('base64')]);

describe('what is received', () => {
  test('times run strictly on, and no file holds another day', () => {
    for (const airframe of sky.airframes) {
      const times = reportsOf(airframe).map((report) => report.timeMs);
      expect(times.every((time, i) => i === 0 || time > times[i - 1])).toBe(true);
      for (const day of airframe.days) {
        const { timestamp, trace } = written(day);
        expect(day.entryName.slice(0, 10)).toBe(
          new Date(timestamp * 1000).toISOString().slice(0, 10).replaceAll('-', '/'),
        );
        expect(trace.every(([seconds]) => seconds >= 0 && seconds < 86_400)).toBe(true);
      }
    }
  });

  test('every report was within the 4/3-earth horizon of a receiver that stood there then', () => {
    let reports = 0;
    for (const airframe of sky.airframes) {
      for (const { timeMs } of reportsOf(airframe)) {
        const { track, i } = truthAt(airframe, timeMs);
        const isHeard = sky.receivers.some(
          ({ latitudeDeg, longitudeDeg, antennaFt, groundFt, sinceMs, untilMs, rangeNm }) => {
            if (timeMs < sinceMs || timeMs >= untilMs + 1000) return false;
            // sqrt(2·(4/3)·R·h) for antenna and aircraft, R = 6,371 km.
            const reachKm = (heightFt: number) =>
              Math.sqrt((8 / 3) * 6371 * Math.max(0, heightFt) * 0.0003048);
            const horizonKm = reachKm(antennaFt) + reachKm(track.altitudeFt[i] - groundFt);
            const km = haversineKm(latitudeDeg, longitudeDeg, track.latitudeDeg[i], track.longitudeDeg[i]);
            return km <= horizonKm * 1.005 && km <= rangeNm * 1.852;
          },
        );
        expect(isHeard).toBe(true);
        reports++;
      }
    }
    expect(reports).toBeGreaterThan(5_000);
  });

  test('while an aircraft is heard points are at most 20 s apart; after a longer silence the point is marked stale', () => {
    for (const airframe of sky.airframes) {
      const reports = reportsOf(airframe);
      for (let i = 1; i < reports.length; i++) {
        const gapMs = reports[i].timeMs - reports[i - 1].timeMs;
        expect((reports[i].flags & 1) === 1).toBe(gapMs > 20_000);
      }
    }
  });

  test('nothing is left of lost days and hours', () => {
    const times = sky.airframes.flatMap((airframe) => reportsOf(airframe).map((report) => report.timeMs));
    const inside = (from: string, until: string) =>
      times.filter((time) => time >= Date.parse(from) + 1000 && time < Date.parse(until));
    expect(inside('2024-03-03', '2024-03-04')).toEqual([]);
    expect(inside('2024-03-05T06:00Z', '2024-03-05T12:00Z')).toEqual([]);
    expect(
      sky.airframes
        .flatMap((airframe) => airframe.days)
        .filter((day) => day.entryName.startsWith('2024/03/03')),
    ).toEqual([]);
  });

  test('dark flights leave no report, and those dark below a height none below it', () => {
    const dark = sky.airframes.flatMap((airframe) =>
      airframe.legs.filter((leg) => leg.dark !== 'never').map((leg) => ({ airframe, leg })),
    );
    expect(dark.map(({ leg }) => leg.dark).sort()).toEqual(['always', 'below']);
    for (const { airframe, leg } of dark) {
      const during = reportsOf(airframe).filter(
        ({ timeMs }) => timeMs >= Date.parse(leg.offBlockUtc) && timeMs <= Date.parse(leg.onBlockUtc),
      );
      expect(during.length).toBe(leg.reports);
      if (leg.dark === 'always') expect(during).toEqual([]);
      for (const { timeMs } of during) {
        const { track, i } = truthAt(airframe, timeMs);
        expect(track.altitudeFt[i]).toBeGreaterThan(6_000);
      }
    }
  });

  test('jammed aircraft send no position of their own; spoofed ones are where they are not', () => {
    const { aerodromes } = world;
    const [eilat, telAviv, beirut] = ['LLER', 'LLBG', 'OLBA'].map((ident) => aerodromes.indexOf(ident));
    let spoofed = 0;
    for (const airframe of sky.airframes) {
      for (const { timeMs, latitudeDeg, longitudeDeg, origin } of reportsOf(airframe)) {
        const { track, i } = truthAt(airframe, timeMs);
        const place = [track.latitudeDeg[i], track.longitudeDeg[i]] as const;
        const day = Math.floor(track.timeMs[i] / DAY) * DAY;
        if (day === Date.parse('2024-03-02') && aerodromes.distanceKm(eilat, ...place) <= 60)
          expect(origin).toBe('mlat');
        if (day === Date.parse('2024-03-04') && aerodromes.distanceKm(telAviv, ...place) <= 80) {
          expect(aerodromes.distanceKm(beirut, latitudeDeg, longitudeDeg)).toBeLessThan(5);
          spoofed++;
        }
      }
    }
    expect(spoofed).toBeGreaterThan(0);
  });

  test('an aircraft without ADS-B is never on the ground, because multilateration does not know', () => {
    const reports = reportsOf(sky.airframes[3]);
    expect(new Set(reports.map((report) => report.origin))).toEqual(
      new Set(reports.length > 0 ? ['mlat'] : []),
    );
    expect(reports.filter((report) => report.altitude === 'ground')).toEqual([]);
  });
});

describe('what is written', () => {
  test('is read by the byte scanner, and unpacks to itself', () => {
    for (const day of sky.airframes.flatMap((airframe) => airframe.days)) {
      expect(readReadsbTrace(day.json, Date.now()).scanned).toBe(true);
      expect(Buffer.compare(gunzipSync(day.bytes), day.json)).toBe(0);
    }
  });

  test('says in every trace and every record of the truth that it is synthetic', () => {
    for (const airframe of sky.airframes) {
      expect([...airframe.legs, ...airframe.visits].every((record) => record.synthetic)).toBe(true);
      for (const day of airframe.days) {
        const { r, desc, ownOp, synthetic } = written(day);
        expect(synthetic).toBe(true);
        expect(desc).toMatch(/^SYNTHETIC /);
        expect(ownOp).toMatch(/^SYNTHETIC /);
        expect(r).toMatch(/^Q-SIM-/);
      }
    }
  });

  test('looks like no registration, operator or address there is', () => {
    for (const { identity, legs } of sky.airframes) {
      expect(loadRegistrations().looksLikeRegistration(identity.registration)).toBe(false);
      expect(loadAddressBlocks().of(Number.parseInt(identity.icao24, 16))).toBeNull();
      for (const { callsign } of legs) {
        expect(loadOperators().byCallsign(callsign, identity.registration)).toBeNull();
        expect(loadRegistrations().looksLikeRegistration(callsign)).toBe(false);
      }
    }
  });
});

describe('the truth', () => {
  test('follows each airframe without a jump: it leaves where it stands, after it came', () => {
    for (const { legs } of sky.airframes) {
      legs.slice(1).forEach((leg, k) => {
        expect(leg.adep).toBe(legs[k].ades);
        expect(Date.parse(leg.offBlockUtc)).toBeGreaterThan(Date.parse(legs[k].onBlockUtc));
      });
    }
  });

  test('two airframes under one address have traces and registrations of their own', () => {
    const [heavy, light] = sky.airframes.filter(({ identity }) => identity.icao24 === 'fd00aa');
    expect(heavy.identity.registration).not.toBe(light.identity.registration);
    expect(heavy.days.some((day) => light.days.some((other) => other.entryName === day.entryName))).toBe(
      false,
    );
  });

  test('links stays with the legs on both sides, and local flights do not end a stay', () => {
    for (const { legs, visits } of sky.airframes) {
      const local = ({ adep, ades, takeoffUtc, landingUtc }: (typeof legs)[number]) =>
        adep === ades && Date.parse(landingUtc) - Date.parse(takeoffUtc) <= 3_600_000;
      const away = legs.filter((leg) => !local(leg));
      expect(visits.length).toBe(legs.length === 0 ? 0 : away.length + 1);
      if (away.length === 0) continue;
      expect(visits.map((visit) => visit.departureLeg)).toEqual([...away.map((leg) => leg.id), null]);
      expect(visits.map((visit) => visit.arrivalLeg)).toEqual([null, ...away.map((leg) => leg.id)]);
    }
  });
});

describe('chance', () => {
  test('the same scenario and seed give the same bytes and the same truth', () => {
    const again = simulateSky(troubledWeek(), 'test', world);
    expect(again.airframes.map(bytesOf)).toEqual(sky.airframes.map(bytesOf));
    expect(again.airframes.map(({ legs }) => legs)).toEqual(sky.airframes.map(({ legs }) => legs));
    expect(again.receivers).toEqual(sky.receivers);
  });

  test('an airframe more changes nothing about the others', () => {
    const { airframes } = troubledWeek();
    const more = troubledWeek({
      airframes: [
        ...airframes,
        { typecode: 'AN12', flights: [{ from: 'LLBG', to: 'LLER', departUtc: '2024-03-01T10:00Z' }] },
      ],
    });
    const byAddress = new Map(
      simulateSky(more, 'test', world).airframes.map((one) => [one.identity.registration, one]),
    );
    expect(byAddress.size).toBe(sky.airframes.length + 1);
    for (const airframe of sky.airframes)
      expect(bytesOf(byAddress.get(airframe.identity.registration)!)).toEqual(bytesOf(airframe));
  });

  test('the same sky cut differently is the same sky: losing a day takes that day away and no other', () => {
    const whole = simulateSky(troubledWeek({ lost: [] }), 'test', world);
    const cut = simulateSky(
      troubledWeek({ lost: [{ since: '2024-03-03', until: '2024-03-04' }] }),
      'test',
      world,
    );
    // A flight over midnight may keep other points of its own beside the cut.
    const untouched = (airframe: SimulatedAirframe) =>
      bytesOf(airframe).filter(([name]) => !/^2024\/03\/0[234]/.test(name));
    expect(cut.airframes.map(untouched)).toEqual(whole.airframes.map(untouched));
    expect(
      whole.airframes.some((one) => one.days.some(({ entryName }) => entryName.startsWith('2024/03/03'))),
    ).toBe(true);
    cut.airframes.forEach(({ legs }, k) => {
      expect(legs.map((leg) => leg.takeoffUtc)).toEqual(whole.airframes[k].legs.map((leg) => leg.takeoffUtc));
    });
  });

  test('another receiver only adds what is heard', () => {
    const few = [{ at: 'LLBG' }];
    const heard = (receivers: readonly object[]) =>
      simulateSky(troubledWeek({ receivers, growth: [], interference: [] }), 'test', world).airframes.flatMap(
        ({ legs }) => legs,
      );
    const less = heard(few);
    const more = heard([...few, { at: 'LLER' }]);
    // Which of the points heard are kept depends on their neighbours: 20 s either way.
    less.forEach((leg, k) => {
      if (leg.firstHeard === null) return;
      const [first, last] = [more[k].firstHeard!, more[k].lastHeard!];
      expect(Date.parse(first.timeUtc) - 20_000).toBeLessThanOrEqual(Date.parse(leg.firstHeard.timeUtc));
      expect(Date.parse(last.timeUtc) + 20_000).toBeGreaterThanOrEqual(Date.parse(leg.lastHeard!.timeUtc));
    });
    const reports = (legs: typeof less) => legs.reduce((sum, leg) => sum + leg.reports, 0);
    expect(reports(more)).toBeGreaterThan(reports(less));
  });
});
