import { OpsError } from '#domain/errors.ts';

import { defineCheck, type Discovery } from './check.ts';
import { isLooping } from './service/restarts.ts';
import { judgeUnit } from './service/verdict.ts';
import { unitOf } from './support/unit-batch.ts';

export default defineCheck({
  kind: 'service',
  title: 'Service',
  about:
    'State of a unit as its manager sees it. Critical when it failed, keeps crashing, is not known, or is stopped though it is meant to run; unknown when the manager does not answer.',
  group: 'services',
  component: 'services',
  intervalMs: 10_000,
  timeoutMs: 8000,
  thresholds: { warning: null, critical: null },
  params: (z) =>
    z.object({
      manager: z
        .string()
        .min(1)
        .describe('Manager that keeps it: systemd, systemd-user, pm2, supervisor, docker, podman, command.'),
      unit: z.string().min(1).describe('Its name there.'),
      service: z.string().optional().describe('Its name here, when it has another.'),
      run: z.boolean().optional().describe('Whether it should run; leave out to believe its manager.'),
    }),
  target: ({ service, manager, unit }) => service ?? `${manager}/${unit}`,
  discover: servicesOf,
  async probe({ manager: name, unit: asked, run }, { world, signal, memory }) {
    const manager = world.managers.find((one) => one.name === name);
    if (!manager)
      throw new OpsError('no-manager', `There is no service manager ${name}.`, {
        hint: `Use one of ${world.managers.map((one) => one.name).join(', ')}.`,
      });
    const unit = await unitOf(manager, asked, world.clock, signal);
    const looping = isLooping(memory, unit.restarts, world.clock.monotonic());
    const seen = looping && unit.state === 'running' ? { ...unit, state: 'crash-loop' as const } : unit;
    return judgeUnit(seen, run ?? unit.wanted, world.clock.now());
  },
});

/** What was configured, and what the managers of this machine keep besides. */
async function servicesOf({ world, services, signal }: Discovery) {
  const known = new Set(services.map(({ manager, unit }) => `${manager}/${bare(unit)}`));
  const found = await Promise.all(
    world.managers.map(async (manager) => {
      // A manager that cannot be asked now has no services to add; those configured show why.
      if (!(await manager.available(signal))) return [];
      return manager.list(signal).catch(() => []);
    }),
  );
  const others = found.flat().filter(({ manager, name }) => !known.has(`${manager}/${bare(name)}`));
  return [
    ...services.map(({ id, manager, unit, critical }) => ({
      id: `service:${id}`,
      kind: 'service',
      title: id,
      params: { manager, unit, service: id, ...(critical && { run: true }) },
      critical,
    })),
    ...others.map(({ manager, name }) => ({
      id: `service:${manager}/${name}`,
      kind: 'service',
      title: bare(name),
      params: { manager, unit: name },
    })),
  ];
}

const bare = (unit: string) => unit.replace(/\.service$/, '');
