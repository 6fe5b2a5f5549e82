import { message } from '../../i18n/index.js';
import type { ClaimEvidence } from '../record.js';
import { type Verdict, verdict } from './verdict.js';
import { archivesWanted, fleetWanted, hasArchives } from './wanted.js';

/** "They fly from A to B": one confirmed leg (method, section 5, second row). */
export function judgeRoute(evidence: ClaimEvidence): Verdict {
  const { confirmed, probable } = evidence.legs;
  if (confirmed > 0) {
    const wouldChange = [message('change.fewerReceived', { margin: confirmed })];
    return verdict('supported', message('rule.confirmedLeg', { confirmed }), { wouldChange });
  }
  const conditions = [{ holds: false, says: message('condition.confirmedLeg', { probable }) }];
  const wouldChange = [
    message('change.oneConfirmedLeg'),
    ...archivesWanted(evidence),
    ...fleetWanted(evidence.fleet),
  ];
  const rule = message(hasArchives(evidence) ? 'rule.noConfirmedLeg' : 'rule.noArchives');
  return verdict('undecidable', rule, { conditions, wouldChange });
}

/** "The first flight was then": no earlier confirmed visit, which never says that there was none (method, section 5, second row). */
export function judgeFirstSeen(evidence: ClaimEvidence): Verdict {
  const { earlier, earlierArchives, count } = evidence;
  if (earlier.confirmed > 0)
    return verdict('contradicted', message('rule.earlierVisit', { earlier: earlier.confirmed }));
  if (!hasArchives(evidence)) {
    const wouldChange = archivesWanted(evidence);
    return verdict('undecidable', message('rule.noArchives'), { wouldChange });
  }
  const earlierDays = earlierArchives === null ? 0 : earlierArchives.whole + earlierArchives.incomplete;
  const conditions = [
    { holds: count.confirmed > 0, says: message('condition.visitThen', { confirmed: count.confirmed }) },
    { holds: earlierDays > 0, says: message('condition.earlierDays', { days: earlierDays }) },
  ];
  if (count.confirmed > 0 && earlierDays > 0) {
    const but = [message('but.notTheFirst', { days: earlierDays, probable: earlier.probable })];
    const wouldChange = [message('change.earlierVisit')];
    return verdict('supported', message('rule.noEarlierVisit'), { but, conditions, wouldChange });
  }
  const wouldChange = [
    ...(count.confirmed > 0 ? [] : [message('change.oneConfirmedVisit'), ...archivesWanted(evidence)]),
    ...(earlierDays > 0 ? [] : [message('change.earlierArchives')]),
  ];
  return verdict('undecidable', message('rule.firstUnknown'), { conditions, wouldChange });
}
