import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests that kill a program at every step take minutes; begun last, they would run while everybody else waits. */
const SLOW = [
  /\/e2e\/.*kill/,
  /\/e2e\/(?:push|recovery)\//,
  /\/e2e\//,
  /contract|\/real|procedures\/(?:push\/kinds|recovery\/reset)/,
];

/** Begins with what takes longest; a fresh clone knows of no earlier run that could tell. */
export default class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- the sequencer's own method, not that of a list
    const usual = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification): number => {
      const found = SLOW.findIndex((name) => name.test(moduleId));
      return found === -1 ? SLOW.length : found;
    };
    return usual.toSorted((one, other) => rank(one) - rank(other));
  }
}
