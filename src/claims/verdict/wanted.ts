import { type Message, message } from '../../i18n/index.js';
import type { ArchiveEvidence, ClaimEvidence, FleetEvidence } from '../record.js';

/** Whether there is anything of the period: an archive of any of its days, or a record of a single flight. */
export function hasArchives({ archives, count }: ClaimEvidence): boolean {
  const isAnyDay = archives !== null && archives.whole + archives.incomplete > 0;
  return isAnyDay || count.confirmed + count.probable + count.continuity > 0;
}

/** Which archives would decide it. */
export function archivesWanted({ archives }: ClaimEvidence): Message[] {
  if (archives === null) return [message('change.archivesUnknown')];
  const days = archives.missing + archives.incomplete;
  if (days === 0) return [];
  return [message('change.archives', { days, ranges: rangesText(archives) })];
}

/** What would make the fleet complete. */
export function fleetWanted(fleet: FleetEvidence | null): Message[] {
  if (fleet === null) return [];
  return [
    ...(fleet.unmatchable > 0 ? [message('change.addresses', { members: fleet.unmatchable })] : []),
    ...(fleet.undated > 0 ? [message('change.fleetDates', { members: fleet.undated })] : []),
    ...(fleet.unlisted > 0 ? [message('change.unlisted', { airframes: fleet.unlisted })] : []),
  ];
}

const MOST_RANGES = 8;

/** `2016-01-01/2016-03-04, 2017-02-03`: intervals as ISO 8601 writes them, the first few. */
function rangesText({ gaps }: ArchiveEvidence): string {
  const ranges = gaps.map(({ first, last }) => (first === last ? first : `${first}/${last}`));
  const more = ranges.length > MOST_RANGES ? ', …' : '';
  return ranges.slice(0, MOST_RANGES).join(', ') + more;
}

/** A share in percent with as many digits as it needs not to look like 0 or 100. */
export function percent(share: number): string {
  if (share > 0 && share < 0.001) return '<0.1%';
  if (share < 1 && share > 0.999) return '>99.9%';
  return `${Math.round(share * 1000) / 10}%`;
}
