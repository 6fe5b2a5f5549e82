import { peopleOn } from '../../case/people/people.js';
import { AirbridgeError } from '../../error.js';
import { allRows, type Engine, type Row } from '../../ledger/engine/engine.js';
import { type BreakRecord, breaksBeside } from '../../ledger/queries/breaks-query.js';
import { legByIdQuery } from '../../ledger/queries/legs-query.js';
import { sourceFilesQuery } from '../../ledger/queries/sources-query.js';
import { endModelOf } from '../../ledger/tables/end-model-meta.js';
import { type LegRecord, legRecord } from '../../ledger/tables/records.js';
import { decodePath } from '../../legs/path/path.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { addFormatOptions, type FormatOptions, formatOf } from '../options/format.js';
import { addPrivateOption, type PrivateOption } from '../options/private.js';
import { oneBatch } from '../output/batches.js';
import { legFeature, writeGeoJson } from '../output/geojson.js';
import { writeJsonDocument } from '../output/json.js';
import { legFolder, writeKml } from '../output/kml.js';
import { type LegDetail, type SourceFile, showDocument, showWords } from '../output/show.js';
import { writeSql } from '../output/sql.js';
import { openSession, type Session } from '../session.js';
import { withLedger } from '../with-ledger.js';
import { legTitle } from '../words.js';
import type { Configure } from './configure.js';

type Options = CommonOptions & FormatOptions & PrivateOption & { readonly reports?: boolean };

const AMBIGUOUS_SHOWN = 10;

const HELP = `
A leg's id may be cut short as long as only one leg begins with it. Reports are read again from the archive; when it is
gone, the simplified path of the ledger is shown instead, and it says so.

Examples:
  airbridge show 3f2a91c04d
  airbridge show 3f2a91c04d --reports
  airbridge show 3f2a91c04d --kml > leg.kml
`;

export const configure: Configure = (command, context) => {
  command
    .argument('<leg>', 'id of the leg, or its beginning')
    .option('--reports', 'every report, not just the first and last ones');
  addPrivateOption(command);
  addFormatOptions(command, ['json', 'geojson', 'kml', 'sql']);
  addCommonOptions(command)
    .addHelpText('after', HELP)
    .action(async (id: string, options: Options) => {
      const session = await openSession(context, 'show', options);
      if (formatOf(options) === 'sql') return await writeSql(session, [legByIdQuery(id, options.private)]);
      await withLedger(session, { leg: id }, (engine) => print(session, engine, id, options));
    });
};

async function print(session: Session, engine: Engine, id: string, options: Options): Promise<void> {
  const { stdout } = session.context;
  const row = await findLeg(engine, id, options.private);
  const leg = legRecord(row);
  const path = decodePath(row.path as Uint8Array);
  switch (formatOf(options)) {
    case 'geojson':
      return await writeGeoJson(stdout, oneBatch([legFeature(leg, path)]));
    case 'kml':
      return await writeKml(stdout, oneBatch([legFolder(leg, path)]));
    case 'json':
      return await writeJsonDocument(stdout, showDocument(await detailOf(session, engine, row)));
    default:
      return await stdout.write(showWords(await detailOf(session, engine, row), options.reports === true));
  }
}

async function detailOf({ context, found }: Session, engine: Engine, row: Row): Promise<LegDetail> {
  const leg = legRecord(row);
  return {
    leg,
    path: decodePath(row.path as Uint8Array),
    files: (await allRows(engine, sourceFilesQuery(leg.sources))) as unknown as SourceFile[],
    endModel: await endModelOf(engine),
    breaks: shownBreaks(leg, await breaksBeside(engine, leg.id)),
    reread: await context.services.reread(engine, leg, context.nowMs()),
    ...(await peopleOn(found.dir, leg.id)),
  };
}

/** Where an aircraft's registration is withheld, so are the words in which it changes. */
function shownBreaks({ withheld }: LegRecord, breaks: readonly BreakRecord[]): BreakRecord[] {
  return breaks.map((found) =>
    withheld !== null && found.kind === 'identity'
      ? { ...found, reason: `registration or type change under one address (withheld: ${withheld})` }
      : found,
  );
}

/** The one leg whose id is `id` or begins with it. */
async function findLeg(engine: Engine, id: string, showsPrivate = false): Promise<Row> {
  const found = await allRows(engine, legByIdQuery(id.toLowerCase(), showsPrivate));
  const exact = found.find((row) => row.id === id.toLowerCase());
  if (exact !== undefined) return exact;
  if (found.length === 1) return found[0];
  throw found.length === 0 ? unknownLeg(id) : ambiguousLeg(id, found);
}

function unknownLeg(value: string): AirbridgeError {
  const next = '`airbridge legs` lists the legs with their ids.';
  return new AirbridgeError('unknown-leg', 'no leg has this id', { field: 'leg', value }, next);
}

function ambiguousLeg(value: string, found: readonly Row[]): AirbridgeError {
  const choices = found.slice(0, AMBIGUOUS_SHOWN).map((row) => {
    const leg = legRecord(row);
    return `${leg.id} (${legTitle(leg)}, ${leg.firstSeenUtc.slice(0, 10)})`;
  });
  const more = found.length > choices.length ? ` and ${found.length - choices.length} more` : '';
  return new AirbridgeError(
    'ambiguous-leg',
    `${found.length} legs have an id that begins so`,
    { field: 'leg', value },
    `Give more of the id: ${choices.join('; ')}${more}.`,
  );
}
