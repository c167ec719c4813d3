import { AGENTS, agentOf } from '#domain/agents.ts';
import { AGENTS_RULES } from '#domain/diagnosis/agents/rules.ts';
import { conclude } from '#domain/diagnosis/conclude.ts';
import type { World } from '#services/ports/world.ts';
import type { Subject } from '#services/procedures/diagnose/subject.ts';
import type { AgentsTarget } from '#services/procedures/diagnose/target.ts';

import { agentsLook } from './found.ts';
import { loginPathLook } from './login-path.ts';
import { taskLook } from './task.ts';

/** Whether agent command lines are there, run, and are logged in; and whether one answers, if the person agrees. */
export function agentsSubject(world: World, { agents: names }: AgentsTarget, limitMs: number): Subject {
  const wanted = names.length === 0 ? AGENTS : names.map(agentOf);
  const path = loginPathLook(world, limitMs);
  const agents = agentsLook(world, wanted, path, limitMs);
  const task = taskLook(world, agents);
  return {
    name: 'agents',
    title: 'Diagnose the agents',
    lookings: [path, agents, task],
    conclude: (notLooked) =>
      conclude(
        'agents',
        { named: names.length > 0, agents: agents.observed(), task: task.observed() },
        AGENTS_RULES,
        notLooked,
      ),
  };
}
