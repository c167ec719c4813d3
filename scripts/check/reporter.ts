import { writeFileSync } from 'node:fs';

import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** What a test run came to. A skipped test carries the reason it announced through `context.skip(reason)`. */
export type Tally = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
  /** Test files that took longest, the slowest first. */
  readonly slowest: readonly { readonly file: string; readonly ms: number }[];
};

const SLOWEST = 12;

/** Vitest reporter that leaves a `Tally` as JSON in the file named by CPM_TALLY. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const file = process.env['CPM_TALLY'];
    if (file === undefined) return;
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const broken = modules.filter((module) => module.errors().length > 0);
    const state = (wanted: string) => tests.filter((test) => test.result().state === wanted);
    const tally: Tally = {
      passed: state('passed').length,
      failed: state('failed').length + broken.length + unhandled.length,
      skipped: [...state('skipped'), ...state('pending')].map((test) => ({ name: title(test), reason: reason(test) })),
      slowest: modules
        .map((module) => ({ file: module.relativeModuleId, ms: module.diagnostic().duration }))
        .toSorted((one, other) => other.ms - one.ms)
        .slice(0, SLOWEST),
    };
    writeFileSync(file, JSON.stringify(tally));
  }
}

function title(test: TestCase): string {
  return `${test.module.relativeModuleId} > ${test.fullName}`;
}

function reason(test: TestCase): string {
  const result = test.result();
  return (result.state === 'skipped' ? result.note : undefined) ?? 'no reason given';
}
