import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import { lasting, percent, plural } from '#domain/format.ts';
import { trackRecord } from '#domain/procedure/record-of-runs.ts';
import type { RunState } from '#domain/procedure/run-state.ts';
import { stepTimes } from '#domain/procedure/step-times.ts';
import { knownRuns } from '#services/procedures/runs/find.ts';

/** `push list`: every push of this machine, newest first, and how those of each project went and how long steps took. */
export function listPushes({ world, values, stdout }: Invocation): number {
  const known = knownRuns(world.journals, 'push');
  const projects = [...Map.groupBy(known, ({ plan }) => plan?.subject.id ?? '')].map(([project, runs]) =>
    recordOf(project, runs),
  );
  if (values['json'] === true) {
    stdout.write(`${JSON.stringify({ schema: 1, runs: known.map(rowOf), projects })}\n`);
    return EXIT.ok;
  }
  for (const { run, plan, state } of known) stdout.write(`${run}   ${state.padEnd(15)} ${plan?.title ?? ''}\n`);
  for (const { project, ended, done, successRate, medianMs, steps } of projects) {
    if (successRate === null) continue;
    const time = medianMs === null ? '' : `, ${lasting(medianMs)} in the middle`;
    stdout.write(`\n${project}   ${done} of ${plural(ended, 'run')} went well (${percent(successRate)})${time}\n`);
    for (const { step, medianMs: took, runs } of steps)
      stdout.write(`  ${step.padEnd(22)} ${lasting(took).padStart(8)}   ${plural(runs, 'run')}\n`);
  }
  return EXIT.ok;
}

const rowOf = ({ run, plan, state, startedAt, endedAt, exit }: RunState) => ({
  run,
  project: plan?.subject.id ?? null,
  title: plan?.title ?? null,
  state,
  exit,
  startedAt: startedAt === null ? null : new Date(startedAt).toISOString(),
  tookMs: startedAt === null || endedAt === null ? null : endedAt - startedAt,
});

/** `successRate` in percent, of the runs that are over; null when none is. */
function recordOf(project: string, runs: readonly RunState[]) {
  const record = trackRecord(runs.map((state) => ({ state, where: 'nowhere' })));
  const { ended, done } = record;
  return { project, ...record, successRate: ended === 0 ? null : (100 * done) / ended, steps: stepTimes(runs) };
}
