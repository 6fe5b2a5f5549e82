import { expect, test } from 'vitest';
import { periodOf, slicesBetween, TouchedSlices } from '../../src/ingest/slices.js';

const HOUR_MS = 3_600_000;
const at = (iso: string) => Date.parse(`2024-01-10T${iso}:00Z`);

test('a leg touches the slices of its time and of two hours before and after', () => {
  const touched = new TouchedSlices();
  expect(touched.period).toBeNull();
  touched.note({ firstSeenMs: at('10:30'), lastSeenMs: at('11:30') });
  const slices = [...slicesBetween(at('00:00'), at('23:59'))].filter((slice) => touched.has(slice));
  expect(slices.map((slice) => periodOf(slice).firstSeenMs)).toEqual([at('06:00'), at('09:00'), at('12:00')]);
  expect(touched.period).toEqual({ firstSeenMs: at('06:00'), lastSeenMs: at('15:00') });
});

test('slices follow each other without a gap', () => {
  const slices = [...slicesBetween(at('00:00'), at('23:59'))];
  expect(slices.length).toBe(8);
  for (const [k, slice] of slices.slice(1).entries())
    expect(periodOf(slice).firstSeenMs).toBe(periodOf(slices[k]).lastSeenMs);
  expect(periodOf(slices[0], 2 * HOUR_MS).firstSeenMs).toBe(at('00:00') - 2 * HOUR_MS);
});
