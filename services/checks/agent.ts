import { AGENTS, agentOf } from '#domain/agents.ts';
import { judgeAgent } from '#domain/judge-agent.ts';

import { loginOf } from './agent/login.ts';
import { versionOf } from './agent/version.ts';
import { defineCheck } from './check.ts';

export default defineCheck({
  kind: 'agent',
  title: 'Agent command line',
  about:
    'Whether an agent command line is installed, runs and is logged in. Starts it with --version only, and only when its file changed; spends no tokens.',
  group: 'agents',
  component: null,
  intervalMs: 300_000,
  timeoutMs: 15_000,
  thresholds: { warning: null, critical: null },
  params: (z) => z.object({ agent: z.string().min(1).describe('Its name: claude, codex, gemini ..., or a command') }),
  target: ({ agent }) => agent,
  discover: async ({ world, agents }) => {
    const known = agents.length > 0 ? agents.map(agentOf) : AGENTS;
    const found = await Promise.all(
      known.map(async (agent) =>
        agents.length > 0 || (await world.shell.which(agent.command)) !== null ? [agent] : [],
      ),
    );
    return found.flat().map(({ id }) => ({ id: `agent:${id}`, kind: 'agent', title: id, params: { agent: id } }));
  },
  probe: async ({ agent: name }, { world, signal, memory }) => {
    const agent = agentOf(name);
    const path = await world.shell.which(agent.command);
    if (path === null)
      return judgeAgent(agent, { path, version: null, failure: null, login: 'not known', tookMs: null });
    const ran = await versionOf(world, path, memory, signal);
    const login = ran.failure === null ? await loginOf(world, agent, path, signal) : 'not known';
    return judgeAgent(agent, { path, login, ...ran });
  },
});
