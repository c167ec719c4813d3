import type { Environment } from '#services/ports/environment.ts';

import { envBoolean, envHost, envPort, envText } from './env-value.ts';

/** Where the memory service is, as far as variables say; a missing part is not said. */
export interface MemoryPlace {
  readonly host?: string;
  readonly port?: number;
  readonly tls?: boolean;
}

/** What the program takes from variables of its environment. Keys and passwords among them are never looked at. */
export interface Variables {
  readonly memory: MemoryPlace;
  /** Folder of the framework as the first of its variables names it. */
  readonly frameworkRoot: string | null;
  readonly notices: readonly string[];
}

/** Newest spelling first; see docs/config.md. */
const MEMORY_PREFIXES = ['MEM0AI_', 'CLAUDE_MULTIAGENT_PM_MEMORY_', 'CLAUDE_PM_MEMORY_', 'MEM0_', 'MEMORY_SERVICE_'];
const ROOT_NAMES = ['CLAUDE_MULTIAGENT_PM_ROOT', 'CLAUDE_PM_ROOT', 'CLAUDE_PM_FRAMEWORK_PATH'];

/** Reads the variables of the framework and its memory service; what makes no sense is told by name, never by value. */
export function readVariables(environment: Environment): Variables {
  const notices: string[] = [];
  const first = <T>(names: readonly string[], expected: string, read: (text: string) => T | null): T | null => {
    for (const name of names) {
      const text = envText(environment.get(name));
      if (text === null) continue;
      const value = read(text);
      if (value !== null) return value;
      notices.push(`The variable ${name} is ignored: expected ${expected}.`);
    }
    return null;
  };
  const names = (suffix: string) => MEMORY_PREFIXES.map((prefix) => prefix + suffix);
  const place = first(names('HOST'), 'a host name', envHost);
  const port = first(names('PORT'), 'a port from 1 to 65535', envPort) ?? place?.port ?? null;
  const tls = first(names('USE_TLS'), 'true or false', envBoolean) ?? place?.tls ?? null;
  return {
    memory: {
      ...(place !== null && { host: place.host }),
      ...(port !== null && { port }),
      ...(tls !== null && { tls }),
    },
    frameworkRoot: first(ROOT_NAMES, 'a folder', (text) => text),
    notices,
  };
}
