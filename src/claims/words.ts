import { countryMessage, dateMessage, type Message, message } from '../i18n/index.js';
import type { CheckedClaim } from './check.js';
import { type Reply, replyState } from './people/reply.js';
import type { FixedQuestion } from './question.js';
import type { ClaimEvidence } from './record.js';
import type { Claim } from './schema.js';
import type { Standing } from './standing.js';
import type { Condition } from './verdict/verdict.js';
import { hasArchives } from './verdict/wanted.js';

/** What a check says, in the order in which it is read: the result first, the number second, the caveat third. */
export interface CheckWords {
  readonly result: Message;
  /** The rule, and what narrows it. */
  readonly rule: readonly Message[];
  readonly findings: readonly Message[];
  readonly caveats: readonly Message[];
  readonly conditions: readonly Condition[];
  readonly wouldChange: readonly Message[];
  readonly standing: readonly Message[];
  readonly asked: readonly Message[];
  readonly people: readonly Message[];
}

/** Puts a checked claim into messages. @param today UTC date */
export function checkWords(checked: CheckedClaim, today: string): CheckWords {
  const { claim, verdict, evidence, caveats, question } = checked;
  return {
    result: message(verdict === null ? 'outcome.exploratory' : `outcome.${verdict.outcome}`),
    rule: verdict === null ? [] : [verdict.rule, ...verdict.but],
    findings: evidence === null ? [] : findingsOf(claim, evidence, checked),
    caveats,
    conditions: verdict?.conditions ?? [],
    wouldChange: verdict?.wouldChange ?? [],
    standing: standingWords(checked),
    asked: questionWords(claim, question),
    people: peopleWords(checked, today),
  };
}

function findingsOf(claim: Claim, evidence: ClaimEvidence, { visits, legs }: CheckedClaim): Message[] {
  const { archives, tempo, count } = evidence;
  return [
    ...(hasArchives(evidence) ? [countFinding(claim, evidence)] : []),
    ...(count.continuity > 0 ? [message('finding.continuity', { continuity: count.continuity })] : []),
    ...(tempo === null || tempo.episodes.length === 0 ? [] : [tallyFinding(tempo.episodes)]),
    ...(archives === null ? [] : [message('finding.archives', { ...archives, gaps: archives.gaps.length })]),
    ...(visits.length + legs.length === 0
      ? []
      : [message('finding.behind', { visits: visits.length, legs: legs.length })]),
  ];
}

function countFinding({ kind }: Claim, { count, legs }: ClaimEvidence): Message {
  const { confirmed, probable, receivedAtField, withApproaches } = count;
  if (kind === 'route-exists') return message('finding.legs', { ...legs });
  if (receivedAtField === null || withApproaches === null)
    return message('finding.legs', { confirmed, probable });
  const [received, approaches] = [receivedAtField.atLeast, withApproaches.atLeast];
  return message('finding.visits', { confirmed, probable, received, approaches });
}

/** The literal tally, which stands apart from the verdict. */
function tallyFinding(episodes: NonNullable<ClaimEvidence['tempo']>['episodes']): Message {
  const above = episodes.filter(({ observed, expected }) => observed > expected).length;
  return message('finding.tally', { above, all: episodes.length });
}

function standingWords({ standing, proofs, isLogWhole }: CheckedClaim): Message[] {
  const { registration, registrations } = standing;
  const stands = standsWords(standing);
  if (registration === null) return stands;
  const repeated = message('standing.repeated', { count: registrations.length });
  return [
    ...stands,
    lookedWords(standing),
    ...(isLogWhole === false ? [message('standing.logAltered')] : []),
    ...timeWords(proofs),
    ...(registrations.length > 1 ? [repeated] : []),
  ];
}

