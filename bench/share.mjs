/**
 * How much of a job goes into one function, from the profiles Node writes with --cpu-prof.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {{ id: number, callFrame: { functionName: string, url: string }, children?: number[] }} ProfileNode
 * @typedef {{ nodes: ProfileNode[], samples: number[], timeDeltas: number[] }} Profile
 */

/**
 * Seconds in which a function, or anything it called, was running in any thread.
 *
 * @param {string} folder of profiles, one per thread
 * @param {string} functionName
 * @param {string} file what the function's file ends with
 */
export function secondsIn(folder, functionName, file) {
  const perProfile = readdirSync(folder).map((name) => {
    const profile = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    return microsecondsIn(profile, ({ callFrame }) => {
      return callFrame.functionName === functionName && callFrame.url.endsWith(file);
    });
  });
  return perProfile.reduce((sum, microseconds) => sum + microseconds, 0) / 1e6;
}

/**
 * @param {Profile} profile
 * @param {(node: ProfileNode) => boolean} isWanted
 */
function microsecondsIn({ nodes, samples, timeDeltas }, isWanted) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  /** @type {Set<number>} */
  const within = new Set();
  const waiting = nodes.filter(isWanted).map(({ id }) => id);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    within.add(id);
    waiting.push(...(byId.get(id)?.children ?? []));
  }
  return samples.reduce((sum, id, k) => sum + (within.has(id) ? timeDeltas[k] : 0), 0);
}
