import { message } from '../../i18n/index.js';
import type { ClaimEvidence } from '../record.js';
import { hasPower, notTested, pText } from './tempo.js';
import { type Verdict, verdict } from './verdict.js';
import { archivesWanted } from './wanted.js';

const LEVEL = 0.05;

/** "This route surged", among all that were tested with it (method, section 5, fifth row). */
export function judgeSurged(evidence: ClaimEvidence): Verdict {
  const { tempo, surge } = evidence;
  const stop = notTested(evidence);
  if (stop !== null) return stop;
  if (tempo === null || surge === null)
    return verdict('undecidable', message('rule.noRoutes'), { wouldChange: [message('change.routes')] });
  const { p, routes } = surge;
  const says = message('condition.maxT', { p: pText(p), level: pText(LEVEL), routes });
  const conditions = [{ holds: p <= LEVEL, says }];
  if (p <= LEVEL) return verdict('supported', message('rule.routeSurged', { routes }), { conditions });
  const wouldChange = [message('change.laterEpisodes')];
  if (hasPower(tempo))
    return verdict('not-supported', message('rule.tempoNotRisen'), { conditions, wouldChange });
  const wanted = [...wouldChange, ...archivesWanted(evidence)];
  return verdict('undecidable', message('rule.noPower'), { conditions, wouldChange: wanted });
}
