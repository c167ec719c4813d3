import type { Invocation } from '#cli/command.ts';
import { watchConfig } from '#config/watch.ts';

import type { Watching } from './watching.ts';

/** Takes over every change of the configuration that is valid, and tells of those that are not. The function returned ends it. */
export function followConfig(
  { world, config, load }: Invocation,
  watching: Pick<Watching, 'adopt'>,
  tell: (text: string) => void,
): () => void {
  if (load === undefined) return () => undefined;
  return watchConfig({
    store: world.configStore,
    clock: world.clock,
    config,
    load,
    onConfig(next) {
      watching.adopt(next);
      tell('The configuration was read again.');
    },
    onError: ({ message }) => tell(`The old configuration goes on: ${message}`),
  });
}
