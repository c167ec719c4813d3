import type { Invocation } from '#cli/command.ts';
import { exitOf } from '#cli/health/exit.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { type HealthPoint, monitorReport } from '#domain/monitor/monitor-report.ts';
import { SESSION_KEY } from '#domain/monitor/session.ts';
import { Notifier } from '#services/monitor/notify/notifier.ts';
import { lastSeq } from '#services/monitor/notify/terminal.ts';
import { repeat } from '#services/monitor/repeat.ts';

import { endingOf } from './ending.ts';
import { followConfig } from './follow-config.ts';
import { reportName } from './report-name.ts';
import { Teller } from './teller.ts';
import { Watching } from './watching.ts';
import { limitsOf, wishOf } from './wish.ts';

/** The first line waits for a look of every check, but not for ever. */
const FIRST_MS = 15_000;
const BEAT_MS = 10_000;
/** What waits to be told at the end has this long; the rest is told by the next one. */
const GRACE_MS = 10_000;
/** Lines of a report; a run that is longer keeps the newest. */
const MOST_POINTS = 10_000;

/**
 * Watches until its time is over or somebody ends it: takes the lease, so that consoles only show what it finds, records,
 * writes the health log, and at the end a report. Exit: of the health at the end of its time, 0 when it was told to end.
 * Throws OpsError `locked` while another monitor runs.
 */
export async function runMonitor(invocation: Invocation): Promise<number> {
  const wish = wishOf(invocation);
  const { world } = invocation;
  const { clock, state, locks } = world;
  refuseSecond(invocation);
  const ending = endingOf(invocation, wish.durationMs);
  const startedAt = clock.now();
  const teller = new Teller(invocation, wish.json);
  const points: HealthPoint[] = [];
  const counts = { opened: 0, resolved: 0 };
  let seen = lastSeq(state.alerts, 0);
  let first: (() => void) | null = null;

  const news = (): void => {
    const events = state.alerts.events(seen, 1000);
    seen = events.at(-1)?.seq ?? seen;
    for (const event of events) {
      if (event.kind === 'opened' || event.kind === 'flapping') counts.opened += 1;
      if (event.kind === 'resolved') counts.resolved += 1;
      teller.happened(event);
    }
    if (events.length > 0) notifier.poke();
    if (watching.isComplete(startedAt)) first?.();
  };
  const notifier = new Notifier({ world, settings: invocation.config.notify, mute: !wish.alerts });
  const watching = new Watching({ invocation, threshold: wish.threshold, onReadings: news });
  const report = () => watching.report(limitsOf(watching.config.health, wish.threshold));
  const document = () =>
    `${JSON.stringify(
      monitorReport(report(), {
        startedAt,
        intervalMs: wish.intervalMs,
        looks: watching.looks,
        points,
        ...counts,
      }),
      null,
      2,
    )}\n`;
  const line = async (): Promise<void> => {
    const now = report();
    points.push({ at: now.at, value: now.score.value });
    if (points.length > MOST_POINTS) points.shift();
    await teller.health(now);
    if (wish.output !== null) await world.reports.write(wish.output, document());
  };
  const beat = (endedAt: number | null): void =>
    state.set(
      SESSION_KEY,
      JSON.stringify({
        pid: locks.self.pid,
        startedAt,
        lastCheckAt: watching.lastCheckAt,
        looks: watching.looks,
        intervalMs: wish.intervalMs,
        endedAt,
      }),
    );

  // Said at once, not after five minutes.
  if (wish.output !== null) await world.reports.write(wish.output, document());
  notifier.start();
  await watching.start();
  teller.started(watching.count);
  beat(null);
  let writing = Promise.resolve();
  const write = (): void => {
    writing = writing.then(line).catch((thrown: unknown) => {
      teller.note(thrown instanceof OpsError ? thrown.message : String(thrown));
    });
  };
  const cancelFirst = clock.after(Math.min(FIRST_MS, wish.intervalMs), () => first?.());
  first = () => {
    first = null;
    cancelFirst();
    write();
  };
  const cancels = [
    repeat(clock, wish.intervalMs, write),
    repeat(clock, BEAT_MS, () => beat(null)),
    followConfig(invocation, [watching, { adopt: (config) => notifier.update(config.notify) }], (text) =>
      teller.note(text),
    ),
  ];
  const why = await ending;
  cancelFirst();
  for (const cancel of cancels) cancel();
  await watching.stop();
  news();
  await notifier.finish(GRACE_MS);
  write();
  await writing;
  beat(clock.now());
  const failure = await world.reports.keep(reportName(startedAt), document());
  if (failure !== null) teller.note(`The report was not kept: ${failure}`);
  teller.ended(wish.output);
  return why === 'told' ? EXIT.ok : why === 'interrupted' ? EXIT.interrupted : exitOf(report(), 'text');
}

/** Two monitors would tell everything twice. */
function refuseSecond({ world }: Invocation): void {
  const holder = world.state.leaseHolder();
  if (holder?.headless !== true || holder.pid === world.locks.self.pid) return;
  throw new OpsError('locked', `Another monitor runs already (pid ${holder.pid} on ${holder.host}).`, {
    hint: 'cpm-console monitor status says what it does. End it first.',
    exit: 'locked',
  });
}
