import type { Plan, PlannedStep } from '#domain/procedure/plan.ts';
import type { Happened, JournalRecord } from '#domain/procedure/record.ts';
import { runOf, type RunState } from '#domain/procedure/run-state.ts';

export const WORKER = { pid: 999, started: '5', boot: 'earlier', host: 'atlas' };
export const RUN = 'push-20261120-143205-a1b2';
/** 20 November 2026, 14:02 UTC. */
export const BEGAN = Date.UTC(2026, 10, 20, 14, 2, 0);

const STEPS: readonly (Partial<PlannedStep> & Pick<PlannedStep, 'id' | 'title' | 'phase'>)[] = [
  { id: 'tree', title: 'Tree is clean', phase: 'validate', reads: true },
  { id: 'ci', title: 'CI is green', phase: 'validate', reads: true },
  { id: 'worktree', title: 'Worktree', phase: 'version', writes: 'a worktree of its own' },
  { id: 'version', title: 'Set the version', phase: 'version', writes: 'package.json, package-lock.json' },
  { id: 'changelog', title: 'CHANGELOG.md', phase: 'docs', writes: 'CHANGELOG.md +7 lines' },
  { id: 'test', title: 'npm test', phase: 'tests', commands: ['npm test'], writes: 'the worktree' },
  { id: 'commit', title: 'Commit', phase: 'git', commands: ["git commit -m 'chore(release): version 2.5.0'"] },
  { id: 'tag', title: 'Tag v2.5.0', phase: 'git', commands: ['git tag -a v2.5.0'] },
  {
    id: 'push',
    title: 'Push both at once',
    phase: 'git',
    commands: ['git push --atomic origin main v2.5.0'],
    irreversible: true,
  },
  {
    id: 'publish',
    title: 'npm publish',
    phase: 'deploy',
    commands: ['npm publish api-gateway-2.5.0.tgz'],
    irreversible: true,
  },
  { id: 'verify', title: 'Verify', phase: 'deploy', reads: true },
];

/** A push as it is planned, with the steps that every screen of it needs. */
export function pushPlan(id = 'api-gateway', change: Partial<Plan> = {}): Plan {
  return {
    schema: 1,
    procedure: 'push',
    subject: { id, path: `/home/ana/projects/${id}` },
    title: `Push ${id} v2.4.1 to v2.5.0`,
    phases: ['Validate', 'Version', 'Docs', 'Tests', 'Git', 'Deploy'].map((title) => ({
      id: title.toLowerCase(),
      title,
    })),
    steps: STEPS.map((step, at) => ({
      reads: false,
      irreversible: false,
      needs: at === 0 ? [] : [STEPS[at - 1]?.id ?? ''],
      commands: [],
      writes: null,
      skipped: null,
      onFailure: 'undo',
      ...step,
    })),
    params: {},
    fingerprint: 'abc',
    at: BEGAN,
    ...change,
  };
}

/** Records a second apart. */
export function records(...happened: readonly Happened[]): readonly JournalRecord[] {
  return happened.map((each, at) => ({ seq: at + 1, at: BEGAN + at * 1000, ...each }));
}

export const started = (step: string): Happened => ({ type: 'started', step, attempt: 1, before: null });
export const finished = (step: string, summary = '', tookMs = 1200): Happened => ({
  type: 'finished',
  step,
  tookMs,
  result: null,
  summary,
  found: false,
});
/** Both records of steps that went well. */
export const done = (...steps: readonly string[]): readonly Happened[] =>
  steps.flatMap((step) => [started(step), finished(step, `${step} went well`)]);

export const begun = (plan: Plan = pushPlan()): readonly Happened[] => [
  { type: 'planned', plan },
  { type: 'began', how: 'run', worker: WORKER },
];

/** The run that these happenings make, after it began. */
export function runAfterAll(happened: readonly Happened[], plan = pushPlan(), run = RUN): RunState {
  return runOf(run, records(...begun(plan), ...happened));
}

export const LOST: Happened = {
  type: 'failed',
  step: 'publish',
  tookMs: 3000,
  error: { code: 'net', message: 'npm publish: connection lost', hint: 'Resume when the network is back.' },
  outcome: 'unclear',
};

const BEFORE_PUBLISH = ['tree', 'ci', 'worktree', 'version', 'changelog', 'test', 'commit', 'tag', 'push'] as const;

/** Branch and tag are out, the registry has nothing. */
export const halfWay = (plan = pushPlan(), run = RUN): RunState =>
  runAfterAll(
    [
      ...done(...BEFORE_PUBLISH),
      started('publish'),
      LOST,
      { type: 'ended', state: 'stopped', exit: 9, error: LOST.error, result: {} },
    ],
    plan,
    run,
  );

/** The tests are running. */
export const testing = (plan = pushPlan(), run = RUN): RunState =>
  runAfterAll([...done('tree', 'ci', 'worktree', 'version', 'changelog'), started('test')], plan, run);

export const released = (plan = pushPlan(), run = RUN): RunState =>
  runAfterAll(
    [
      ...done(...BEFORE_PUBLISH, 'publish', 'verify'),
      {
        type: 'ended',
        state: 'done',
        exit: 0,
        error: null,
        result: { version: '2.5.0', tag: 'v2.5.0', links: ['https://registry.example/api-gateway/v/2.5.0'] },
      },
    ],
    plan,
    run,
  );
