import type { Agent } from '#domain/agents.ts';
import type { Login } from '#domain/judge-agent.ts';
import type { World } from '#services/ports/world.ts';

const LIMIT_MS = 10_000;

/** Whether an agent is logged in, as far as keys, files and its own documented status tell without asking its vendor. */
export async function loginOf(world: World, agent: Agent, path: string, signal: AbortSignal): Promise<Login> {
  const { environment, files, system } = world;
  if (agent.keys.some((name) => (environment.get(name) ?? '') !== '')) return 'yes';
  for (const file of agent.files)
    if (environment.home !== null && (await files.stat(file.replace('~', environment.home))) !== null) return 'yes';
  if (agent.status !== undefined) return statusOf(world, agent, path, signal);
  const conclusive = agent.conclusive?.includes(system.facts().platform) ?? false;
  return conclusive && environment.home !== null ? 'no' : 'not known';
}

async function statusOf(
  { environment, shell }: World,
  agent: Agent,
  path: string,
  signal: AbortSignal,
): Promise<Login> {
  const env: Record<string, string> = {};
  for (const name of agent.homes ?? []) {
    const value = environment.get(name);
    if (value !== undefined) env[name] = value;
  }
  const { exitCode } = await shell.run({ file: path, args: agent.status ?? [], env }, { signal, timeoutMs: LIMIT_MS });
  return exitCode === 0 ? 'yes' : exitCode === 1 ? 'no' : 'not known';
}
