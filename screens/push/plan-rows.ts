import { phasesOf } from '#domain/procedure/phase-state.ts';
import { emptyRun, type RunState } from '#domain/procedure/run-state.ts';
import type { Finding, PushReview } from '#domain/push/review.ts';
import { type PlanLine, planLines } from '#screens/runs/plan-lines.ts';

/** A line of the plan of a review. */
export type PlanRow =
  | { readonly type: 'finding'; readonly finding: Finding }
  | { readonly type: 'hint'; readonly text: string }
  | { readonly type: 'fine'; readonly count: number; readonly text: string }
  | { readonly type: 'gap' }
  | { readonly type: 'line'; readonly line: PlanLine }
  | { readonly type: 'words'; readonly text: string };

const BEFORE = 'Stops before the line: everything is taken back.';
const AFTER = 'Stops after it: resume, or a new version; nothing is deleted.';

/** The plan as a run that has not begun. */
export function runOfPlan({ plan }: PushReview): RunState {
  return { ...emptyRun('planned'), plan };
}

/** What was found, worst first, then what will be done, in `room` lines where that is possible. */
export function planRows(review: PushReview, room: number): readonly PlanRow[] {
  const loud = review.findings.filter(({ level }) => level !== 'ok');
  const fine = review.findings.filter(({ level }) => level === 'ok');
  const order = { blocked: 0, warning: 1, unknown: 2, ok: 3 } as const;
  const found = loud
    .toSorted((a, b) => order[a.level] - order[b.level])
    .flatMap((finding): PlanRow[] => [
      { type: 'finding', finding },
      ...(finding.hint === null ? [] : [{ type: 'hint' as const, text: finding.hint }]),
    ]);
  const run = runOfPlan(review);
  const lines = (open: boolean): PlanRow[] => planLines(run, () => open).map((line) => ({ type: 'line', line }));
  const each = fine.map((finding): PlanRow => ({ type: 'finding', finding }));
  const together: PlanRow[] =
    fine.length === 0 ? [] : [{ type: 'fine', count: fine.length, text: fine.map(({ text }) => text).join(', ') }];
  const gap = (rows: readonly PlanRow[]): PlanRow[] =>
    rows.length === 0 || phasesOf(run).length === 0 ? [] : [{ type: 'gap' }];
  const words: PlanRow[] =
    run.plan === null ? [] : [{ type: 'gap' }, { type: 'words', text: BEFORE }, { type: 'words', text: AFTER }];
  const ways = [
    [...found, ...each, ...gap(each), ...lines(true), ...words],
    [...found, ...each, ...gap(each), ...lines(false), ...words],
    [...found, ...together, ...gap(together), ...lines(false), ...words],
    [...found, ...together, ...lines(false)],
  ];
  return ways.find((rows) => rows.length <= room) ?? ways[3] ?? [];
}
