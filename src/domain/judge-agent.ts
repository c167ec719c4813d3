import type { Agent } from './agents.ts';
import type { Verdict } from './reading.ts';

export type Login = 'yes' | 'no' | 'not known';

export interface AgentFacts {
  /** Where it was found; null when it is not on PATH. */
  readonly path: string | null;
  /** Null when it ran but printed none. */
  readonly version: string | null;
  /** Why it did not run; null when it did. */
  readonly failure: string | null;
  readonly login: Login;
  /** How long `--version` took when it last ran, ms. */
  readonly tookMs: number | null;
}

const LOGIN_WORDS: Readonly<Record<Login, string>> = {
  yes: 'logged in',
  no: 'not logged in',
  'not known': 'login not known',
};

/** Judges whether somebody could work with an agent now. A login that cannot be seen from here is no fault. */
export function judgeAgent(agent: Agent, { path, version, failure, login, tookMs }: AgentFacts): Verdict {
  const data = { path, version, login };
  if (path === null)
    return {
      status: 'critical',
      summary: 'not installed',
      hint: `Install ${agent.command}, or start the console where PATH has it.`,
      data,
    };
  if (failure !== null)
    return {
      status: 'critical',
      summary: `does not run: ${failure}`,
      hint: `Try ${agent.command} --version yourself.`,
      data,
    };
  return {
    status: login === 'no' ? 'warning' : 'ok',
    summary: `${version ?? 'version not told'}, ${LOGIN_WORDS[login]}`,
    ...(tookMs === null ? {} : { value: tookMs, unit: 'ms' }),
    hint: login === 'no' ? `Log in: ${agent.login}` : undefined,
    data,
  };
}
