import type { Invocation } from '#cli/command.ts';
import { exitOf } from '#cli/health/exit.ts';
import { shapeOf, tellsLatencies, writerFor } from '#cli/health/formats.ts';
import { instancesFor, loadKinds } from '#cli/health/instances.ts';
import { latenciesOf } from '#cli/health/latencies.ts';
import { reportOf } from '#cli/health/reporting.ts';
import { monitorReport } from '#domain/monitor/monitor-report.ts';
import { gather } from '#services/monitor/gather.ts';

import { limitsOf, wishOf } from './wish.ts';

/** Looks at everything once, prints the report, and writes it where `--output` says. */
export async function monitorOnce(invocation: Invocation): Promise<number> {
  const { world, config, stdout, values, signal } = invocation;
  const wish = wishOf(invocation);
  const shape = shapeOf(values);
  const startedAt = world.clock.now();
  const instances = await instancesFor(invocation, false);
  const readings = await gather({ world, instances, kinds: loadKinds, look: 'always', signal });
  const latencies = tellsLatencies(shape) ? await latenciesOf(world, readings, signal) : [];
  const health = limitsOf(config.health, wish.threshold);
  const report = reportOf(world, { ...config, health }, readings, undefined, latencies);
  if (wish.output !== null) {
    const watched = { startedAt, intervalMs: wish.intervalMs, looks: readings.length, opened: 0, resolved: 0 };
    const points = [{ at: report.at, value: report.score.value }];
    await world.reports.write(
      wish.output,
      `${JSON.stringify(monitorReport(report, { ...watched, points }), null, 2)}\n`,
    );
  }
  stdout.write((await writerFor(shape))(report));
  return exitOf(report, shape.format);
}
