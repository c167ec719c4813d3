import type { Invocation } from '#cli/command.ts';
import { loadKinds } from '#cli/health/instances.ts';
import { reportOf } from '#cli/health/reporting.ts';
import { EXIT } from '#domain/errors.ts';
import { worst } from '#domain/status.ts';
import type { Instance } from '#services/checks/check.ts';
import { gather, type GatherOptions } from '#services/monitor/gather.ts';

import { printChecks } from './print.ts';

const EXITS = { ok: EXIT.ok, warning: EXIT.attention, critical: EXIT.critical, unknown: EXIT.unknown } as const;

/** Prints some checks; the exit code is the worst of those that are not paused, 0 when nothing was to be looked at. */
export async function showChecks(
  invocation: Invocation,
  instances: readonly Instance[],
  among: readonly Instance[],
  look: GatherOptions['look'],
): Promise<number> {
  const { world, config, signal, verb } = invocation;
  const readings = await gather({ world, instances, among, kinds: loadKinds, look, signal });
  const report = reportOf(world, config, readings);
  printChecks(invocation, report);
  if (verb !== 'run') return EXIT.ok;
  return EXITS[worst(report.checks.filter((check) => check.counts).map((check) => check.status))];
}
