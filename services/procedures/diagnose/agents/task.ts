import { type Agent, agentOf } from '#domain/agents.ts';
import { type AgentSeen, isReady, type TaskSeen } from '#domain/diagnosis/agents/facts.ts';
import { type AgentTask, costWords, taskOf } from '#domain/diagnosis/agents/task.ts';
import { seenIn } from '#domain/diagnosis/observed.ts';
import { OpsError } from '#domain/errors.ts';
import { latency } from '#domain/format.ts';
import type { Environment } from '#services/ports/environment.ts';
import type { World } from '#services/ports/world.ts';
import { type Looking, looking } from '#services/procedures/diagnose/looking.ts';
import type { StepContext } from '#services/procedures/engine/step.ts';
import { spelled } from '#services/procedures/engine/words.ts';

const HELP_MS = 20_000;
const ANSWER_MS = 120_000;
/** A person may think about it. */
const CONSENT_MS = 10 * 60_000;
const LAST_WORDS = 300;

/** One real question to the first agent that is ready, if the person agrees to what it costs. */
export function taskLook({ clock, environment }: World, agents: Looking<readonly AgentSeen[]>) {
  return looking<TaskSeen | null>(clock, {
    id: 'task',
    title: 'Ask one agent a real question',
    needs: ['agents'],
    limitMs: CONSENT_MS,
    async see(_signal, context) {
      const ready = (seenIn(agents.observed()) ?? []).filter(isReady);
      const able = ready.flatMap((agent) => {
        const task = taskOf(agent.id);
        return task === null || agent.path === null ? [] : [{ agent, task, path: agent.path }];
      })[0];
      if (able === undefined) return { seen: null, says: 'none is ready to be asked' };
      const seen = await asked(able, environment, context);
      return { seen, says: seen.ok ? `${seen.agent} answered in ${latency(seen.tookMs)}` : seen.says };
    },
  });
}

interface Able {
  readonly agent: AgentSeen;
  readonly task: AgentTask;
  readonly path: string;
}

async function asked({ agent, task, path }: Able, environment: Environment, context: StepContext): Promise<TaskSeen> {
  const command = {
    file: path,
    args: task.args,
    cwd: context.folder,
    env: environmentFor(agentOf(agent.id), environment),
  };
  const none = { agent: agent.title, ok: false, unknownOption: null, tookMs: 0 };
  await agreed(agent.title, task, spelled({ ...command, file: agent.command }), context);
  const help = await context.exec({ file: path, args: task.help }, { timeoutMs: HELP_MS, quiet: true });
  if (!`${help.stdout}${help.stderr}`.includes(task.needs))
    return { ...none, unknownOption: task.needs, says: `its help does not name ${task.needs}` };
  const answer = await context.exec(command, { timeoutMs: ANSWER_MS });
  const says = (answer.stderr.trim() || answer.stdout.trim()).slice(-LAST_WORDS) || 'nothing';
  const ok = answer.exitCode === 0 && /ready/i.test(answer.stdout);
  return { ...none, ok, says: answer.timedOut ? 'it did not answer in time' : says, tookMs: answer.tookMs };
}

/** Throws unless the person says yes to exactly this. */
async function agreed(title: string, task: AgentTask, command: string, context: StepContext): Promise<void> {
  const answer = await context.ask({
    id: 'consent',
    kind: 'choice',
    title: `Ask ${title} one real question?`,
    lines: [costWords(task), command],
    choices: [
      { id: 'no', title: 'Leave it out' },
      { id: 'yes', title: 'Ask it' },
    ],
  });
  if (answer.value !== 'yes') throw new OpsError('not-agreed', 'the person did not want it');
}

/** Its own keys and folders, and nothing else of the environment. */
function environmentFor({ keys, homes = [] }: Agent, environment: Environment): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...keys, ...homes].flatMap((name) => {
      const value = environment.get(name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
