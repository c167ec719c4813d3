import { expect, it } from 'vitest';

import health from '#cli/commands/health.ts';
import { OpsError } from '#domain/errors.ts';
import type { World } from '#services/ports/world.ts';

import { demo } from '../support/demo-command.ts';

type Tree = { readonly [key: string]: Tree | string | number | null };
type Seed = {
  readonly services: Record<'memory_service' | 'health_monitor' | 'agent_orchestrator', Tree>;
  readonly integrations: Record<'github_api' | 'memory_backends', Tree>;
};

async function seedOf(change?: (world: World) => Partial<World>): Promise<Seed & Record<string, unknown>> {
  const { run } = demo(change);
  return (await run(health, [], { format: 'seed' })).json() as Seed & Record<string, unknown>;
}

const gone = () => Promise.reject(new OpsError('refused', 'connection refused'));
const lost = () => Promise.reject(new Error('this cannot be looked at'));
const allNull = (tree: Tree, ...except: string[]) =>
  Object.entries(tree).every(([key, leaf]) => except.includes(key) || leaf === null);

it('fills every leaf that this world can tell', async () => {
  const { services, integrations, ...seed } = await seedOf();
  expect(services.memory_service).toMatchObject({ status: 'healthy', response_time: expect.any(Number) as number });
  expect(services.agent_orchestrator).toMatchObject({ active_agents: 4, response_time: expect.any(Number) as number });
  expect(integrations.github_api).toMatchObject({ rate_limit_remaining: expect.any(Number) as number });
  expect(integrations.memory_backends).toMatchObject({ mem0ai: 'healthy' });
  expect(seed).toMatchObject({ overall_health: expect.any(Number) as number, alerts: expect.any(Array) as [] });
});

it('says that the memory service is down, and nothing of its backends', async () => {
  const { services, integrations } = await seedOf(({ net }) => ({ net: { ...net, http: gone } }));
  expect(services.memory_service).toMatchObject({ status: 'unhealthy', response_time: null });
  expect(allNull(integrations.memory_backends)).toBe(true);
});

it('knows nothing of a memory service that cannot be asked', async () => {
  const { services, integrations } = await seedOf(({ net }) => ({ net: { ...net, http: lost } }));
  expect(allNull(services.memory_service, 'last_check')).toBe(true);
  expect(allNull(integrations.memory_backends)).toBe(true);
});

it('knows nothing of GitHub when it cannot be asked', async () => {
  const { integrations } = await seedOf(({ github }) => ({ github: { ...github, rateLimit: lost } }));
  expect(allNull(integrations.github_api)).toBe(true);
});

it('counts the agents that are there', async () => {
  const { services } = await seedOf(({ shell }) => ({
    shell: { ...shell, which: (name) => (name === 'claude' ? shell.which(name) : Promise.resolve(null)) },
  }));
  expect(services.agent_orchestrator).toMatchObject({ active_agents: 1, status: 'unhealthy' });
});

it('knows nothing of the agents when they cannot be looked for', async () => {
  const { services } = await seedOf(({ shell }) => ({ shell: { ...shell, which: lost } }));
  expect(allNull(services.agent_orchestrator)).toBe(true);
});

it('knows nothing of the health monitor when its manager does not answer', async () => {
  const { services } = await seedOf(({ managers }) => ({
    managers: managers.map((manager) => ({ ...manager, status: lost })),
  }));
  expect(allNull(services.health_monitor, 'last_check')).toBe(true);
});

it('judges nothing when nothing can be looked at', async () => {
  const throws = () => {
    throw new Error('this cannot be looked at');
  };
  const seed = await seedOf(({ system, git, net, shell, managers, files }) => ({
    system: { ...system, cpu: throws, memory: throws, traffic: throws, diskUsage: lost, mountOf: lost, mounts: lost },
    git: { ...git, status: lost },
    net: { ...net, http: lost, tcp: lost },
    shell: { ...shell, which: lost, run: lost },
    managers: managers.map((manager) => ({ ...manager, status: lost })),
    files: { ...files, list: lost, read: lost, glob: lost, tail: lost, stat: lost },
  }));
  expect(seed).toMatchObject({ overall_health: null, system_status: null });
});
