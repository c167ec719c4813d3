import type { ProjectConfig } from '#config/config.ts';

/** A project that was found, and where it is on GitHub. */
export interface FoundProject extends ProjectConfig {
  /** `owner/name`; null when no remote is there. */
  readonly gitHub: string | null;
}

/** A unit of one of the managers of this machine. */
export interface FoundService {
  readonly manager: string;
  readonly unit: string;
  readonly state: string;
}

/** What answered where a memory service usually is. */
export interface FoundMemory {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  /** Its own word for how it is; null when it does not say. */
  readonly status: string | null;
}

/** What is on this machine that a configuration could name. */
export interface Found {
  readonly projects: readonly FoundProject[];
  readonly services: readonly FoundService[];
  /** Names of agent command lines on PATH. */
  readonly agents: readonly string[];
  readonly memory: FoundMemory | null;
  readonly frameworkRoot: string | null;
  /** Parts that did not answer in time: `services of pm2`. */
  readonly unanswered: readonly string[];
}
