import { existsSync, readFileSync } from 'node:fs';
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
        if (state === 'skipped' && readsSharedData(module.moduleId))
          skipped.push(`${module.relativeModuleId}: ${test.fullName}`);
      }
      if (module.errors().length > 0) count.failed++;
    }
    refuseSkips(skipped);
    process.stdout.write(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`);
  }
}

/**
 * Whether the tests of a file read the real data beside the checkout.
 *
 * @param {string} file
 */
const readsSharedData = (file) => /shared/i.test(readFileSync(file, 'utf8'));

/**
 * Where the real data lie beside the checkout, CI has a test of them that does not run for a fault.
 *
 * @param {readonly string[]} skipped
 */
function refuseSkips(skipped) {
  if (!process.env.CI || !existsSync(SHARED) || skipped.length === 0) return;
  process.stdout.write(`\nNot run, although ../shared is here:\n  ${skipped.join('\n  ')}\n`);
  process.exitCode = 1;
}
