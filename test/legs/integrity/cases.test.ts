import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { shippedReferences } from '../../../src/ingest/references.js';
import { legsOf } from '../../../src/legs/build.js';
import { ROOT } from '../../support/examples.js';
import { airframesIn } from '../../support/tracks.js';

/**
 * Real flights: each folder of test/cases/integrity is tracks, and what somebody who looked at them would say is wrong with
 * them, as `address kind from to` and what it leaves in doubt.
 */
const CASES = resolve(import.meta.dirname, '../../cases/integrity');

interface Case {
  readonly about: string;
  readonly tracks: readonly string[];
  readonly flags: readonly string[];
}

const references = shippedReferences();

for (const name of readdirSync(CASES)) {
  const { tracks, flags } = parse(readFileSync(join(CASES, name, 'case.yaml'), 'utf8')) as Case;
  const paths = tracks.map((path) => resolve(ROOT, path));

  test.skipIf(!paths.every((path) => existsSync(path)))(name, () => {
    const airframes = paths.flatMap((path) => [...airframesIn(path)]);
    expect(airframes.length).toBeGreaterThan(0);
    const legs = airframes.flatMap(([key, trace]) =>
      legsOf(trace, references).legs.map((leg) => ({ key, leg })),
    );
    expect(legs.length).toBeGreaterThan(0);
    expect(
      legs.flatMap(({ key, leg }) =>
        leg.flags.map(({ kind, fromMs, toMs, doubts }) =>
          [key, kind, clock(fromMs), clock(toMs), ...doubts].join(' '),
        ),
      ),
    ).toEqual(flags);
    const cost = legs.filter(({ leg }) => leg.flags.some(({ doubts }) => doubts.length > 0));
    expect(cost.filter(({ leg }) => leg.grade === 'confirmed')).toEqual([]);
  });
}

const clock = (ms: number): string => new Date(ms).toISOString().slice(11, 19);
