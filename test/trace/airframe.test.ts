import { expect, it } from 'vitest';
import { airframeKey, icao24OfKey } from '../../src/trace/airframe.js';

it('is the address where there is one', () => {
  expect(airframeKey({ icao24: 0x4b1815 })).toBe('4b1815');
  expect(icao24OfKey('4b1815')).toBe(0x4b1815);
  expect(icao24OfKey('~4b1815')).toBe(0x14b1815);
});

it('is the track itself where there is none, and never an address', () => {
  const key = airframeKey({ icao24: null, contentKey: 'ab#1' });
  expect(key).not.toBe(airframeKey({ icao24: null, contentKey: 'ab#2' }));
  expect(icao24OfKey(key)).toBeNull();
  expect(() => airframeKey({ icao24: null })).toThrow(RangeError);
});
