import { writeFileSync } from 'node:fs';

import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** What a test run came to. A skipped test carries the reason it announced through `context.skip(reason)`. */
export type Tally = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
};

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
