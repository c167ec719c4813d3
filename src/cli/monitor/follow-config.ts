import type { Invocation } from '#cli/command.ts';
import type { Config } from '#config/config.ts';
import { watchConfig } from '#config/watch.ts';

/** Takes over every change of the configuration that is valid, and tells of those that are not. The function returned ends it. */
export function followConfig(
  { world, config, load }: Invocation,
  followers: readonly { readonly adopt: (config: Config) => void }[],
  tell: (text: string) => void,
): () => void {
  if (load === undefined) return () => undefined;
  return watchConfig({
    store: world.configStore,
    clock: world.clock,
    config,
    load,
    onConfig(next) {
      for (const follower of followers) follower.adopt(next);
      tell('The configuration was read again.');
    },
    onError: ({ message }) => tell(`The old configuration goes on: ${message}`),
  });
}
