import { join } from 'node:path';
import { expect, test } from 'vitest';
import { knownEnds } from '../../../src/ledger/coverage/known-ends.js';
import { NO_FILTER } from '../../../src/ledger/queries/filter.js';
import { openReader } from '../../../src/ledger/store/store.js';
import { temporaryFolder } from '../../source/temporary.js';
import { NOW_MS, utc, VISITS, writeWorkedLedger } from '../../support/worked.js';

const [baku, , continuity] = VISITS;

/** Three stays at Baku: both ends heard; its departure missed, but heard again; its departure missed for good.
 * And one that only the neighbouring legs tell. */
const STAYS = [
  baku,
  {
    ...baku,
    id: 'bb01',
    departure: null,
    departureEvidence: 'unseen',
    departureLatest: utc('02-04T09:00:00'),
  },
  { ...baku, id: 'bb02', departure: null, departureEvidence: 'unseen', departureLatest: null },
  { ...continuity, departureLatest: utc('03-03T05:00:00') },
];

async function endsAt(ident: string) {
  const ledgerDir = join(temporaryFolder(), 'ledger');
  await writeWorkedLedger(ledgerDir, { visits: STAYS });
  const engine = await openReader(ledgerDir, { command: 'test', nowMs: () => NOW_MS });
  const at = { idents: [ident], countries: [], label: ident };
  return await knownEnds(engine, { ...NO_FILTER, at }).finally(() => engine.close());
}

test('an end must have happened when the other was heard and the airframe was heard on its far side', async () => {
  const came = { role: 'arrival', timeMs: utc('02-01T03:10:00').getTime(), heard: true };
  expect(await endsAt('UBBB')).toMatchObject([
    came,
    { role: 'arrival', timeMs: utc('03-02T11:00:00').getTime(), heard: false },
    { role: 'departure', timeMs: utc('02-01T08:00:00').getTime(), heard: true },
    { role: 'departure', timeMs: utc('02-04T09:00:00').getTime(), heard: false },
    { role: 'departure', timeMs: utc('03-03T05:00:00').getTime(), heard: false },
  ]);
});

test('nothing is known of a field nobody visited', async () => {
  expect(await endsAt('LLER')).toEqual([]);
});
