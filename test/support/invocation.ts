import type { Invocation } from '#cli/command.ts';
import { defaultConfig } from '#config/defaults.ts';
import type { World } from '#services/ports/world.ts';

/** An invocation whose output is kept. */
export interface Kept {
  readonly invocation: Invocation;
  readonly out: () => string;
}

/** What the launcher hands to a command, in a world of the test's own. */
export function invocationIn(
  world: World,
  { config = {}, ...given }: Partial<Omit<Invocation, 'config'>> & { readonly config?: Partial<Invocation['config']> },
): Kept {
  let text = '';
  const output = { isTerminal: false, columns: 80, write: (part: string) => void (text += part) };
  return {
    out: () => text,
    invocation: {
      world,
      config: { ...defaultConfig('development', '/nonexistent/config.yaml'), ...config },
      verb: null,
      positionals: [],
      values: {},
      stdout: output,
      stderr: output,
      signal: new AbortController().signal,
      ...given,
    },
  };
}
