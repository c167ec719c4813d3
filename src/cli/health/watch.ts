import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import type { Reading } from '#domain/reading.ts';
import type { HealthReport } from '#domain/report/report.ts';
import { startSharedMonitor } from '#services/monitor/shared.ts';

import type { Shape } from './formats.ts';
import { writerFor } from './formats.ts';
import { instancesFor, loadKinds } from './instances.ts';
import { reportOf } from './reporting.ts';

/**
 * Prints the report whenever it changed, until the signal fires. JSON is one document a line. Runs the checks itself
 * unless another console does.
 */
export async function watchHealth(invocation: Invocation, shape: Shape): Promise<number> {
  const { world, config, stdout, signal } = invocation;
  const instances = await instancesFor(invocation, false);
  const write = await writerFor(shape, 0);
  const wanted = new Set(instances.map((instance) => instance.id));
  const latest = new Map<string, Reading>();
  let shown = '';
  const print = (batch: readonly Reading[]): void => {
    for (const reading of batch) if (wanted.has(reading.id)) latest.set(reading.id, reading);
    const report = reportOf(world, config, [...latest.values()]);
    const content = contentOf(report, shape);
    if (content === shown) return;
    shown = content;
    stdout.write(shape.format === 'text' ? `${new Date(report.at).toISOString()}\n${write(report)}\n` : write(report));
  };
  const monitor = startSharedMonitor({ world, kinds: await loadKinds(), instances, onReadings: print });
  print(world.state.readings());
  await aborted(signal);
  await monitor.stop();
  return EXIT.interrupted;
}

/** What makes a report worth printing again: for people what is wrong, for programs every number; never its age. */
function contentOf({ score, subsystems, checks }: HealthReport, { format, explain }: Shape): string {
  const told = checks.filter((check) => format !== 'text' || explain || check.status !== 'ok' || check.paused);
  const shows = told.map(({ id, status, summary, value, paused }) => [id, status, summary, paused, value]);
  return JSON.stringify([score.value, score.low, score.high, score.status, subsystems, shows]);
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => resolve(), { once: true });
  await promise;
}
