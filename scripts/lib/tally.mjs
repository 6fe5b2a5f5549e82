import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const SHARED = resolve(import.meta.dirname, '../../../shared');

/** A vitest reporter that closes with `N passed, N failed, N skipped` alone on a line, for whoever counts. */
export default class Tally {
  /** @param {readonly import('vitest/node').TestModule[]} modules */
  onTestRunEnd(modules) {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    /** @type {string[]} */
    const skipped = [];
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        count[state]++;
        if (state === 'skipped') skipped.push(`${module.relativeModuleId}: ${test.fullName}`);
      }
      if (module.errors().length > 0) count.failed++;
    }
    refuseSkips(skipped);
    process.stdout.write(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`);
  }
}

/**
 * CI installs what tests need and has the real data beside the checkout: a test that does not run there is a fault.
 *
 * @param {readonly string[]} skipped
 */
function refuseSkips(skipped) {
  if (!process.env.CI || !existsSync(SHARED) || skipped.length === 0) return;
  process.stdout.write(`\nNot run, although this is CI and ../shared is here:\n  ${skipped.join('\n  ')}\n`);
  process.exitCode = 1;
}
