import type { Agent } from '#domain/agents.ts';
import type { AgentSeen } from '#domain/diagnosis/agents/facts.ts';
import { seenIn } from '#domain/diagnosis/observed.ts';
import { messageOf } from '#domain/errors.ts';
import { joinPath } from '#domain/path.ts';
import { loginOf } from '#services/checks/agent/login.ts';
import { versionOf } from '#services/checks/agent/version.ts';
import type { World } from '#services/ports/world.ts';
import { type Looking, looking } from '#services/procedures/diagnose/looking.ts';
import { within } from '#services/procedures/diagnose/within.ts';

/** Starting one may take seconds. */
const STARTS = 3;

/** Each of them: where it is, whether it runs, whether somebody is logged in. Spends nothing. */
export function agentsLook(
  world: World,
  wanted: readonly Agent[],
  loginPath: Looking<readonly string[]>,
  limitMs: number,
) {
  return looking<readonly AgentSeen[]>(world.clock, {
    id: 'agents',
    title: 'Look for agents, start them with --version, look for a login',
    commands: wanted.map(({ command }) => `${command} --version`),
    needs: ['login-path'],
    limitMs: 2 * STARTS * limitMs,
    async see(signal) {
      const folders = seenIn(loginPath.observed()) ?? [];
      const seen = await Promise.all(wanted.map((agent) => agentSeen(world, agent, { folders, limitMs, signal })));
      return { seen, says: seen.flatMap(wordsOf).join('; ') || 'none was found' };
    },
  });
}

interface Around {
  readonly folders: readonly string[];
  readonly limitMs: number;
  readonly signal: AbortSignal;
}

async function agentSeen(world: World, agent: Agent, { folders, limitMs, signal }: Around): Promise<AgentSeen> {
  const { id, title, command, login: logsIn } = agent;
  const path = await world.shell.which(command);
  const none = { id, title, command, path, version: null, failure: null, login: 'not known', logsIn } as const;
  if (path === null) return { ...none, elsewhere: await firstIn(world, folders, command) };
  const limit = { clock: world.clock, limitMs: STARTS * limitMs, outer: signal };
  const ran = await within(limit, (until) => versionOf(world, path, new Map(), until)).catch((thrown: unknown) => ({
    version: null,
    failure: messageOf(thrown),
  }));
  const login =
    ran.failure === null
      ? await within(limit, (until) => loginOf(world, agent, path, until)).catch(() => 'not known' as const)
      : 'not known';
  return { ...none, elsewhere: null, version: ran.version, failure: ran.failure, login };
}

async function firstIn({ files }: World, folders: readonly string[], command: string): Promise<string | null> {
  for (const folder of folders) {
    const path = joinPath(folder, command);
    const found = await files.stat(path).catch(() => null);
    if (found?.kind === 'file') return path;
  }
  return null;
}

function wordsOf({ command, path, elsewhere, version, failure, login }: AgentSeen): readonly string[] {
  if (path === null) return elsewhere === null ? [] : [`${command} only at ${elsewhere}`];
  if (failure !== null) return [`${command} does not run: ${failure}`];
  return [
    `${command} ${version ?? '?'}, ${login === 'yes' ? 'logged in' : login === 'no' ? 'not logged in' : 'login not known'}`,
  ];
}
