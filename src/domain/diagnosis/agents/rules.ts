import { type Cause, type Judgement, no, OPEN, so } from '#domain/diagnosis/cause.ts';
import type { Rules } from '#domain/diagnosis/conclude.ts';
import { advice } from '#domain/diagnosis/net.ts';
import { seenIn } from '#domain/diagnosis/observed.ts';
import { latency } from '#domain/format.ts';

import { type AgentSeen, agentsIn, type AgentsFacts, isReady } from './facts.ts';

type AgentsCause = Cause<AgentsFacts>;

const names = (agents: readonly AgentSeen[]): string => agents.map(({ title }) => title).join(', ');

/** A cause that some of the agents have. */
function whenSome(
  cause: Pick<AgentsCause, 'id' | 'title' | 'status'>,
  has: (agent: AgentSeen, facts: AgentsFacts) => boolean,
  judge: (agents: readonly AgentSeen[], first: AgentSeen) => Judgement,
): AgentsCause {
  return {
    ...cause,
    judge(facts) {
      if (seenIn(facts.agents) === null) return OPEN;
      const some = agentsIn(facts).filter((agent) => has(agent, facts));
      const [first] = some;
      return first === undefined ? no('none of them') : judge(some, first);
    },
  };
}

const PATH_DIFFERS = whenSome(
  { id: 'agents-path-differs', title: 'It is installed where our PATH does not look', status: 'critical' },
  ({ path, elsewhere }) => path === null && elsewhere !== null,
  (some, first) =>
    so(
      'certain',
      `${names(some)} is installed, but the PATH this program was started with does not lead there.`,
      some.map(({ command, elsewhere }) => `a login shell finds ${command} at ${elsewhere}`),
      [
        advice('login-shell', 'Start the console from a login shell', ['exec $SHELL -l', 'cpm-console']),
        advice('add-path', 'Or add its folder to PATH', [`export PATH="${folderOf(first.elsewhere ?? '')}:$PATH"`]),
      ],
    ),
);

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

const FAILS = whenSome(
  { id: 'agents-do-not-run', title: 'It does not run', status: 'critical' },
  ({ path, failure }) => path !== null && failure !== null,
  (some, first) =>
    so(
      'certain',
      `${names(some)} is installed, but does not run.`,
      some.map(({ path, failure }) => `${path} --version: ${failure}`),
      [advice('try-it', 'Try it yourself, or install it again', [`${first.path} --version`])],
    ),
);

const MISSING = whenSome(
  { id: 'agents-missing', title: 'It is not installed', status: 'critical' },
  ({ path, elsewhere }, { named }) => named && path === null && elsewhere === null,
  (some, first) =>
    so(
      'certain',
      `${names(some)} should be there, and is not installed.`,
      some.map(({ command }) => `neither our PATH nor that of a login shell has ${command}`),
      [advice('install', `Install ${first.command}, or take it out of agents in the configuration`)],
    ),
);

const NONE: AgentsCause = {
  id: 'agents-none-found',
  title: 'There is none',
  status: 'warning',
  judge(facts) {
    if (seenIn(facts.agents) === null) return OPEN;
    const there = agentsIn(facts).filter(({ path, elsewhere }) => path !== null || elsewhere !== null);
    if (facts.named || there.length > 0) return no(there.length > 0 ? `${names(there)} is there` : 'some are named');
    return so(
      'certain',
      'No agent command line that is known is installed.',
      agentsIn(facts).map(({ command }) => `${command} was not found`),
      [advice('install', 'Install one: claude, codex, gemini, opencode, cursor-agent or aider')],
    );
  },
};

const LOGGED_OUT = whenSome(
  { id: 'agents-not-logged-in', title: 'Nobody is logged in', status: 'warning' },
  ({ path, failure, login }) => path !== null && failure === null && login === 'no',
  (some) =>
    so(
      'certain',
      `${names(some)} runs, but nobody is logged in.`,
      some.map(({ title }) => `${title}: no key in the environment and no login`),
      some.map(({ title, logsIn }) => advice('log-in', `Log in to ${title}`, [logsIn])),
    ),
);

const OPTION: AgentsCause = {
  id: 'agents-option-unknown',
  title: 'Its version does not know what we ask of it',
  status: 'warning',
  judge({ task }) {
    const seen = seenIn(task);
    if (seen === null) return OPEN;
    if (seen.unknownOption === null) return no('it knows what we ask of it');
    return so(
      'certain',
      `This version of ${seen.agent} does not know ${seen.unknownOption}, so it was not asked.`,
      [`its help does not name ${seen.unknownOption}`],
      [advice('update', `Update ${seen.agent}`)],
    );
  },
};

const TASK: AgentsCause = {
  id: 'agents-task-failed',
  title: 'A real question failed',
  status: 'critical',
  judge({ task }) {
    const seen = seenIn(task);
    if (seen === null || seen.unknownOption !== null) return OPEN;
    if (seen.ok) return no(`${seen.agent} answered in ${latency(seen.tookMs)}`);
    return so(
      'certain',
      `${seen.agent} runs, but could not answer a question.`,
      [`its last words: ${seen.says}`],
      [
        advice('ask-yourself', 'Ask it yourself: it may be logged out, over its limit, or without a network'),
        advice('diagnose-network', 'Diagnose the network', ['cpm-console diagnose network']),
      ],
    );
  },
};

/** What can be wrong with agent command lines. */
export const AGENTS_RULES: Rules<AgentsFacts> = {
  causes: [PATH_DIFFERS, FAILS, MISSING, NONE, TASK, LOGGED_OUT, OPTION],
  healthy(facts) {
    const ready = agentsIn(facts).filter(isReady);
    if (ready.length === 0) return null;
    const task = seenIn(facts.task);
    return {
      title: `${names(ready)}: ready.`,
      evidence: [
        ...ready.map(({ title, version, login }) => `${title} ${version ?? 'of an unknown version'}, ${LOGIN[login]}`),
        ...(task?.ok === true ? [`${task.agent} answered a question in ${latency(task.tookMs)}`] : []),
      ],
    };
  },
  unexplained: () => ({ title: 'It is not known how the agents are.', evidence: [] }),
};

const LOGIN = { yes: 'logged in', no: 'not logged in', 'not known': 'login not known' } as const;