function standsWords({ is, registration, changed, brokenLink }: Standing): Message[] {
  if (registration === null) return [message('standing.unregistered')];
  const { sequence, registeredAt, sha256 } = registration;
  const made = { date: dateMessage(registeredAt), sequence: String(sequence), hash: sha256.slice(0, 12) };
  return [
    message('standing.registered', made),
    ...(is === 'changed' ? [message('standing.changed', { fields: changed.join(', ') })] : []),
    ...(is === 'broken' ? [message('standing.broken', { link: String(brokenLink) })] : []),
  ];
}

function lookedWords({ looked, registration }: Standing): Message {
  if (looked === null) return message('standing.lookedUnknown');
  const count = registration?.looked.touching.length ?? 0;
  return looked ? message('standing.lookedFirst', { count }) : message('standing.notLooked');
}

function timeWords(proofs: CheckedClaim['proofs']): Message[] {
  const said = proofs.map(({ holds, kind, file, authority, time }) => {
    if (!holds) return message('standing.proofFails', { file });
    if (kind === 'opentimestamps') return message('standing.proofAttached', { file });
    return message('standing.attested', { authority: authority ?? '?', time: time ?? '?' });
  });
  const isAttested = proofs.some(({ holds, kind }) => holds && kind === 'rfc3161');
  return isAttested ? said : [...said, message('standing.notAttested')];
}

/** Who says it, where and when; of which places and days. */
function questionWords(claim: Claim, question: FixedQuestion): Message[] {
  const { attribution, source, period } = claim;
  const chain = attribution
    .map(({ speaker, role }) => message('checkPage.relayedBy', { speaker, role: role ?? 'says' }))
    .reduceRight<Message | null>((rest, one) => (rest === null ? one : joined(one, rest)), null);
  const publisher = source.publisher ?? message('checkPage.unknownPublisher');
  return [
    ...(chain === null ? [] : [message('checkPage.saidBy', { chain })]),
    ...(source.published === undefined
      ? []
      : [message('checkPage.published', { publisher, date: dateMessage(source.published) })]),
    ...placesWords(question),
    ...(period === undefined
      ? []
      : [
          message('checkPage.period', { since: dateMessage(period.since), until: dateMessage(period.until) }),
        ]),
  ];
}

const joined = (one: Message, rest: Message): Message => message('checkPage.and', { one, rest });

function placesWords({ at, from, to, bothWays }: FixedQuestion): Message[] {
  const where = [
    ...(at === null ? [] : [codesWords(at)]),
    ...(from === null && to === null
      ? []
      : [
          message(bothWays ? 'checkPage.routeBothWays' : 'checkPage.route', {
            from: codesWords(from),
            to: codesWords(to),
          }),
        ]),
  ];
  return where.map((places) => message('checkPage.places', { places }));
}

/** Countries by name, fields by code. */
function codesWords(codes: FixedQuestion['at']): Message | string {
  if (codes === null) return '?';
  const named = [...codes.countries.map(countryMessage), ...codes.idents];
  return named.reduceRight<Message | string>(
    (rest, one) => (rest === '' ? one : message('checkPage.and', { one, rest })),
    '',
  );
}

function peopleWords({ claim, verdict, replies, reviewer }: CheckedClaim, today: string): Message[] {
  const accepted =
    reviewer === null ? message('checkPage.notAccepted') : message('checkPage.accepted', { reviewer });
  const asked = replies.map((reply) => replyWords(reply, today));
  const isSaid = claim.kind !== 'number' && verdict !== null;
  return [...asked, ...(asked.length === 0 && isSaid ? [message('checkPage.replyNobody')] : []), accepted];
}

/** One request for a reply, and what came of it. */
export function replyWords(reply: Reply, today: string): Message {
  const { asked, how, answer, until } = reply;
  const request = { asked, how, on: dateMessage(reply.on) };
  if (answer !== null)
    return message('checkPage.replyAnswered', {
      ...request,
      answered: dateMessage(answer.on),
      text: answer.text,
    });
  return replyState(reply, today) === 'none' && until !== null
    ? message('checkPage.replyNone', { ...request, until: dateMessage(until) })
    : message('checkPage.replyOpen', request);
}
