import { type Observed, seenIn } from '#domain/diagnosis/observed.ts';
import type { Login } from '#domain/judge-agent.ts';

/** One agent command line as a diagnosis sees it. */
export interface AgentSeen {
  readonly id: string;
  readonly title: string;
  readonly command: string;
  /** Where our PATH has it. */
  readonly path: string | null;
  /** Where the PATH of a login shell has it, when ours has not. */
  readonly elsewhere: string | null;
  readonly version: string | null;
  /** Why it does not run; null when it does, or was not tried. */
  readonly failure: string | null;
  readonly login: Login;
  /** How one logs in. */
  readonly logsIn: string;
}

/** What one real question came to. */
export interface TaskSeen {
  readonly agent: string;
  readonly ok: boolean;
  /** What it needs and its help does not name; null when all is there. */
  readonly unknownOption: string | null;
  /** Its last words. */
  readonly says: string;
  readonly tookMs: number;
}

/** All that was gathered about agents. */
export interface AgentsFacts {
  /** Whether a person named those that should be there. */
  readonly named: boolean;
  readonly agents: Observed<readonly AgentSeen[]>;
  readonly task: Observed<TaskSeen | null>;
}

export const agentsIn = ({ agents }: AgentsFacts): readonly AgentSeen[] => seenIn(agents) ?? [];

export const isReady = ({ path, failure, login }: AgentSeen): boolean =>
  path !== null && failure === null && login !== 'no';
