import { describe, expect, it } from 'vitest';
import { DayTally, dayFolderOf } from '../../src/source/completeness.js';

function completenessOf(names: readonly string[], archive: string) {
  const tally = new DayTally(archive);
  for (const name of names) tally.note(name);
  return tally.completeness();
}

const hex = (value: number) => value.toString(16).padStart(2, '0');

/** Names as in a tar of adsb.lol. */
function wholeDay(prefix = './'): string[] {
  const traces = Array.from(
    { length: 512 },
    (_, i) => `traces/${hex(i % 256)}/trace_full_4${hex(i >> 8)}0${hex(i % 256)}.json`,
  );
  const heatmaps = Array.from({ length: 48 }, (_, i) => `heatmap/${String(i).padStart(2, '0')}.bin.ttf`);
  return [...traces, ...heatmaps, 'acas/acas.json.gz'].map((name) => prefix + name);
}

describe('completeness', () => {
  it('of a whole day in one archive', () => {
    const archive = '/data/v2025.02.07-planes-readsb-prod-0.tar.aa';
    expect(completenessOf(wholeDay(), archive)).toEqual([
      { day: '2025-02-07', folders: 256, traces: 512, heatmaps: 48 },
    ]);
  });

  it('of what is missing', () => {
    const names = wholeDay().filter((name) => !/traces\/[0-7]|heatmap\/2/.test(name));
    expect(completenessOf(names, '2025-02-07.tar')).toEqual([
      { day: '2025-02-07', folders: 128, traces: 256, heatmaps: 38 },
    ]);
  });

  it('goes by the days the paths give, in order, before the archive’s', () => {
    const names = ['globe_history/2025/02/08/', '2025/02/07/', ''].map(
      (prefix) => `${prefix}traces/59/trace_full_~a11f59.json`,
    );
    const one = { folders: 1, traces: 1, heatmaps: 0 };
    expect(completenessOf(names, 'two days of 2025.tar')).toEqual([
      { day: '2025-02-07', ...one },
      { day: '2025-02-08', ...one },
      { day: null, ...one },
    ]);
  });

  it('counts every file once, and no others', () => {
    const name = './traces/59/trace_full_a11f59.json';
    expect(completenessOf([name, name, './traces/59/trace_recent_a11f59.json', 'LICENSE'], 'x')).toEqual([
      { day: null, folders: 1, traces: 1, heatmaps: 0 },
    ]);
    expect(completenessOf(['LICENSE'], '2025-02-07.tar')).toEqual([]);
  });

  it('tells an address from the same digits that are none', () => {
    const names = ['traces/59/trace_full_a11f59.json', 'traces/59/trace_full_~a11f59.json'];
    expect(completenessOf(names, 'x')).toEqual([{ day: null, folders: 1, traces: 2, heatmaps: 0 }]);
  });

  it('knows the folder of the day that a file lies in', () => {
    expect(dayFolderOf('/data/2025/02/07/traces/59/trace_full_a11f59.json')).toBe('/data/2025/02/07');
    expect(dayFolderOf('/data/2025/02/07/heatmap/31.bin.ttf')).toBe('/data/2025/02/07');
    expect(dayFolderOf('/data/trace_full_a11f59.json')).toBeNull();
  });
});
