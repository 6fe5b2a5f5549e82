import type { OpenCase } from '../../answers/index.js';
import { legDetail, legOnMap, legQuery } from '../../answers/leg.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { addFormatOptions, type FormatOptions, formatOf } from '../options/format.js';
import { addPrivateOption, type PrivateOption } from '../options/private.js';
import { oneBatch } from '../output/batches.js';
import { legFeature, writeGeoJson } from '../output/geojson.js';
import { writeJsonDocument } from '../output/json.js';
import { legFolder, writeKml } from '../output/kml.js';
import { showDocument, showWords } from '../output/show.js';
import { writeSql } from '../output/sql.js';
import { openSession, type Session } from '../session.js';
import { withLedger } from '../with-ledger.js';
import type { Configure } from './configure.js';

type Options = CommonOptions & FormatOptions & PrivateOption & { readonly reports?: boolean };

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
      if (formatOf(options) === 'sql') return await writeSql(session, [legQuery(id, options.private)]);
      await withLedger(session, { leg: id }, (open) => print(session, open, id, options));
    });
};

async function print(session: Session, open: OpenCase, id: string, options: Options): Promise<void> {
  const { stdout } = session.context;
  const format = formatOf(options);
  if (format === 'geojson' || format === 'kml') {
    const { leg, path } = await legOnMap(open, id, options.private);
    if (format === 'kml') return await writeKml(stdout, oneBatch([legFolder(leg, path)]));
    return await writeGeoJson(stdout, oneBatch([legFeature(leg, path)]));
  }
  const detail = await legDetail(open, id, options.private);
  if (format === 'json') return await writeJsonDocument(stdout, showDocument(detail));
  await stdout.write(showWords(detail, options.reports === true));
}
