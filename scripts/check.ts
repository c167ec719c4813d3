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

for (const { name, reason } of tally.skipped) console.log(`skipped: ${name} (${reason})`);
const passed = checks.passed + tally.passed;
const failed = checks.failed + tally.failed;
console.log(`${passed} passed, ${failed} failed, ${tally.skipped.length} skipped`);
const strict = process.env['CPM_TEST_STRICT'] === '1' && tally.skipped.length > 0;
process.exitCode = failed > 0 || strict ? 1 : 0;
