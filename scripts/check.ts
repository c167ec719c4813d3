import { staticChecks } from './check/list.ts';
import { runAll } from './check/run.ts';
import { tests } from './check/tests.ts';

/**
 * Everything that must hold, in two waves: what only reads the sources, two at a time, then build and tests.
 * The last line is `N passed, N failed, N skipped`; a check counts like a test. `--quick` leaves out build and end-to-end.
 */
const quick = process.argv.includes('--quick');
const checks = await runAll(staticChecks(quick));
const tally = await tests(quick);

const strict = process.env['CPM_TEST_STRICT'] === '1';
const skipped = tally.skipped.length;
for (const { name, reason } of tally.skipped) console.log(`skipped: ${name} (${reason})`);
if (strict && skipped > 0) console.log('CPM_TEST_STRICT=1: what was skipped counts as failed');
const passed = checks.passed + tally.passed;
const failed = checks.failed + tally.failed + (strict ? skipped : 0);
console.log(`${passed} passed, ${failed} failed, ${strict ? 0 : skipped} skipped`);
process.exitCode = failed > 0 ? 1 : 0;
