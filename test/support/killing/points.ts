import type { JournalRecord } from '#domain/procedure/record.ts';

/** A moment to be killed at. */
export interface Point {
  /** As `CPM_KILL_AT` takes it. */
  readonly at: string;
  /** For people. */
  readonly what: string;
}

/** Steps of every full release that change something: a matrix without them would prove nothing. */
export const WRITING = [
  'worktree',
  'version-files',
  'changelog',
  'version-places',
  'commit',
  'tag',
  'push',
  'update-here',
];

/** Before and after every step: when it was said to begin, when it was done and not yet said, and when it was said. */
export function killPoints(records: readonly JournalRecord[]): readonly Point[] {
  return records.flatMap((record, index) => {
    const before = `${index + 1} before`;
    const after = `${index + 1} after`;
    if (record.type === 'planned') return [{ at: before, what: 'before the plan' }];
    if (record.type === 'ended') return [{ at: before, what: 'before the end' }];
    if (record.type === 'started') return [{ at: after, what: `before ${record.step}` }];
    if (record.type !== 'finished') return [];
    return [
      { at: before, what: `after ${record.step}, unsaid` },
      { at: after, what: `after ${record.step}` },
    ];
  });
}

/** Inside of every step: when it was said to begin. */
export function startedPoints(records: readonly JournalRecord[]): readonly Point[] {
  return records.flatMap(({ type, ...record }, index) =>
    type === 'started' && 'step' in record ? [{ at: `${index + 1} after`, what: record.step }] : [],
  );
}

/** Steps of its plan that a run did. */
export function doneSteps(records: readonly JournalRecord[]): readonly string[] {
  const planned = records.flatMap((record) => (record.type === 'planned' ? record.plan.steps : []));
  const skipped = new Set(records.flatMap((record) => (record.type === 'skipped' ? [record.step] : [])));
  return planned.map(({ id }) => id).filter((id) => !skipped.has(id));
}

/** Moments before and after the steps of a run that are not among these points: none, when all of it can be killed. */
export function unkilled(records: readonly JournalRecord[], points: readonly Point[]): readonly string[] {
  const there = new Set(points.map(({ what }) => what));
  return doneSteps(records)
    .flatMap((step) => [`before ${step}`, `after ${step}, unsaid`, `after ${step}`])
    .filter((what) => !there.has(what));
}
